import { deviationAfter } from '../numeric/deviationAfter.ts';
import { normalQuantile } from '../numeric/normal.ts';
import { stream } from '../numeric/random.ts';
import type { Residual } from '../posterior/calibration.ts';
import type { Setting } from './decisionSetting.ts';

/** Ratios of what is known to what is measured stray as that does. */
const STRAYS_AS: ReadonlyMap<string, string> = new Map([
  ['acos', 'attributed_ad_sales'],
  ['tacos', 'revenue'],
]);

/** How measured months of a variable stray from it; undefined where the history does not measure it. */
export function errorOf({ errors }: Setting, slot: string): Residual | undefined {
  return errors.find(({ variable }) => variable === (STRAYS_AS.get(slot) ?? slot));
}

/**
 * A variable some months after the last actual one as it would be measured, draw by draw. What is left of the last actual
 * residual is in the variable already; what comes on top has the deviation of the months since the last measured one, of
 * the logarithm for most.
 */
export function measuredAt(values: Float64Array, error: Residual, ahead: number): Float64Array {
  const { variable, logarithmic, spread, persistence, gap } = error;
  const next = stream(ahead, `measured/${variable}`);
  return values.map((value, draw) => {
    const stray = deviationAfter(spread[draw] ?? 0, persistence[draw] ?? 0, gap + ahead) * normalQuantile(next());
    return logarithmic ? value * Math.exp(stray) : value + stray;
  });
}
