import type { Backtest, BacktestSeries, Method } from '../../../backtest/backtest.ts';
import { bottomAxis, type Tick, valueAxis } from '../../charts/axes.ts';
import type { Frame, Layer } from '../../charts/marks.ts';
import { draw, keyEntry, symbol, unbroken } from '../../charts/marks.ts';
import { axisTitle, chartOf, heading, type Panel, panelWidth } from '../../charts/panels.ts';
import { GREYS, PLAN_COLOURS } from '../../charts/theme.ts';
import { niceTicks, rangeOf } from '../../charts/ticks.ts';
import { formatList, formatNumber, formatPercent, shorten, withoutBrackets } from '../../format.ts';
import { inSentence } from '../../text.ts';
import type { DrawChart } from '../topic.ts';

/** How each method is drawn, the model last and on top. */
const LINES: readonly { readonly method: Method; readonly label: string; readonly colour: string; readonly dash?: number[] }[] = [
  { method: 'naive', label: 'last value', colour: PLAN_COLOURS[2], dash: [5, 2.5] },
  { method: 'seasonal_naive', label: 'same month last year', colour: PLAN_COLOURS[3], dash: [2, 2] },
  { method: 'drift', label: 'last value and drift', colour: PLAN_COLOURS[4], dash: [7, 2, 2, 2] },
  { method: 'model', label: 'the model', colour: PLAN_COLOURS[1] },
];
const MOST_PANELS = 6;

/** How far past forecasts were off, by months ahead, beside the simple rules on the same months. Series that are counted stand in the table only. */
export const backtestChart: DrawChart = ({ backtest: tested }) => {
  const shown = tested?.series.filter(({ counted }) => !counted).slice(0, MOST_PANELS) ?? [];
  if (!tested || shown.length === 0) return undefined;
  return {
    title: titleOf(tested),
    caption: `Error of forecasts of months that the model had not seen: sum of absolute errors as a part of the sum of actual values (WAPE), by months ahead, from ${tested.origins.length} origins; fewer origins reach the longer ones. Lower is better.`,
    alt: `${shown.length} panels of lines of forecast error by months ahead, of the model and of three simple rules. ${shown.map(inWords).join('; ')}.`,
    spec: chartOf(panelsOf(shown, tested.ahead), { rowGap: 82 }),
    table: {
      columns: ['Series', 'Months ahead', 'Forecasts', ...LINES.toReversed().map(({ label }) => `WAPE of ${label}, %`)],
      rows: tested.series.flatMap(({ label, byHorizon }) =>
        byHorizon.map(({ from, scores }) => [
          withoutBrackets(label),
          String(from),
          String(scores.get('model')?.forecasts ?? 0),
          ...LINES.toReversed().map(({ method }) => formatNumber(100 * (scores.get(method)?.wape ?? Number.NaN), 1)),
        ]),
      ),
    },
  };
};

function inWords({ label, overall: { scores } }: BacktestSeries): string {
  const rules = [...scores].filter(([method]) => method !== 'model').map(([, { wape }]) => wape);
  const best = rules.length > 0 ? `, the best rule ${formatPercent(Math.min(...rules))}` : '';
  return `${label} over all months ahead: model ${formatPercent(scores.get('model')?.wape ?? Number.NaN)}${best}`;
}

/** How often the model wins, and where it loses by name: three series at most, or how many. */
function titleOf({ series }: Backtest): string {
  const named = (wanted: string): string[] =>
    series.filter(({ skill }) => skill?.verdict === wanted).map(({ label }) => shorten(inSentence(withoutBrackets(label)), 24));
  const [better, worse] = [named('better'), named('worse')];
  const losses = worse.length === 0 ? '' : worse.length > 3 ? `${worse.length} series` : formatList(worse);
  const wins = better.length === series.length ? `all ${series.length}` : `${better.length || 'none'} of ${series.length}`;
  return `Tested on months it had not seen, the model beat the best simple rule for ${wins} series${losses === '' ? '' : ` and lost to it for ${losses}`}`;
}

function panelsOf(shown: readonly BacktestSeries[], ahead: number): Panel[] {
  const values = shown.flatMap(({ byHorizon }) =>
    byHorizon.flatMap(({ scores }) => [...scores.values()].map(({ wape }) => wape)),
  );
  const ticks = niceTicks(0, Math.max(0.01, ...values.filter(Number.isFinite)), 4).map(
    (value): Tick => ({ value, text: formatPercent(value, 0) }),
  );
  const frame: Frame = {
    width: panelWidth(shown.length, { left: 44, right: 10 }),
    height: 112,
    x: [0.7, ahead + 0.3],
    y: rangeOf(ticks.map(({ value }) => value)),
  };
  return shown.map((series, index) => ({ frame, layers: panelLayers(series, { frame, ticks, index, ahead }) }));
}

function panelLayers(
  series: BacktestSeries,
  { frame, ticks, index, ahead }: { frame: Frame; ticks: readonly Tick[]; index: number; ahead: number },
): Layer[] {
  const months = Array.from({ length: ahead }, (_, month) => ({ value: month + 1, text: String(month + 1) }));
  return [
    ...valueAxis(frame, ticks, index % 3 === 0),
    ...bottomAxis(frame, months, false),
    ...heading(frame, { text: series.label, colour: GREYS.ink }),
    ...(index === 0 ? [axisTitle(frame, 'WAPE by months ahead', { y: -60 }), ...key(frame)] : []),
    ...LINES.flatMap((line) => lineLayers(frame, series, line)),
  ];
}

function lineLayers(frame: Frame, { byHorizon }: BacktestSeries, { method, colour, dash }: (typeof LINES)[number]): Layer[] {
  const rows = byHorizon.map(({ from, scores }) => ({ x: from, y: scores.get(method)?.wape ?? Number.NaN }));
  const style = { type: 'line', stroke: colour, strokeWidth: method === 'model' ? 2.5 : 1.5, opacity: 1 } as const;
  const runs = unbroken(rows);
  const lines = runs.map((run) => draw(frame, { ...style, ...(dash && { strokeDash: dash }) }, run));
  return method === 'model' ? [...lines, draw(frame, symbol('circle', colour, { size: 22 }), runs.flat())] : lines;
}

/** Which line is which, over the first row of panels. */
function key(frame: Frame): Layer[] {
  const [rules, model] = [LINES.slice(0, -1), LINES.slice(-1)];
  const places = [120, 210, 310, 450];
  return [...model, ...rules].flatMap(({ label, colour }, index) =>
    keyEntry(frame, { text: label, colour, x: places[index] ?? 0, y: -60 }),
  );
}
