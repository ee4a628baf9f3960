import { addPeriods, type Period } from '../../../core/calendar.ts';
import { at } from '../../../core/present.ts';
import { axisWidth, monthAxis, type Tick, valueAxis } from '../../charts/axes.ts';
import type { Frame, Layer } from '../../charts/marks.ts';
import { heading, type Panel, panelWidth } from '../../charts/panels.ts';
import { GREYS } from '../../charts/theme.ts';
import { rangeOf } from '../../charts/ticks.ts';
import type { HistorySeries } from './historySeries.ts';

const COLUMNS = 2;

/** How a chart of {@link historyPanels} is set. */
export const HISTORY_LAYOUT = { columns: COLUMNS, gap: 56, rowGap: 78 } as const;

/** One measured series over the actual months: its scale, and what is drawn below and above its name. */
export interface HistoryPanel extends Pick<HistorySeries, 'name' | 'start'> {
  readonly count: number;
  readonly ticks: readonly Tick[];
  readonly under?: (frame: Frame) => readonly Layer[];
  readonly over: (frame: Frame, months: readonly Period[]) => readonly Layer[];
}

/** Small charts in two columns, all of one size. */
export function historyPanels(series: readonly HistoryPanel[], height: number): Panel[] {
  const left = Math.max(...series.map(({ ticks }) => axisWidth(ticks)));
  const width = panelWidth(COLUMNS, { left: left + left, right: 6 }, COLUMNS) - 20;
  return series.map(({ name, start, count, ticks, under, over }) => {
    const months = Array.from({ length: count }, (_, month) => addPeriods(start, month));
    const y = rangeOf(ticks.map(({ value }) => value));
    const frame: Frame = { width, height, x: [at(months, 0), at(months, count - 1)], y };
    const named = [...(under?.(frame) ?? []), ...heading(frame, { text: name, colour: GREYS.ink })];
    return { frame, layers: [...valueAxis(frame, ticks), ...named, ...over(frame, months), ...monthAxis(frame, months)] };
  });
}
