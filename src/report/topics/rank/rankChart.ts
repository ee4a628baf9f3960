import { at } from '../../../core/present.ts';
import type { Decision } from '../../../decide/decision.ts';
import { bandWords, lastMonth, lastOf, quarterTable } from '../../charts/chartFacts.ts';
import { chartOf } from '../../charts/panels.ts';
import { niceTicks } from '../../charts/ticks.ts';
import { formatList, formatNumber, formatPlace } from '../../format.ts';
import { playing } from '../../roleSeries.ts';
import { clause, inSentence } from '../../text.ts';
import { journeyOf, type RoleForecast, roleForecast, rolePanel } from '../roleForecast.ts';
import type { DrawChart } from '../topic.ts';

/**
 * A place in a list, measured and then forecast; 1 is the top. The median stands for each plan: in a few draws the rank runs
 * away by hundreds of places, which would pull a mean out of its own band.
 */
export const rankChart: DrawChart = (decision) => {
  const forecast = roleForecast(decision, 'rank', 'p50');
  const { label, measured, shown } = forecast;
  if (shown.length === 0) return undefined;
  const ends = shown.map(({ label: plan, band }) => `${plan} ${formatPlace(lastOf(band.p50))}`);
  const title = `${label} (1 is the first place)`;
  return {
    title: titleOf(decision, forecast),
    caption: `${clause(playing(decision.model, 'rank')?.about || label)}, 1 at the top.${measured ? ' Solid: measured.' : ''} Dashed: median under each plan; ${bandWords(decision)}.`,
    alt: `Lines of ${inSentence(label)} by month, 1 at the top. In ${lastMonth(decision)}: ${formatList(ends)}.`,
    spec: chartOf([rolePanel(decision, forecast, { title, format: formatPlace, ticks: rankTicks, height: 210 })]),
    table: quarterTable({
      columns: shown.flatMap(({ label: plan }) => [`${plan}: median rank`, 'P10', 'P90']),
      months: decision.projected,
      cells: (index) => shown.flatMap(({ band }) => [band.p50, band.p10, band.p90].map((row) => formatNumber(at(row, index), 1))),
    }),
  };
};

/** From the worst rank at the bottom to 1 at the top. */
function rankTicks(_low: number, high: number): number[] {
  const ticks = niceTicks(0, Math.max(4, high), 4).filter((tick) => tick >= 2);
  return [1, ...ticks].reverse();
}

function titleOf(decision: Decision, forecast: RoleForecast): string {
  const { from, since, ends } = journeyOf(decision, 'rank', forecast);
  const [first, lasts] = [formatNumber(from, 1), ends.map(({ to }) => formatNumber(to, 1))];
  const verbs = lasts.map((to) => verbFor(Number(first), Number(to)));
  const parts = ends.map(
    ({ label }, index) => `${verbs[index] === verbs[index - 1] ? '' : `${verbs[index]} `}${lasts[index]} under ${label}`,
  );
  return `${forecast.label}, ${first} in ${since}, ${formatList(parts)} by ${lastMonth(decision)}`;
}

/** Moves of less than 3 % are none: a rank is measured no better. */
const LITTLE = 0.03;

function verbFor(from: number, to: number): string {
  if (Math.abs(to / from - 1) < LITTLE) return 'stays near its place, at';
  return to < from ? 'improves to' : 'slips to';
}
