import type { Period } from '../../core/calendar.ts';
import { at } from '../../core/present.ts';
import type { Band, Decision } from '../../decide/decision.ts';
import type { VariableRole } from '../../language/contract/contract.ts';
import { comparableBand, headlinePlans, lastOf, monthName, type ShownPlan, shownPlans } from '../charts/chartFacts.ts';
import { type ForecastLines, forecastLines } from '../charts/forecastLines.ts';
import type { Panel } from '../charts/panels.ts';
import { measuredFor, roleLabel, seriesOf } from '../roleSeries.ts';

/** The variable that plays a part, as it was measured and then as each plan makes it; `middle` stands for a plan's band. */
export interface RoleForecast {
  readonly label: string;
  readonly middle: 'mean' | 'p50';
  readonly measured: readonly number[] | undefined;
  readonly shown: readonly (ShownPlan & { readonly band: Band })[];
}

export function roleForecast(decision: Decision, role: VariableRole, middle: RoleForecast['middle']): RoleForecast {
  const shown = shownPlans(decision).flatMap((one) => {
    const band = comparableBand(decision, one.plan, role);
    return band ? [{ ...one, band }] : [];
  });
  return { label: roleLabel(decision.model, role), middle, measured: measuredFor(decision, role), shown };
}

/** Where the headline's plans start, the last measured value or the first forecast, and where each ends. */
export function journeyOf(decision: Decision, role: VariableRole, { measured, middle }: RoleForecast) {
  const plans = headlinePlans(decision).flatMap(({ plan, label }) => {
    const row = seriesOf(decision, plan, role)?.[middle];
    return row ? [{ label, row }] : [];
  });
  const known = measured?.filter(Number.isFinite);
  const since: Period | undefined = known ? decision.actualUntil : decision.projected[0];
  return {
    from: known ? lastOf(known) : at(at(plans, 0).row, 0),
    since: monthName(since),
    ends: plans.map(({ label, row }) => ({ label, to: lastOf(row) })),
  };
}

/** The panel: measured months, then a line and a band a plan. */
export function rolePanel(
  { months, projected, actualUntil, actuals }: Decision,
  { measured, shown, middle }: RoleForecast,
  drawn: Pick<ForecastLines, 'title' | 'format' | 'height' | 'ticks'>,
): Panel {
  return forecastLines({
    ...drawn,
    months,
    projected,
    ...(actualUntil === undefined ? {} : { actualUntil }),
    ...(measured ? { measured: { months: actuals.months, values: measured } } : {}),
    lines: shown.map((line) => ({ ...line, band: { ...line.band, mean: line.band[middle] } })),
  });
}
