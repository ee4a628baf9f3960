import { at } from '../../../core/present.ts';
import type { Decision } from '../../../decide/decision.ts';
import {
  bandWords,
  comparableBand,
  headlinePlans,
  lastMonth,
  lastOf,
  monthName,
  quarterTable,
  shownPlans,
} from '../../charts/chartFacts.ts';
import { forecastLines } from '../../charts/forecastLines.ts';
import { chartOf } from '../../charts/panels.ts';
import { niceTicks } from '../../charts/ticks.ts';
import { formatList, formatNumber, formatPlace } from '../../format.ts';
import { measuredFor, playing, roleLabel, seriesOf } from '../../roleSeries.ts';
import { clause, inSentence } from '../../text.ts';
import type { DrawChart } from '../topic.ts';

/**
 * A place in a list, measured and then forecast; 1 is the top. The median stands for each plan: in a few draws the rank runs
 * away by hundreds of places, which would pull a mean out of its own band.
 */
export const rankChart: DrawChart = (decision) => {
  const shown = shownPlans(decision).flatMap((one) => {
    const band = comparableBand(decision, one.plan, 'rank');
    return band ? [{ ...one, band }] : [];
  });
  if (shown.length === 0) return undefined;
  const values = measuredFor(decision, 'rank');
  const { months, projected, actualUntil, model } = decision;
  const label = roleLabel(model, 'rank');
  return {
    title: titleOf(decision),
    caption: `${clause(playing(model, 'rank')?.about || label)}, 1 at the top.${values ? ' Solid: measured.' : ''} Dashed: median under each plan; ${bandWords(decision)}.`,
    alt: `Lines of ${inSentence(label)} by month, 1 at the top. In ${lastMonth(decision)}: ${formatList(shown.map(({ label: plan, band }) => `${plan} ${formatPlace(lastOf(band.p50))}`))}.`,
    spec: chartOf([
      forecastLines({
        title: `${label} (1 is the first place)`,
        months,
        projected,
        ...(actualUntil === undefined ? {} : { actualUntil }),
        ...(values ? { measured: { months: decision.actuals.months, values } } : {}),
        lines: shown.map((line) => ({ ...line, band: { ...line.band, mean: line.band.p50 } })),
        format: formatPlace,
        ticks: rankTicks,
        height: 210,
      }),
    ]),
    table: quarterTable({
      columns: shown.flatMap(({ label: plan }) => [`${plan}: median rank`, 'P10', 'P90']),
      months: projected,
      cells: (index) => shown.flatMap(({ band }) => [band.p50, band.p10, band.p90].map((row) => formatNumber(at(row, index), 1))),
    }),
  };
};

/** From the worst rank at the bottom to 1 at the top. */
function rankTicks(_low: number, high: number): number[] {
  const ticks = niceTicks(0, Math.max(4, high), 4).filter((tick) => tick >= 2);
  return [1, ...ticks].reverse();
}

function titleOf(decision: Decision): string {
  const values = measuredFor(decision, 'rank')?.filter(Number.isFinite);
  const plans = headlinePlans(decision).flatMap(({ plan, label }) => {
    const middle = seriesOf(decision, plan, 'rank')?.p50;
    return middle ? [{ label, middle }] : [];
  });
  const from = formatNumber(values ? lastOf(values) : (plans[0]?.middle[0] ?? Number.NaN), 1);
  const since = monthName(values ? decision.actualUntil : decision.projected[0]);
  const ends = plans.map(({ label, middle }) => ({ label, to: formatNumber(lastOf(middle), 1) }));
  const verbs = ends.map(({ to }) => verbFor(Number(from), Number(to)));
  const parts = ends.map(
    ({ label, to }, index) => `${verbs[index] === verbs[index - 1] ? '' : `${verbs[index]} `}${to} under ${label}`,
  );
  return `${roleLabel(decision.model, 'rank')}, ${from} in ${since}, ${formatList(parts)} by ${lastMonth(decision)}`;
}

/** Moves of less than 3 % are none: a rank is measured no better. */
const LITTLE = 0.03;

function verbFor(from: number, to: number): string {
  if (Math.abs(to / from - 1) < LITTLE) return 'stays near its place, at';
  return to < from ? 'improves to' : 'slips to';
}
