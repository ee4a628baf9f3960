import type { Period } from '../../../core/calendar.ts';
import { at } from '../../../core/present.ts';
import { nilLine, type Tick } from '../../charts/axes.ts';
import type { Datum, Frame, Layer } from '../../charts/marks.ts';
import { draw, symbol } from '../../charts/marks.ts';
import { chartOf } from '../../charts/panels.ts';
import { SIDE_COLOURS } from '../../charts/theme.ts';
import { niceTicks } from '../../charts/ticks.ts';
import { formatList, formatNumber } from '../../format.ts';
import { inSentence, inSteps } from '../../text.ts';
import type { DrawChart } from '../topic.ts';
import { monthCells } from './historyFit.ts';
import { HISTORY_LAYOUT, type HistoryPanel, historyPanels } from './historyPanels.ts';
import { type HistorySeries, historySeries, middleOf } from './historySeries.ts';

const HEIGHT = 60;

/** What the model misses, month by month: measured over modelled, less one. Runs on one side are what it does not know. */
export const historyResiduals: DrawChart = (decision) => {
  const series = historySeries(decision).map((one) => ({ ...one, misses: missesOf(one) }));
  const [first] = series;
  const t = inSteps(decision.model.step);
  if (!first) return undefined;
  const worst = [...series].sort((a, b) => usual(b.misses) - usual(a.misses))[0] ?? first;
  return {
    title: t`What the model misses is largest in ${inSentence(worst.name)}: ${formatNumber(100 * usual(worst.misses))}% in the middle month`,
    caption: t`How far each measured month lies above or below the model’s middle, in percent of it. A run on one side is something that the model does not know.`,
    alt: t`Stems by month for ${formatList(series.map(({ name }) => name))}: how far each measured month lies above or below the model.`,
    spec: chartOf(historyPanels(series.map(panelOf), HEIGHT), HISTORY_LAYOUT),
    table: {
      columns: [t`Month`, ...series.map(({ name }) => `${name}, %`)],
      rows: monthCells(first.start, first.misses.length).map((month, index) => [
        month,
        ...series.map(({ misses }) => (Number.isFinite(misses[index]) ? formatNumber(100 * at(misses, index), 1) : '')),
      ]),
    },
  };
};

function missesOf({ fitted: { measured, fit } }: HistorySeries): number[] {
  return measured.map((value, month) => value / at(fit.p50, month) - 1);
}

/** Of the distance from the model, whichever way. */
function usual(misses: readonly number[]): number {
  return middleOf(misses.filter(Number.isFinite).map(Math.abs));
}

function panelOf({ name, start, misses }: HistorySeries & { readonly misses: readonly number[] }): HistoryPanel {
  const most = 100 * Math.max(0.01, ...misses.map(Math.abs).filter(Number.isFinite));
  const ticks = niceTicks(-most, most, 3).map((value): Tick => ({ value, text: `${formatNumber(value)}%` }));
  return {
    name,
    start,
    count: misses.length,
    ticks,
    under: (frame) => [nilLine(frame)],
    over: (frame, months) => stems(frame, misses, months),
  };
}

function stems(frame: Frame, misses: readonly number[], months: readonly Period[]): Layer[] {
  const rows = months.flatMap((x, month): Datum[] => {
    const y = 100 * at(misses, month);
    return Number.isFinite(y) ? [{ x, y, y2: 0 }] : [];
  });
  const ends = rows.map(({ x = 0, y = 0 }) => ({ x, y }));
  return [
    draw(frame, { type: 'rule', stroke: SIDE_COLOURS.low, strokeWidth: 2 }, rows),
    draw(frame, symbol('circle', SIDE_COLOURS.high, { size: 14 }), ends),
  ];
}
