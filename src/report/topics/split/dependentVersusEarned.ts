import { at } from '../../../core/present.ts';
import type { Decision, PlanResult } from '../../../decide/decision.ts';
import { jumpOff, monthAxis } from '../../charts/axes.ts';
import type { Chart, ChartTable } from '../../charts/chart.ts';
import { headlinePlans, lastMonth, lastOf, points, quarterTable, shownPlans, underPlans } from '../../charts/chartFacts.ts';
import type { Frame, Layer } from '../../charts/marks.ts';
import { draw, symbol, unbroken } from '../../charts/marks.ts';
import { monthRange, stackedPanels } from '../../charts/stackedPanels.ts';
import { GREYS, PART_COLOURS } from '../../charts/theme.ts';
import { formatList, formatPercent } from '../../format.ts';
import { demandWords, wonWord } from '../../reportSetting.ts';
import { measured, roleLabel } from '../../roleSeries.ts';
import { inSentence } from '../../text.ts';
import type { DrawChart } from '../topic.ts';

const PARTS = [
  { series: 'paid', label: 'Paid', colour: PART_COLOURS.paid },
  { series: 'ad_supported', label: 'Ad-supported', colour: PART_COLOURS.adSupported },
  { series: 'earned', label: 'Earned', colour: PART_COLOURS.earned },
] as const;

/** What of each plan's discovery goes when the ads stop, and what stays: the chart the whole study is about. */
export const dependentVersusEarned: DrawChart = (decision) => {
  if (!decision.plans.every((plan) => PARTS.every(({ series }) => plan.series.has(series)))) return undefined;
  const clicks = measured(decision, BOUGHT_SHARE);
  const end = lastMonth(decision);
  const [won, demand] = [wonWord(decision.model), demandWords(decision.model)];
  const dependent = clicks
    ? ` The line before the jump-off is measured and a different quantity: ${boughtWords(decision)} as a share of ${demand}, those that displace what is earned included.`
    : '';
  return {
    title: titleOf(decision, end),
    caption: `Share of all ${demand}, expected values by month. Paid and ad-supported ${won} goes when advertising stops (net of what ads displace); earned ${won} stays, and so does, for a while, what earlier advertising still brings.${dependent}`,
    alt: `Stacked areas, one panel for each plan, to ${end}. ${formatList(shownPlans(decision).map(({ plan, label }) => `${label}: ${sentence(plan)}`))}.`,
    spec: specOf(decision, clicks),
    table: tableOf(decision),
  };
};

/** What advertising bought in the actual months, over all there is to win: a series of the engine. */
const BOUGHT_SHARE = 'ad_click_share';

/** What advertising buys, in a sentence: `all ad clicks`. */
function boughtWords({ model }: Decision): string {
  return `all ${inSentence(roleLabel(model, 'bought'))}`;
}

function titleOf(decision: Decision, end: string): string {
  const plans = headlinePlans(decision).sort((a, b) => dependence(b.plan) - dependence(a.plan));
  const ends = plans.map(({ plan, label }) => ({ label, text: formatPercent(dependence(plan), 0) }));
  return `By ${end}, advertising carries ${underPlans(ends, ` of ${wonWord(decision.model)}`)}`;
}

/** Of a plan that is split: its part that hangs on advertising. */
function dependence({ totals }: PlanResult): number {
  if (totals.budgetDependenceEnd === undefined) throw new Error('the model splits nothing: no part depends on advertising');
  return totals.budgetDependenceEnd.mean;
}

function sentence(plan: PlanResult): string {
  const [paid = 0, supported = 0, earned = 0] = PARTS.map(({ series }) => lastOf(plan.series.get(series)?.mean ?? []));
  return `${formatPercent(paid + supported)} budget-dependent and ${formatPercent(earned)} earned`;
}

function specOf(decision: Decision, clicks: readonly number[] | undefined): Chart['spec'] {
  const months = clicks ? decision.months : decision.projected;
  return stackedPanels({
    parts: PARTS,
    panels: shownPlans(decision).map(({ plan, label, colour }) => ({
      name: label,
      note: `${formatPercent(dependence(plan), 0)} depends on ads at the end`,
      colour,
      values: PARTS.map(({ series }) => plan.series.get(series)?.mean ?? []),
    })),
    at: decision.projected,
    range: monthRange(months),
    axisTitle: `Share of ${demandWords(decision.model)}`,
    atLeast: Math.max(0, ...(clicks ?? []).filter(Number.isFinite)),
    over: (frame, panel) => [
      ...(clicks ? measuredClicks(frame, decision, clicks) : []),
      ...(clicks && panel === 0 ? clickLabel(frame, decision, clicks) : []),
      ...monthAxis(frame, months),
      ...(clicks && decision.actualUntil !== undefined ? jumpOff(frame, decision.actualUntil, true) : []),
    ],
  });
}

/** What was measured before the forecast: a grey line with dots, since it is another quantity than the areas of the forecast. */
function measuredClicks(frame: Frame, decision: Decision, clicks: readonly number[]): Layer[] {
  const rows = decision.actuals.months.map((x, index) => ({ x, y: at(clicks, index) }));
  const runs = unbroken(rows);
  return [
    ...runs.map((run) => draw(frame, { type: 'line', stroke: GREYS.muted, strokeWidth: 1.5, opacity: 1 }, run)),
    draw(frame, symbol('circle', GREYS.muted, { size: 12 }), runs.flat()),
  ];
}

function clickLabel(frame: Frame, decision: Decision, clicks: readonly number[]): Layer[] {
  const { actuals } = decision;
  const lowest = Math.min(...clicks.filter(Number.isFinite));
  const style = { type: 'text', align: 'left', dx: 4, fill: GREYS.muted, lineHeight: 13 } as const;
  return [draw(frame, style, [{ x: at(actuals.months, 0), y: 0.6 * lowest, text: [`${boughtWords(decision)},`, 'measured'] }])];
}

function tableOf(decision: Decision): ChartTable {
  const plans = shownPlans(decision);
  return quarterTable({
    columns: plans.flatMap(({ label }) => PARTS.map((part) => `${label}: ${part.label.toLowerCase()}, %`)),
    months: decision.projected,
    cells: (index) => plans.flatMap(({ plan }) => PARTS.map(({ series }) => points(plan.series.get(series)?.mean, index))),
  });
}
