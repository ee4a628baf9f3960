import { at } from '../../../core/present.ts';
import type { Quarter } from '../../../decide/decision.ts';
import { axisWidth, nilLine, valueAxis } from '../../charts/axes.ts';
import type { ShownPlan } from '../../charts/chartFacts.ts';
import { shownPlans } from '../../charts/chartFacts.ts';
import type { Datum, Frame, Layer } from '../../charts/marks.ts';
import { draw, keyEntry, symbol } from '../../charts/marks.ts';
import { axisTitle, chartOf } from '../../charts/panels.ts';
import { CHART_WIDTH, GREYS } from '../../charts/theme.ts';
import { niceTicks, rangeOf } from '../../charts/ticks.ts';
import { formatList, formatMoney, formatNumber, visible } from '../../format.ts';
import { spendingWords } from '../../reportSetting.ts';
import type { DrawChart } from '../topic.ts';

/** Contribution margin by quarter, the plans side by side: what reaches the profit and loss, and when. */
export const quarterlyContribution: DrawChart = (decision) => {
  const shown = shownPlans(decision);
  const quarters = shown[0]?.plan.quarters ?? [];
  if (quarters.length === 0) return undefined;
  const { currency } = decision.study;
  const spending = spendingWords(decision.model).replace('advertising', 'ads');
  const last = shown.map(
    ({ plan, label }) => `${label} ${formatMoney(at(plan.quarters, plan.quarters.length - 1).contributionMargin, currency)}`,
  );
  const short = quarters
    .filter(({ whole }) => !whole)
    .map(({ label, months }) => `* ${label} holds ${months} projected ${decision.model.step}${months === 1 ? '' : 's'}`);
  return {
    title: titleOf(shown, quarters),
    caption: `Expected contribution margin by quarter, ${currency}: revenue less returns, times margin, less ${spending}.${short.length > 0 ? ` ${formatList(short)}.` : ''}`,
    alt: `Grouped bars by quarter, a bar for each plan. In ${quarters.at(-1)?.label}: ${formatList(last)}.`,
    spec: chartOf([panelOf(shown, quarters, currency)]),
    table: {
      columns: ['Quarter', ...shown.map(({ label }) => `${label}, ${currency}`)],
      rows: quarters.map(({ label }, index) => [
        visible(label),
        ...shown.map(({ plan }) => formatNumber(at(plan.quarters, index).contributionMargin)),
      ]),
    },
  };
};

function titleOf(shown: readonly ShownPlan[], quarters: readonly Quarter[]): string {
  const bestIn = quarters.map((_, index) => [...shown].sort((a, b) => margin(b, index) - margin(a, index))[0]);
  const winner = bestIn.at(-1);
  const since = bestIn.findLastIndex((best) => best !== winner) + 1;
  const from = since === 0 ? 'in every quarter' : `from ${quarters[since]?.label} on`;
  const before =
    since === 0
      ? ''
      : `; until then ${formatList([...new Set(bestIn.slice(0, since).flatMap((best) => best?.label ?? []))])} earns more`;
  return `${winner?.label} earns the highest quarterly contribution margin ${from}${before}`;
}

function margin({ plan }: ShownPlan, quarter: number): number {
  return at(plan.quarters, quarter).contributionMargin;
}

function panelOf(shown: readonly ShownPlan[], quarters: readonly Quarter[], currency: string) {
  const all = shown.flatMap(({ plan }) => plan.quarters.map(({ contributionMargin }) => contributionMargin));
  const round = niceTicks(Math.min(0, ...all), Math.max(0, ...all), 4);
  const ticks = round.map((value) => ({ value, text: formatMoney(value, currency) }));
  const left = axisWidth(ticks);
  const frame: Frame = { width: CHART_WIDTH - 8 - left, height: 200, x: [0, quarters.length], y: rangeOf(round) };
  const names = quarters.map(({ label, whole }, index) => ({
    x: index + 0.5,
    text: whole ? visible(label) : `${visible(label)}*`,
  }));
  const layers = [
    ...valueAxis(frame, ticks),
    ...shown.map((one, index) => draw(frame, { type: 'rect', fill: one.colour }, bars(one, index, shown.length))),
    ...shown.map((one, index) =>
      draw(frame, symbol(one.shape, GREYS.paper, { size: 24 }), feet(frame, bars(one, index, shown.length))),
    ),
    ...shown.flatMap((one, index) => values(frame, bars(one, index, shown.length), currency)),
    nilLine(frame),
    draw(frame, { type: 'text', y: frame.height + 13, fill: GREYS.muted }, names),
    axisTitle(frame, `Contribution margin, ${currency}`, { y: -40, left: left - 4 }),
    ...key(frame, shown),
  ];
  return { frame, layers };
}

function bars({ plan }: ShownPlan, index: number, count: number) {
  const width = 0.78 / count;
  return plan.quarters.map(({ contributionMargin }, quarter) => {
    const x = quarter + 0.11 + index * width;
    return { x, x2: x + 0.94 * width, y: Math.min(0, contributionMargin), y2: Math.max(0, contributionMargin) };
  });
}

/** Where each bar has the shape of its plan: inside, near nil, where it is long enough. */
function feet(frame: Frame, data: ReturnType<typeof bars>): Datum[] {
  const near = (7 * (frame.y[1] - frame.y[0])) / frame.height;
  return data.flatMap(({ x, x2, y, y2 }) =>
    Math.abs(y + y2) < 2 * near ? [] : [{ x: (x + x2) / 2, y: Math.sign(y + y2) * near }],
  );
}

/** Each bar's value at its end, where the bars are wide enough. */
function values(frame: Frame, data: ReturnType<typeof bars>, currency: string): Layer[] {
  const pixels = (at(data, 0).x2 - at(data, 0).x) * (frame.width / frame.x[1]);
  const longest = Math.max(...data.map(({ y, y2 }) => formatMoney(y + y2, currency).length));
  if (5.6 * longest > pixels + 2) return [];
  return data.map(({ x, x2, y, y2 }) => {
    const value = y2 > 0 ? y2 : y;
    return draw(frame, { type: 'text', dy: value < 0 ? 9 : -8, fontSize: 11, fill: GREYS.ink }, [
      { x: (x + x2) / 2, y: value, text: formatMoney(value, currency) },
    ]);
  });
}

/** Names of the plans in their colours, in the order of the bars. */
function key(frame: Frame, shown: readonly ShownPlan[]): Layer[] {
  const starts = shown.map((_, index) => shown.slice(0, index).reduce((x, { label }) => x + 30 + 5.7 * label.length, 0));
  return shown.flatMap(({ label, colour, shape }, index) => {
    return keyEntry(frame, { text: label, colour, shape, x: at(starts, index), y: -18 });
  });
}
