import type { Decision } from '../../../decide/decision.ts';
import { bandWords, lastMonth, lastOf, points, quarterTable, underPlans } from '../../charts/chartFacts.ts';
import { chartOf } from '../../charts/panels.ts';
import { formatList, formatPercent } from '../../format.ts';
import { playing } from '../../roleSeries.ts';
import { clause, inSentence } from '../../text.ts';
import { journeyOf, type RoleForecast, roleForecast, rolePanel } from '../roleForecast.ts';
import type { DrawChart } from '../topic.ts';

/** Advertising money over the sales credited to it, measured and then forecast under each plan. */
export const costRatioChart: DrawChart = (decision) => {
  const forecast = roleForecast(decision, 'cost_ratio', 'mean');
  const { label, measured, shown } = forecast;
  if (shown.length < decision.plans.length) return undefined;
  const ends = shown.map(({ label: plan, band }) => `${plan} ${percent(lastOf(band.mean))}`);
  return {
    title: titleOf(decision, forecast),
    caption: `${label}: ${meaning(decision)}.${measured ? ' Solid: measured.' : ''} Dashed: expected value under each plan; ${bandWords(decision)}.`,
    alt: `Lines of ${inSentence(label)} by month${measured ? ', measured and then forecast' : ''}. In ${lastMonth(decision)}: ${formatList(ends)}.`,
    spec: chartOf([rolePanel(decision, forecast, { title: label, format: percent, height: 230 })]),
    table: quarterTable({
      columns: shown.flatMap(({ label: plan }) => [`${plan}: ${label}, %`, 'P10', 'P90']),
      months: decision.projected,
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

function titleOf(decision: Decision, forecast: RoleForecast): string {
  const { from, since, ends } = journeyOf(decision, 'cost_ratio', forecast);
  const highest = ends.map((end) => ({ ...end, text: percent(end.to) })).sort((a, b) => b.to - a.to);
  const verb = ends.every(({ to }) => to > from + 0.005) ? 'rises' : ends.every(({ to }) => to < from - 0.005) ? 'falls' : 'goes';
  return `${forecast.label} ${verb} from ${percent(from)} in ${since} to ${underPlans(highest)} by ${lastMonth(decision)}`;
}
