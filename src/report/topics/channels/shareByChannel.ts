import type { Decision, PlanResult } from '../../../decide/decision.ts';
import { monthAxis } from '../../charts/axes.ts';
import type { ChartTable } from '../../charts/chart.ts';
import { headlinePlans, lastMonth, lastOf, points, quarterTable, shownPlans, underPlans } from '../../charts/chartFacts.ts';
import { monthRange, stackedPanels } from '../../charts/stackedPanels.ts';
import { CHANNEL_COLOURS, colourAt } from '../../charts/theme.ts';
import { formatList, formatPercent, shorten, withoutBrackets } from '../../format.ts';
import { demandWords, wonWord } from '../../reportSetting.ts';
import { seriesOf } from '../../roleSeries.ts';
import type { DrawChart } from '../topic.ts';

/** Through which channels each plan wins what it wins. */
export const shareByChannel: DrawChart = (decision) => {
  const { channels, plans, model } = decision;
  if (
    channels.length === 0 ||
    !plans.every((plan) => channels.every(({ id }) => seriesOf(decision, plan, { role: 'part', member: id })))
  )
    return undefined;
  const end = lastMonth(decision);
  const shown = shownPlans(decision);
  const demand = demandWords(model);
  return {
    title: titleOf(decision, end),
    caption: `What the brand wins as a share of all ${demand}, by the channel it comes through. Expected values by month.`,
    alt: `Stacked areas, one panel for each plan, to ${end}. ${formatList(shown.map(({ plan, label }) => `${label}: ${sentence(decision, plan)}`))}.`,
    spec: stackedPanels({
      parts: channels.map(({ label }, index) => ({
        label: shorten(withoutBrackets(label), 22),
        colour: colourAt(CHANNEL_COLOURS, index),
      })),
      panels: shown.map(({ plan, label, colour }) => ({
        name: label,
        note: `${formatPercent(total(decision, plan))} of the category at the end`,
        colour,
        values: channels.map(({ id }) => partOf(decision, plan, id)),
      })),
      at: decision.projected,
      range: monthRange(decision.projected),
      axisTitle: `Share of ${demand}`,
      over: (frame) => monthAxis(frame, decision.projected),
    }),
    table: tableOf(decision),
  };
};

function partOf(decision: Decision, plan: PlanResult, channel: string): readonly number[] {
  const band = seriesOf(decision, plan, { role: 'part', member: channel });
  if (band === undefined) throw new Error(`plan ${plan.name} has no part of channel ${channel}`);
  return band.mean;
}

function total(decision: Decision, plan: PlanResult): number {
  return decision.channels.reduce((sum, { id }) => sum + lastOf(partOf(decision, plan, id)), 0);
}

function titleOf(decision: Decision, end: string): string {
  const [first] = decision.channels;
  if (first === undefined) throw new Error('a decision without channels');
  const outside = headlinePlans(decision).map(({ plan, label }) => {
    const part = 1 - lastOf(partOf(decision, plan, first.id)) / total(decision, plan);
    return { label, part, text: formatPercent(part, 0) };
  });
  const ends = outside.sort((a, b) => b.part - a.part);
  return `By ${end}, ${underPlans(ends, ` of ${wonWord(decision.model)}`)} comes from outside ${shorten(first.label)}`;
}

function sentence(decision: Decision, plan: PlanResult): string {
  return formatList(
    decision.channels.map(({ id, label }) => `${shorten(label)} ${formatPercent(lastOf(partOf(decision, plan, id)))}`),
  );
}

function tableOf(decision: Decision): ChartTable {
  const { channels, plans, projected } = decision;
  return quarterTable({
    columns: plans.flatMap((plan) => channels.map((channel) => `${plan.label}: ${channel.label}, %`)),
    months: projected,
    cells: (index) => plans.flatMap((plan) => channels.map(({ id }) => points(partOf(decision, plan, id), index))),
  });
}
