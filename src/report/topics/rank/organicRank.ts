import type { Decision } from '../../../decide/decision.ts';
import type { Chart } from '../../charts/chart.ts';
import {
  bandWords,
  comparableBand,
  headlinePlans,
  lastMonth,
  lastOf,
  measured,
  monthName,
  quarterTable,
  shownPlans,
} from '../../charts/chartFacts.ts';
import { forecastLines } from '../../charts/forecastLines.ts';
import { chartOf } from '../../charts/panels.ts';
import { niceTicks } from '../../charts/ticks.ts';
import { formatList, formatNumber } from '../../format.ts';

/**
 * Place in Amazon's unpaid search results, measured and then forecast; 1 is the top. The median stands for each plan: in a few draws
 * the rank runs away by hundreds of places, which would pull a mean out of its own band.
 */
export function organicRank(decision: Decision): Chart | undefined {
  const shown = shownPlans(decision).flatMap((one) => {
    const band = comparableBand(one.plan, 'organic_rank');
    return band ? [{ ...one, band }] : [];
  });
  if (shown.length === 0) return undefined;
  const values = measured(decision, 'organic_rank');
  const { months, projected, actualUntil } = decision;
  return {
    id: 'organic-rank',
    title: titleOf(decision),
    caption: `Organic rank in Amazon search, 1 at the top.${values ? ' Solid: measured.' : ''} Dashed: median under each plan; ${bandWords(decision)}.`,
    alt: `Lines of organic rank by month, 1 at the top. In ${lastMonth(decision)}: ${formatList(shown.map(({ label, band }) => `${label} ${place(lastOf(band.p50))}`))}.`,
    spec: chartOf([
      forecastLines({
        title: 'Organic rank (1 is the first place)',
        months,
        projected,
        ...(actualUntil === undefined ? {} : { actualUntil }),
        ...(values ? { measured: { months: decision.actuals.months, values } } : {}),
        lines: shown.map((line) => ({ ...line, band: { ...line.band, mean: line.band.p50 } })),
        format: place,
        ticks: rankTicks,
        height: 210,
      }),
    ]),
    table: quarterTable({
      columns: shown.flatMap(({ label }) => [`${label}: median rank`, 'P10', 'P90']),
      months: projected,
      cells: (index) =>
        shown.flatMap(({ band }) => [band.p50, band.p10, band.p90].map((row) => formatNumber(row[index] ?? Number.NaN, 1))),
    }),
  };
}

/** From the worst rank at the bottom to 1 at the top. */
function rankTicks(_low: number, high: number): number[] {
  const ticks = niceTicks(0, Math.max(4, high), 4).filter((tick) => tick >= 2);
  return [1, ...ticks].reverse();
}

function place(rank: number): string {
  return formatNumber(rank, Number.isInteger(rank) ? 0 : 1);
}

function titleOf(decision: Decision): string {
  const values = measured(decision, 'organic_rank')?.filter(Number.isFinite);
  const plans = headlinePlans(decision).map(({ plan, label }) => ({ label, middle: plan.series.get('organic_rank')?.p50 ?? [] }));
  const from = formatNumber(values ? lastOf(values) : (plans[0]?.middle[0] ?? Number.NaN), 1);
  const since = monthName(values ? decision.actualUntil : decision.projected[0]);
  const ends = plans.map(({ label, middle }) => ({ label, to: formatNumber(lastOf(middle), 1) }));
  const verbs = ends.map(({ to }) => verbFor(Number(from), Number(to)));
  const parts = ends.map(
    ({ label, to }, index) => `${verbs[index] === verbs[index - 1] ? '' : `${verbs[index]} `}${to} under ${label}`,
  );
  return `Organic rank, ${from} in ${since}, ${formatList(parts)} by ${lastMonth(decision)}`;
}

/** Moves of less than 3 % are none: a rank is measured no better. */
const LITTLE = 0.03;

function verbFor(from: number, to: number): string {
  if (Math.abs(to / from - 1) < LITTLE) return 'stays near its place, at';
  return to < from ? 'improves to' : 'slips to';
}
