import { errorOfMean } from '../numeric/monteCarloError.ts';
import { meanOf } from '../numeric/summary.ts';
import { BASELINES, type Baseline, type Forecast, type Method, type Skill } from './backtest.ts';

/** A ratio of CRPS this near to 1 is no difference. */
const SAME = 0.05;
/** Part of the folds that "better" must have won, and how many there must be. */
const MOST = 0.5;
const FEWEST_FOLDS = 3;
/** Standard errors of the paired difference beyond which it is one. */
const CLEAR = 2;

/**
 * The model against the baseline with the lowest CRPS. "Better" takes a CRPS 5 % lower, in more than half of at least three folds, by
 * more than two standard errors of the difference fold by fold; "worse" only a CRPS 5 % higher: the few folds of one history are
 * dependent, and doubt counts against the model.
 */
export function skillOf(forecasts: readonly Forecast[]): Skill | undefined {
  const rivals = BASELINES.flatMap((baseline) => {
    const both = forecasts.filter(({ methods }) => methods.has(baseline) && methods.has('model'));
    return both.length > 0 ? [{ baseline, both, ratio: meanCrps(both, 'model') / meanCrps(both, baseline) }] : [];
  });
  const [best] = rivals.filter(({ ratio }) => ratio >= 0).sort((a, b) => b.ratio - a.ratio);
  return best && { baseline: best.baseline, ratio: best.ratio, ...verdictOn(best.both, best) };
}

function verdictOn(
  both: readonly Forecast[],
  { baseline, ratio }: { readonly baseline: Baseline; readonly ratio: number },
): Pick<Skill, 'folds' | 'won' | 'verdict'> {
  const origins = [...new Set(both.map(({ origin }) => origin))];
  const gains = Float64Array.from(origins, (origin) => {
    const fold = both.filter((forecast) => forecast.origin === origin);
    return meanCrps(fold, baseline) - meanCrps(fold, 'model');
  });
  const won = gains.filter((gain) => gain > 0).length;
  const clear = origins.length >= FEWEST_FOLDS && meanOf(gains) > CLEAR * errorOfMean(gains);
  const better = ratio < 1 - SAME && won > MOST * origins.length && clear;
  return { folds: origins.length, won, verdict: ratio > 1 + SAME ? 'worse' : better ? 'better' : 'no better' };
}

function meanCrps(forecasts: readonly Forecast[], method: Method): number {
  return forecasts.reduce((sum, { methods }) => sum + (methods.get(method)?.crps ?? Number.NaN), 0) / forecasts.length;
}
