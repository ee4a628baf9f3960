import type { Decision, PlanResult } from '../../../decide/decision.ts';
import { monthAxis } from '../../charts/axes.ts';
import type { Chart, ChartTable } from '../../charts/chart.ts';
import { headlinePlans, lastMonth, lastOf, points, quarterTable, shownPlans, underPlans } from '../../charts/chartFacts.ts';
import { monthRange, stackedPanels } from '../../charts/stackedPanels.ts';
import { CHANNEL_COLOURS, colourAt } from '../../charts/theme.ts';
import { formatList, formatPercent, shorten, withoutBrackets } from '../../format.ts';

/** Through which channels each plan's discovery comes. */
export function discoveryByChannel(decision: Decision): Chart | undefined {
  const { channels, plans } = decision;
  if (channels.length === 0 || !plans.every((plan) => channels.every(({ id }) => plan.series.has(`channel_share.${id}`))))
    return undefined;
  const end = lastMonth(decision);
  const shown = shownPlans(decision);
  return {
    id: 'discovery-by-channel',
    title: titleOf(decision, end),
    caption:
      'The brand’s discoveries as a share of all category discoveries, by the channel they come through. Expected values by month.',
    alt: `Stacked areas, one panel for each plan, to ${end}. ${formatList(shown.map(({ plan, label }) => `${label}: ${sentence(decision, plan)}`))}.`,
    spec: stackedPanels({
      parts: channels.map(({ label }, index) => ({
        label: shorten(withoutBrackets(label), 22),
        colour: colourAt(CHANNEL_COLOURS, index),
      })),
      panels: shown.map(({ plan, label, colour }) => ({
        name: label,
        note: `${formatPercent(lastOf(plan.series.get('discovery_share')?.mean ?? []) || total(decision, plan))} of the category at the end`,
        colour,
        values: channels.map(({ id }) => shareOf(plan, id)),
      })),
      at: decision.projected,
      range: monthRange(decision.projected),
      axisTitle: 'Share of category discoveries',
      over: (frame) => monthAxis(frame, decision.projected),
    }),
    table: tableOf(decision),
  };
}

function shareOf(plan: PlanResult, channel: string): readonly number[] {
  return plan.series.get(`channel_share.${channel}`)?.mean ?? [];
}

function total({ channels }: Decision, plan: PlanResult): number {
  return channels.reduce((sum, { id }) => sum + lastOf(shareOf(plan, id)), 0);
}

function titleOf(decision: Decision, end: string): string {
  const [first] = decision.channels;
  const outside = headlinePlans(decision).map(({ plan, label }) => {
    const part = 1 - lastOf(shareOf(plan, first?.id ?? '')) / total(decision, plan);
    return { label, part, text: formatPercent(part, 0) };
  });
  const ends = outside.sort((a, b) => b.part - a.part);
  return `By ${end}, ${underPlans(ends, ' of discovery')} comes from outside ${shorten(first?.label ?? '')}`;
}

function sentence({ channels }: Decision, plan: PlanResult): string {
  return formatList(channels.map(({ id, label }) => `${shorten(label)} ${formatPercent(lastOf(shareOf(plan, id)))}`));
}

function tableOf({ channels, plans, projected }: Decision): ChartTable {
  return quarterTable({
    columns: plans.flatMap((plan) => channels.map((channel) => `${plan.label}: ${channel.label}, %`)),
    months: projected,
    cells: (index) => plans.flatMap((plan) => channels.map(({ id }) => points(shareOf(plan, id), index))),
  });
}
