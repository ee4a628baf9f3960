import { type Step, wholeSteps } from '../../../core/calendar.ts';
import { at } from '../../../core/present.ts';
import type { Decision, PlanResult } from '../../../decide/decision.ts';
import type { Tick } from '../../charts/axes.ts';
import { bottomAxis } from '../../charts/axes.ts';
import type { Chart, ChartTable } from '../../charts/chart.ts';
import type { ShownPlan } from '../../charts/chartFacts.ts';
import { headlinePlans, lastMonth, points, quarterTable, shownPlans } from '../../charts/chartFacts.ts';
import type { Frame, Layer } from '../../charts/marks.ts';
import { draw, haloText } from '../../charts/marks.ts';
import { stackedPanels } from '../../charts/stackedPanels.ts';
import { GREYS, PART_COLOURS } from '../../charts/theme.ts';
import { formatList, formatPercent } from '../../format.ts';
import { demandWords, spendingWords } from '../../reportSetting.ts';
import { seriesOf } from '../../roleSeries.ts';
import { inSteps } from '../../text.ts';
import type { DrawChart } from '../topic.ts';

/** From the bottom up. */
const PARTS = [
  { label: 'There anyway', colour: PART_COLOURS.rest, at: restAt },
  {
    label: 'Left by content',
    colour: PART_COLOURS.earned,
    at: (plan: PlanResult, index: number) => at(plan.runOff.fromContent.mean, index),
  },
  {
    label: 'Left by ads',
    colour: PART_COLOURS.adSupported,
    at: (plan: PlanResult, index: number) => at(plan.runOff.fromAds.mean, index),
  },
] as const;

/** What remains of each plan's share when all spending stops after the last projected month. */
export const runOffChart: DrawChart = (decision) => {
  const shown = shownPlans(decision);
  const count = Math.min(...shown.map(({ plan }) => plan.runOff.months.length));
  if (!Number.isFinite(count) || count === 0) return undefined;
  const end = lastMonth(decision);
  const { step } = decision.model;
  const t = inSteps(step);
  const after = Math.min(wholeSteps(step, 12), count);
  const remains = shown.map(({ plan, label }) => `${label} ${formatPercent(shareAfter(plan, after))}`);
  const spending = spendingWords(decision.model).replace('advertising', 'ads').replace(' and ', ' and on ');
  return {
    title: titleOf(decision, after),
    caption: `Share of ${demandWords(decision.model)} when all spending, on ${spending}, stops after ${end}. Expected values. Dotted: the share in ${end}, before the stop. Grey: what the brand would have without ${spending.includes(' and ') ? 'either' : 'it'}.`,
    alt: t`Stacked areas by month after spending stops, one panel for each plan. After ${after} months: ${formatList(remains)}.`,
    spec: specOf(decision, { shown, count, after }),
    table: tableOf(shown, count),
  };
};

interface Window {
  readonly shown: readonly ShownPlan[];
  readonly count: number;
  readonly after: number;
}

function specOf(decision: Decision, { shown, count, after }: Window): Chart['spec'] {
  const before = (plan: PlanResult): number => shareBefore(decision, plan);
  return stackedPanels({
    parts: PARTS,
    panels: shown.map(({ plan, label, colour }) => ({
      name: label,
      note: inSteps(decision.model.step)`keeps ${formatPercent(shareAfter(plan, after) / before(plan), 0)} after ${after} months`,
      colour,
      values: PARTS.map(({ at }) => Array.from({ length: count }, (_, index) => at(plan, index))),
    })),
    at: Array.from({ length: count }, (_, index) => index + 1),
    range: [0, Math.max(2, count)],
    atLeast: Math.max(...shown.map(({ plan }) => before(plan))),
    axisTitle: `Share of ${demandWords(decision.model)}`,
    over: (frame, index) => {
      const plan = shown[index]?.plan;
      return [
        ...bottomAxis(frame, stopTicks(count, decision.model.step), false),
        ...below(frame, decision.model.step),
        ...(plan ? levelBefore(frame, before(plan)) : []),
      ];
    },
  });
}

function below(frame: Frame, step: Step): Layer[] {
  const style = { type: 'text', align: 'left', x: 0, y: frame.height + 27, fill: GREYS.muted } as const;
  return [draw(frame, style, [{ text: inSteps(step)`months after the stop` }])];
}

function levelBefore(frame: Frame, y: number): Layer[] {
  const words = { align: 'right', x: frame.width, dy: -8, fill: GREYS.muted } as const;
  return [
    draw(frame, { type: 'rule', x: 0, x2: frame.width, stroke: GREYS.ink, strokeDash: [2, 3] }, [{ y }]),
    ...haloText(frame, words, [{ y, text: `${formatPercent(y)} before the stop` }]),
  ];
}

function stopTicks(count: number, unit: Step): Tick[] {
  const half = wholeSteps(unit, 6);
  const step = count > 6 * half ? 2 * half : half;
  return Array.from({ length: Math.floor(count / step) + 1 }, (_, index) => ({
    value: index * step,
    text: String(index * step),
  }));
}

/** The plan's share in the last projected month. */
function shareBefore(decision: Decision, plan: PlanResult): number {
  return seriesOf(decision, plan, 'share')?.mean.at(-1) ?? at(plan.runOff.discoveryShare.mean, 0);
}

/** The plan's share `months` after the stop. */
function shareAfter(plan: PlanResult, months: number): number {
  return at(plan.runOff.discoveryShare.mean, months - 1);
}

/** What neither ads nor content of the plan explain. */
function restAt({ runOff: left }: PlanResult, index: number): number {
  return Math.max(0, at(left.discoveryShare.mean, index) - at(left.fromAds.mean, index) - at(left.fromContent.mean, index));
}

function titleOf(decision: Decision, after: number): string {
  const kept = headlinePlans(decision).sort((a, b) => shareAfter(b.plan, after) - shareAfter(a.plan, after));
  const [most, ...others] = kept.map(({ plan, label }) => {
    const left = shareAfter(plan, after);
    return { label, left: formatPercent(left), part: formatPercent(left / shareBefore(decision, plan), 0) };
  });
  const opening = inSteps(
    decision.model.step,
  )`${after} months after all spending stops, ${most?.label} still has ${most?.left} of ${demandWords(decision.model)} (${most?.part} of its level)`;
  return formatList([opening, ...others.map(({ label, left, part }) => `${label} ${left} (${part})`)]);
}

function tableOf(shown: readonly ShownPlan[], count: number): ChartTable {
  return quarterTable({
    columns: shown.flatMap(({ label }) => [`${label}: share, %`, `${label}: left by ads`, `${label}: left by content`]),
    months: shown[0]?.plan.runOff.months.slice(0, count) ?? [],
    cells: (index) =>
      shown.flatMap(({ plan: { runOff: left } }) =>
        [left.discoveryShare, left.fromAds, left.fromContent].map(({ mean }) => points(mean, index, 2)),
      ),
  });
}
