import type { Backtest, BacktestSeries, Method } from '../../../backtest/backtest.ts';
import type { Step } from '../../../core/calendar.ts';
import { at } from '../../../core/present.ts';
import { bottomAxis, type Tick, valueAxis } from '../../charts/axes.ts';
import type { Frame, Layer } from '../../charts/marks.ts';
import { draw, keyEntry, symbol, unbroken } from '../../charts/marks.ts';
import { axisTitle, chartOf, heading, type Panel, panelWidth } from '../../charts/panels.ts';
import { GREYS, PLAN_COLOURS } from '../../charts/theme.ts';
import { niceTicks, rangeOf } from '../../charts/ticks.ts';
import { formatList, formatNumber, formatPercent, shorten, withoutBrackets } from '../../format.ts';
import { inSentence, inSteps } from '../../text.ts';
import type { DrawChart } from '../topic.ts';
import { ofModel, wapeOf } from './methodScores.ts';

/** How the model and its three hardest rivals are drawn, the model last and on top; the table has all. */
const METHODS: readonly { readonly method: Method; readonly label: string; readonly colour: string; readonly dash?: number[] }[] =
  [
    { method: 'smoothing', label: 'damped smoothing', colour: PLAN_COLOURS[2], dash: [5, 2.5] },
    { method: 'seasonal_naive', label: 'same month last year', colour: PLAN_COLOURS[3], dash: [2, 2] },
    { method: 'regression', label: 'regression on spend', colour: PLAN_COLOURS[4], dash: [7, 2, 2, 2] },
    { method: 'model', label: 'the model', colour: PLAN_COLOURS[1] },
  ];
type Line = (typeof METHODS)[number];

/** The same in the words of a model that moves by so much at a time. */
function linesIn(step: Step): readonly Line[] {
  return METHODS.map((line) => ({ ...line, label: line.label.replace('month', step) }));
}

const MOST_PANELS = 6;

/** How far past forecasts were off, by months ahead, beside the simple rules on the same months. Series that are counted stand in the table only. */
export const backtestChart: DrawChart = ({ backtest: tested, model: { step } }) => {
  const [t, lines] = [inSteps(step), linesIn(step)];
  const shown = tested?.series.filter(({ counted }) => !counted).slice(0, MOST_PANELS) ?? [];
  if (!tested || shown.length === 0) return undefined;
  return {
    title: titleOf(tested, step),
    caption: t`Error of forecasts of months that the model had not seen: sum of absolute errors as a part of the sum of actual values (WAPE), by months ahead, from ${tested.origins.length} origins; fewer origins reach the longer ones. Lower is better.`,
    alt: t`${shown.length} panels of lines of forecast error by months ahead, of the model and of three simple rules. ${shown.map((one) => inWords(one, step)).join('; ')}.`,
    spec: chartOf(panelsOf(shown, { ahead: tested.ahead, step }), { rowGap: 82 }),
    table: {
      columns: ['Series', t`Months ahead`, 'Forecasts', ...lines.toReversed().map(({ label }) => `WAPE of ${label}, %`)],
      rows: tested.series.flatMap(({ label, byHorizon }) =>
        byHorizon.map(({ from, scores }) => [
          withoutBrackets(label),
          String(from),
          String(ofModel(scores).forecasts),
          ...lines.toReversed().map(({ method }) => formatNumber(100 * wapeOf(scores, method), 1)),
        ]),
      ),
    },
  };
};

function inWords({ label, overall: { scores } }: BacktestSeries, step: Step): string {
  const rules = [...scores].filter(([method]) => method !== 'model').map(([, { wape }]) => wape);
  const best = rules.length > 0 ? `, the best rule ${formatPercent(Math.min(...rules))}` : '';
  return inSteps(step)`${label} over all months ahead: model ${formatPercent(ofModel(scores).wape)}${best}`;
}

/** How often the model wins, and where it loses by name: three series at most, or how many. */
function titleOf({ series }: Backtest, step: Step): string {
  const named = (wanted: string): string[] =>
    series.filter(({ skill }) => skill?.verdict === wanted).map(({ label }) => shorten(inSentence(withoutBrackets(label)), 24));
  const [better, worse] = [named('better'), named('worse')];
  const losses = worse.length === 0 ? '' : worse.length > 3 ? `${worse.length} series` : formatList(worse);
  const wins = better.length === series.length ? `all ${series.length}` : `${better.length || 'none'} of ${series.length}`;
  return inSteps(
    step,
  )`Tested on months it had not seen, the model beat the best simple rule for ${wins} series${losses === '' ? '' : ` and lost to it for ${losses}`}`;
}

interface Reach {
  readonly ahead: number;
  readonly step: Step;
}

function panelsOf(shown: readonly BacktestSeries[], { ahead, step }: Reach): Panel[] {
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
  return shown.map((series, index) => ({ frame, layers: panelLayers(series, { frame, ticks, index, ahead, step }) }));
}

function panelLayers(
  series: BacktestSeries,
  { frame, ticks, index, ahead, step }: Reach & { frame: Frame; ticks: readonly Tick[]; index: number },
): Layer[] {
  const months = Array.from({ length: ahead }, (_, month) => ({
    value: month + 1,
    text: ahead > 12 && (month + 1) % 4 > 0 ? '' : String(month + 1),
  }));
  return [
    ...valueAxis(frame, ticks, index % 3 === 0),
    ...bottomAxis(frame, months, false),
    ...heading(frame, { text: series.label, colour: GREYS.ink }),
    ...(index === 0 ? [axisTitle(frame, inSteps(step)`WAPE by months ahead`, { y: -60 }), ...key(frame, step)] : []),
    ...METHODS.flatMap((line) => lineLayers(frame, series, line)),
  ];
}

function lineLayers(frame: Frame, { byHorizon }: BacktestSeries, { method, colour, dash }: Line): Layer[] {
  const rows = byHorizon.map(({ from, scores }) => ({ x: from, y: wapeOf(scores, method) }));
  const style = { type: 'line', stroke: colour, strokeWidth: method === 'model' ? 2.5 : 1.5, opacity: 1 } as const;
  const runs = unbroken(rows);
  const lines = runs.map((run) => draw(frame, { ...style, ...(dash && { strokeDash: dash }) }, run));
  return method === 'model' ? [...lines, draw(frame, symbol('circle', colour, { size: 22 }), runs.flat())] : lines;
}

/** Which line is which, over the first row of panels. */
function key(frame: Frame, step: Step): Layer[] {
  const lines = linesIn(step);
  const [rules, model] = [lines.slice(0, -1), lines.slice(-1)];
  const places = [120, 210, 335, 475];
  return [...model, ...rules].flatMap(({ label, colour }, index) =>
    keyEntry(frame, { text: label, colour, x: at(places, index), y: -60 }),
  );
}
