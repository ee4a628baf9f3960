import { joined } from '../../numeric/matrix.ts';
import type { HmcState } from '../runState.ts';
import { taughtMetric } from './taughtMetric.ts';

/** Below so little of the mass that the best run found, a top is not worth to start at: e to the power of this. */
const HOPELESS = -12;

/**
 * Where runs learn from one another: after the search all measure by the best top, and runs whose top is hopeless start there too;
 * after each round of warm-up all measure by what all went through, and step as the middle one.
 */
export function hmcMeet(states: readonly HmcState[], round: number): HmcState[] {
  const best = states.reduce((one, other) => (other.logMass > one.logMass ? other : one));
  if (round === 0)
    return states.map((state) => ({
      ...state,
      metric: best.metric,
      start: state.logMass - best.logMass < HOPELESS ? best.start : state.start,
    }));
  const { metric } = best;
  const sample = { places: joined(states.map(({ recent }) => recent)), slopes: joined(states.map(({ slopes }) => slopes)) };
  const learnt = taughtMetric(metric, sample);
  const steps = states.map(({ step }) => step).sort((a, b) => a - b);
  const step = steps[Math.floor(steps.length / 2)] ?? best.step;
  return states.map((state) => ({ ...state, metric: learnt, step, recent: new Float64Array(), slopes: new Float64Array() }));
}
