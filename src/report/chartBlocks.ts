import { type ChartBlock, columnsOf } from './block.ts';
import type { DrawnChart } from './charts/chart.ts';

/** The charts of a topic, as blocks. */
export function chartBlocks({ charts }: { readonly charts: readonly DrawnChart[] }): ChartBlock[] {
  return charts.map(chartBlock);
}

function chartBlock({ id, title, caption, alt, svg, table }: DrawnChart): ChartBlock {
  const columns = columnsOf(table.columns).map((column, index) => ({
    ...column,
    align: index === 0 ? ('left' as const) : ('right' as const),
    grow: 1,
  }));
  return {
    kind: 'chart',
    id,
    title,
    caption,
    alt,
    svg,
    table: { kind: 'table', caption: title, columns, rows: table.rows, totals: [], small: true },
  };
}
