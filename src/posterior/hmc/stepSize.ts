import { exp } from '../../numeric/elementary/exponential.ts';
import { log } from '../../numeric/elementary/logarithm.ts';
/** A step size that learns from how often it was accepted. */
export interface StepSize {
  /** What to try next. */
  readonly tried: () => number;
  /** How likely the last trajectory was to be accepted, 0 … 1. */
  readonly learn: (accepted: number) => void;
  /** The average of what was tried, late ones most: what to go on with. */
  readonly settled: () => number;
}

const GAMMA = 0.05;
const OFFSET = 10;
const KAPPA = 0.75;
/** The first steps are drawn towards so many times the start: larger ones cost less to try. */
const BOLD = 5;

/** Dual averaging towards a mean acceptance (Nesterov 2009; Hoffman and Gelman 2014, section 3.2). */
export function openStepSize(start: number, target: number, bold = BOLD): StepSize {
  const mu = log(bold * start);
  const state = { count: 0, missing: 0, log: log(start), average: log(start) };
  return {
    tried: () => exp(state.log),
    learn: (accepted) => {
      const count = ++state.count;
      state.missing += (target - accepted - state.missing) / (count + OFFSET);
      state.log = mu - (Math.sqrt(count) / GAMMA) * state.missing;
      const weight = exp(-KAPPA * log(count));
      state.average = weight * state.log + (1 - weight) * state.average;
    },
    settled: () => exp(state.average),
  };
}
