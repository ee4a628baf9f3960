import type { ChartBlock } from './block.ts';
import { columnsOf } from './block.ts';
import type { DrawnChart } from './charts/chart.ts';
import type { Context } from './topics/topicContext.ts';

/** Which charts a section shows, by section, in order. Charts that no section names are shown together at the end of the report proper. */
const CHARTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['discovery', ['budget-dependent-versus-earned']],
  ['channels', ['discovery-by-channel', 'category-mix']],
  ['acos', ['acos', 'acos-causes']],
  ['rank', ['organic-rank']],
  ['cash', ['cumulative-cash', 'pairs', 'npv-difference']],
  ['run-off', ['run-off']],
  ['sensitivity', ['tornado']],
  ['profit', ['quarterly-contribution']],
  ['calibration-fit', ['history-fit', 'history-residuals']],
  ['calibration-lessons', ['lessons']],
  ['backtest', ['backtest']],
]);

/** The charts of a section, as blocks. */
export function chartsOf({ charts }: Context, section: string): ChartBlock[] {
  const ids = CHARTS.get(section) ?? [];
  return ids.flatMap((id) => charts.filter((chart) => chart.id === id)).map(chartBlock);
}

/** The charts that no section names. */
export function otherCharts({ charts }: Context): ChartBlock[] {
  const named = new Set([...CHARTS.values()].flat());
  return charts.filter(({ id }) => !named.has(id)).map(chartBlock);
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
