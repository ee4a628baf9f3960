import type { Decision, PlanResult } from '../../../decide/decision.ts';
import type { Tick } from '../../charts/axes.ts';
import { bottomAxis } from '../../charts/axes.ts';
import type { Chart, ChartTable } from '../../charts/chart.ts';
import type { ShownPlan } from '../../charts/chartFacts.ts';
import { headlinePlans, lastMonth, lastOf, points, quarterTable, shownPlans } from '../../charts/chartFacts.ts';
import type { Frame, Layer } from '../../charts/marks.ts';
import { draw, haloText } from '../../charts/marks.ts';
import { stackedPanels } from '../../charts/stackedPanels.ts';
import { GREYS, PART_COLOURS } from '../../charts/theme.ts';
import { formatList, formatPercent } from '../../format.ts';

/** From the bottom up. */
const PARTS = [
  { label: 'There anyway', colour: PART_COLOURS.rest, at: restAt },
  {
    label: 'Left by content',
    colour: PART_COLOURS.earned,
    at: (plan: PlanResult, index: number) => plan.runOff.fromContent.mean[index] ?? 0,
  },
  {
    label: 'Left by ads',
    colour: PART_COLOURS.adSupported,
    at: (plan: PlanResult, index: number) => plan.runOff.fromAds.mean[index] ?? 0,
  },
] as const;

/** What remains of each plan's discovery when all spending stops after the last projected month. */
export function runOff(decision: Decision): Chart | undefined {
  const shown = shownPlans(decision);
  const count = Math.min(...shown.map(({ plan }) => plan.runOff.months.length));
  if (!Number.isFinite(count) || count === 0) return undefined;
  const end = lastMonth(decision);
  const after = Math.min(12, count);
  const remains = shown.map(({ plan, label }) => `${label} ${formatPercent(shareAfter(plan, after))}`);
  return {
    id: 'run-off',
    title: titleOf(decision, after),
    caption: `Share of category discoveries when all spending, on ads and on content, stops after ${end}. Expected values. Dotted: the share in ${end}, before the stop. Grey: what the brand would have without either.`,
    alt: `Stacked areas by month after spending stops, one panel for each plan. After ${after} months: ${formatList(remains)}.`,
    spec: specOf(shown, count, after),
    table: tableOf(shown, count),
  };
}

function specOf(shown: readonly ShownPlan[], count: number, after: number): Chart['spec'] {
  return stackedPanels({
    parts: PARTS,
    panels: shown.map(({ plan, label, colour }) => ({
      name: label,
      note: `keeps ${formatPercent(shareAfter(plan, after) / shareBefore(plan), 0)} after ${after} months`,
      colour,
      values: PARTS.map(({ at }) => Array.from({ length: count }, (_, index) => at(plan, index))),
    })),
    at: Array.from({ length: count }, (_, index) => index + 1),
    range: [0, Math.max(2, count)],
    atLeast: Math.max(...shown.map(({ plan }) => shareBefore(plan))),
    axisTitle: 'Share of category discoveries',
    over: (frame, index) => [...bottomAxis(frame, stopTicks(count), false), ...below(frame), ...levelBefore(frame, shown[index])],
  });
}

function below(frame: Frame): Layer[] {
  const style = { type: 'text', align: 'left', x: 0, y: frame.height + 27, fill: GREYS.muted } as const;
  return [draw(frame, style, [{ text: 'months after the stop' }])];
}

function levelBefore(frame: Frame, shown: ShownPlan | undefined): Layer[] {
  if (!shown) return [];
  const level = { y: shareBefore(shown.plan) };
  const words = { align: 'right', x: frame.width, dy: -8, fill: GREYS.muted } as const;
  return [
    draw(frame, { type: 'rule', x: 0, x2: frame.width, stroke: GREYS.ink, strokeDash: [2, 3] }, [level]),
    ...haloText(frame, words, [{ ...level, text: `${formatPercent(level.y)} before the stop` }]),
  ];
}

function stopTicks(count: number): Tick[] {
  const step = count > 36 ? 12 : 6;
  return Array.from({ length: Math.floor(count / step) + 1 }, (_, index) => ({
    value: index * step,
    text: String(index * step),
  }));
}

/** Share of category discoveries in the last projected month. */
function shareBefore(plan: PlanResult): number {
  return lastOf(plan.series.get('discovery_share')?.mean ?? plan.runOff.discoveryShare.mean.slice(0, 1));
}

/** Share of category discoveries `months` after the stop. */
function shareAfter(plan: PlanResult, months: number): number {
  return plan.runOff.discoveryShare.mean[months - 1] ?? 0;
}

/** What neither ads nor content of the plan explain. */
function restAt({ runOff: left }: PlanResult, index: number): number {
  const explained = (left.fromAds.mean[index] ?? 0) + (left.fromContent.mean[index] ?? 0);
  return Math.max(0, (left.discoveryShare.mean[index] ?? 0) - explained);
}

function titleOf(decision: Decision, after: number): string {
  const kept = headlinePlans(decision).sort((a, b) => shareAfter(b.plan, after) - shareAfter(a.plan, after));
  const [most, ...others] = kept.map(({ plan, label }) => {
    const left = shareAfter(plan, after);
    return { label, left: formatPercent(left), part: formatPercent(left / shareBefore(plan), 0) };
  });
  const opening = `${after} months after all spending stops, ${most?.label} still has ${most?.left} of category discovery (${most?.part} of its level)`;
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
