import type { Decision } from '../../../decide/decision.ts';
import {
  bandWords,
  comparableBand,
  headlinePlans,
  lastMonth,
  lastOf,
  monthName,
  points,
  quarterTable,
  shownPlans,
  underPlans,
} from '../../charts/chartFacts.ts';
import { forecastLines } from '../../charts/forecastLines.ts';
import { chartOf } from '../../charts/panels.ts';
import { formatList, formatPercent } from '../../format.ts';
import { measuredFor, playing, roleLabel, seriesOf } from '../../roleSeries.ts';
import { clause, inSentence } from '../../text.ts';
import type { DrawChart } from '../topic.ts';

/** Advertising money over the sales credited to it, measured and then forecast under each plan. */
export const costRatioChart: DrawChart = (decision) => {
  const shown = shownPlans(decision).flatMap((one) => {
    const band = comparableBand(decision, one.plan, 'cost_ratio');
    return band ? [{ ...one, band }] : [];
  });
  if (shown.length < decision.plans.length) return undefined;
  const values = measuredFor(decision, 'cost_ratio');
  const { months, projected, actualUntil } = decision;
  const label = roleLabel(decision.model, 'cost_ratio');
  const ends = shown.map(({ label: plan, band }) => `${plan} ${percent(lastOf(band.mean))}`);
  return {
    title: titleOf(decision, label),
    caption: `${label}: ${meaning(decision)}.${values ? ' Solid: measured.' : ''} Dashed: expected value under each plan; ${bandWords(decision)}.`,
    alt: `Lines of ${inSentence(label)} by month${values ? ', measured and then forecast' : ''}. In ${lastMonth(decision)}: ${formatList(ends)}.`,
    spec: chartOf([
      forecastLines({
        title: label,
        months,
        projected,
        ...(actualUntil === undefined ? {} : { actualUntil }),
        ...(values ? { measured: { months: decision.actuals.months, values } } : {}),
        lines: shown,
        format: percent,
        height: 230,
      }),
    ]),
    table: quarterTable({
      columns: shown.flatMap(({ label: plan }) => [`${plan}: ${label}, %`, 'P10', 'P90']),
      months: projected,
      cells: (index) => shown.flatMap(({ band }) => [points(band.mean, index), points(band.p10, index), points(band.p90, index)]),
    }),
  };
};

/** What the model says it is, in a sentence. */
function meaning({ model }: Decision): string {
  return inSentence(clause(playing(model, 'cost_ratio')?.about || 'advertising money over the sales credited to it'));
}

function percent(value: number): string {
  return formatPercent(value, 0);
}

function titleOf(decision: Decision, label: string): string {
  const values = measuredFor(decision, 'cost_ratio')?.filter(Number.isFinite);
  const plans = headlinePlans(decision).flatMap(({ plan, label: name }) => {
    const mean = seriesOf(decision, plan, 'cost_ratio')?.mean;
    return mean ? [{ label: name, mean }] : [];
  });
  const from = values ? lastOf(values) : (plans[0]?.mean[0] ?? Number.NaN);
  const since = values ? monthName(decision.actualUntil) : monthName(decision.projected[0]);
  const ends = plans
    .map(({ label: name, mean }) => ({ label: name, to: lastOf(mean), text: percent(lastOf(mean)) }))
    .sort((a, b) => b.to - a.to);
  const verb = ends.every(({ to }) => to > from + 0.005) ? 'rises' : ends.every(({ to }) => to < from - 0.005) ? 'falls' : 'goes';
  return `${label} ${verb} from ${percent(from)} in ${since} to ${underPlans(ends)} by ${lastMonth(decision)}`;
}
