import { formatGain } from '../format.ts';
import { bottomAxis } from './axes.ts';
import { draw, type Frame, type Layer } from './marks.ts';
import { GREYS } from './theme.ts';
import { niceTicks, rangeOf } from './ticks.ts';

export interface GainRows {
  readonly rows: number;
  /** Pixels of a row, and of all that lies between the names and what stands at the right. */
  readonly rowHeight: number;
  readonly width: number;
  readonly currency: string;
  readonly ticks: number;
}

/** A frame of rows over one axis of money gained or lost that holds these values and nil, with the axis and the line at nil drawn. */
export function gainRows(values: readonly number[], { rows, rowHeight, width, currency, ticks }: GainRows) {
  const all = [...values, 0];
  const round = niceTicks(Math.min(...all), Math.max(...all), ticks);
  const frame: Frame = { width, height: rows * rowHeight, x: rangeOf(round), y: [rows, 0] };
  const labelled = round.map((value) => ({ value, text: formatGain(value, currency) }));
  const nil = { type: 'rule', y: 0, y2: frame.height, stroke: GREYS.rule, strokeWidth: 1.25 } as const;
  const layers: readonly Layer[] = [...bottomAxis(frame, labelled), draw(frame, nil, [{ x: 0 }])];
  return { frame, layers };
}
