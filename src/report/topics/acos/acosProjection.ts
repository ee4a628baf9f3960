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
  points,
  quarterTable,
  seriesOfAll,
  shownPlans,
  underPlans,
} from '../../charts/chartFacts.ts';
import { forecastLines } from '../../charts/forecastLines.ts';
import { chartOf } from '../../charts/panels.ts';
import { formatList, formatPercent } from '../../format.ts';

/** Advertising cost of sales, measured and then forecast under each plan. */
export function acosProjection(decision: Decision): Chart | undefined {
  if (!seriesOfAll(decision, 'acos')) return undefined;
  const shown = shownPlans(decision).map((one) => ({ ...one, band: comparableBand(one.plan, 'acos') ?? EMPTY }));
  const values = measured(decision, 'acos');
  const { months, projected, actualUntil } = decision;
  const ends = shown.map(({ label, band }) => `${label} ${percent(lastOf(band.mean))}`);
  return {
    id: 'acos',
    title: titleOf(decision),
    caption: `ACOS: advertising spend as a percentage of the sales the ad console attributes to it.${values ? ' Solid: measured.' : ''} Dashed: expected value under each plan; ${bandWords(decision)}.`,
    alt: `Lines of ACOS by month${values ? ', measured and then forecast' : ''}. In ${lastMonth(decision)}: ${formatList(ends)}.`,
    spec: chartOf([
      forecastLines({
        title: 'ACOS',
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
      columns: shown.flatMap(({ label }) => [`${label}: ACOS, %`, 'P10', 'P90']),
      months: projected,
      cells: (index) => shown.flatMap(({ band }) => [points(band.mean, index), points(band.p10, index), points(band.p90, index)]),
    }),
  };
}

const EMPTY = { mean: [], p10: [], p50: [], p90: [] };

function percent(value: number): string {
  return formatPercent(value, 0);
}

function titleOf(decision: Decision): string {
  const values = measured(decision, 'acos')?.filter(Number.isFinite);
  const plans = headlinePlans(decision).map(({ plan, label }) => ({ label, mean: plan.series.get('acos')?.mean ?? [] }));
  const from = values ? lastOf(values) : (plans[0]?.mean[0] ?? 0);
  const since = values ? monthName(decision.actualUntil) : monthName(decision.projected[0]);
  const ends = plans
    .map(({ label, mean }) => ({ label, to: lastOf(mean), text: percent(lastOf(mean)) }))
    .sort((a, b) => b.to - a.to);
  const verb = ends.every(({ to }) => to > from + 0.005) ? 'rises' : ends.every(({ to }) => to < from - 0.005) ? 'falls' : 'goes';
  return `ACOS ${verb} from ${percent(from)} in ${since} to ${underPlans(ends)} by ${lastMonth(decision)}`;
}
