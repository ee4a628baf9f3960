import type { Chart } from '../chart.ts';
import { CHART_WIDTH } from '../theme.ts';
import { attributes, type Measure, type Painted, type PaintedSpec, type PaintedView, pixel, together } from './painted.ts';
import { paintLayer } from './paintLayer.ts';
import { escaped } from './paintText.ts';

const PADDING = { across: 2, down: 4 } as const;

/**
 * A chart as SVG without Vega, for a page that draws again while its reader drags: the same marks at the same places as `drawChart.ts` draws
 * them. Throws nothing: what a specification of ours does not hold is not drawn.
 */
export function paintChart({ spec, alt }: Pick<Chart, 'spec' | 'alt'>, measure: Measure): string {
  const { svg, box } = paintViews(spec as unknown as PaintedSpec, measure);
  const [x, y] = [Math.ceil(PADDING.across - box.left), Math.ceil(PADDING.down - box.top)];
  const width = Math.max(CHART_WIDTH, x + Math.ceil(box.right + PADDING.across));
  const height = y + Math.floor(box.bottom + PADDING.down);
  const moved = `translate(${x},${y})`;
  const size = attributes({ width, height, viewBox: `0 0 ${width} ${height}` });
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escaped(alt)}"${size}><g fill="none" stroke-miterlimit="4" transform="${moved}">${svg}</g></svg>`;
}

/** Views in rows, each column as wide as its widest, in whole pixels. */
export function paintViews({ concat, columns, spacing }: PaintedSpec, measure: Measure): Painted {
  const rows = Array.from({ length: Math.ceil(concat.length / columns) }, (_, row) =>
    concat.slice(row * columns, (row + 1) * columns),
  );
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(0, ...rows.flatMap((row) => row.slice(column, column + 1).map(({ width }) => width))),
  );
  const left = (column: number): number => widths.slice(0, column).reduce((x, width) => Math.ceil(x + width) + spacing.column, 0);
  const top = (row: number): number =>
    rows.slice(0, row).reduce((y, views) => y + Math.max(...views.map(({ height }) => height)) + spacing.row, 0);
  return together(
    rows.flatMap((views, row) => views.map((view, column) => paintView(view, { x: left(column), y: top(row) }, measure))),
  );
}

function paintView(view: PaintedView, { x, y }: { readonly x: number; readonly y: number }, measure: Measure): Painted {
  const { svg, box } = together(view.layer.map((layer) => paintLayer(layer, view, measure)));
  return {
    svg: `<g transform="translate(${pixel(x)},${pixel(y)})">${svg}</g>`,
    box: { left: x + box.left, right: x + box.right, top: y + box.top, bottom: y + box.bottom },
  };
}
