import type { Band, Spread } from '../../../decide/decision.ts';
import { roundedNumber } from './roundedNumber.ts';

/** How a run tells what is spread over its draws. */
export interface Chance {
  readonly band: (band: Band) => object;
  readonly spread: (spread: Spread) => object;
  /** Fields that are probabilities, by name; those that are not known are left out. */
  readonly probabilities: (fields: Readonly<Record<string, number | undefined>>) => object;
}

const MANY: Chance = {
  band: ({ mean, p10, p50, p90 }) => ({
    mean: mean.map(roundedNumber),
    p10: p10.map(roundedNumber),
    p50: p50.map(roundedNumber),
    p90: p90.map(roundedNumber),
  }),
  spread: ({ mean, p5, p10, p50, p90, p95 }) => rounded({ mean, p5, p10, p50, p90, p95 }),
  probabilities: rounded,
};

const ONE: Chance = {
  band: ({ mean }) => ({ mean: mean.map(roundedNumber) }),
  spread: ({ mean }) => rounded({ mean }),
  probabilities: () => ({}),
};

/** One path has a value and nothing around it: no percentile, no probability. */
export function chanceOf({ draws }: { readonly draws: number }): Chance {
  return draws === 1 ? ONE : MANY;
}

function rounded(fields: Readonly<Record<string, number | undefined>>): object {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, roundedNumber(value)]])),
  );
}
