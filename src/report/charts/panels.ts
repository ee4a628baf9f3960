import type { TopLevelSpec } from 'vega-lite';
import type { Frame, Layer } from './marks.ts';
import { draw } from './marks.ts';
import { CHART_CONFIG, CHART_WIDTH, GREYS } from './theme.ts';

const SCHEMA = 'https://vega.github.io/schema/vega-lite/v6.json';

/** What every specification begins with. `flush`: text outside a frame does not move its neighbours. */
const BASE = {
  $schema: SCHEMA,
  background: 'transparent',
  padding: { left: 2, right: 2, top: 4, bottom: 4 },
  config: CHART_CONFIG,
} as const;

export interface Panel {
  readonly frame: Frame;
  readonly layers: readonly Layer[];
}

/** Panels in rows: one chart. A single panel is a row of one. */
export function chartOf(panels: readonly Panel[], { columns = 3, gap = GAP, rowGap = 76 } = {}): TopLevelSpec {
  const views = panels.map(({ frame, layers }) => ({ width: frame.width, height: frame.height, layer: [...layers] }));
  return { ...BASE, concat: views, columns, spacing: { row: rowGap, column: gap }, bounds: 'flush' };
}

const GAP = 14;

/** Width of each of `count` panels in a row of at most `columns`, between margins for axis labels and end labels. */
export function panelWidth(count: number, margins: { readonly left: number; readonly right: number }, columns = 3): number {
  const across = Math.max(1, Math.min(count, columns));
  return Math.floor((CHART_WIDTH - 4 - margins.left - margins.right - GAP * (across - 1)) / across);
}

/** The name over a panel, with a remark under it. */
export function heading(frame: Frame, { text, note, colour }: { text: string; note?: string; colour: string }): Layer[] {
  const style = { type: 'text', x: 0, align: 'left', limit: frame.width } as const;
  const name = draw(frame, { ...style, y: note === undefined ? -24 : -38, fontSize: 12, fontWeight: 700, fill: colour }, [
    { text },
  ]);
  return note === undefined
    ? [name]
    : [name, draw(frame, { ...style, y: -24, fontSize: 11, fill: GREYS.muted }, [{ text: note }])];
}

/** What the value axis measures, above its top end. */
export function axisTitle(frame: Frame, text: string, { y = -26, left = 38 } = {}): Layer {
  return draw(frame, { type: 'text', x: -left, y, align: 'left', fontSize: 11, fill: GREYS.muted, limit: frame.width + left }, [
    { text },
  ]);
}
