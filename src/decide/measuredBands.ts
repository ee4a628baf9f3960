import { at } from '../core/present.ts';
import type { Model } from '../language/model.ts';
import { deviationAfter } from '../numeric/deviationAfter.ts';
import { exp } from '../numeric/elementary/exponential.ts';
import { normalQuantile } from '../numeric/normal.ts';
import { stream } from '../numeric/random.ts';
import type { Residual } from '../posterior/calibration.ts';
import type { Setting } from './decisionSetting.ts';

/**
 * How measured months of a variable stray from it; undefined where the history does not measure it. A ratio of what is known to
 * what is measured strays as that does.
 */
export function errorOf({ errors, world: { model } }: Setting, slot: string): Residual | undefined {
  return errors.find(({ variable }) => variable === (straysAs(model, slot) ?? slot));
}

function straysAs({ columns, observations }: Model, slot: string): string | undefined {
  const ratio = [...columns.values()].find(({ measures, strays }) => measures === slot && strays !== undefined);
  return ratio?.strays === undefined ? undefined : observations.get(ratio.strays)?.of;
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
    const stray = deviationAfter(at(spread, draw), at(persistence, draw), gap + ahead) * normalQuantile(next());
    return logarithmic ? value * exp(stray) : value + stray;
  });
}
