/** Something about the history, the assumptions or the plans that a reader must know before an answer is believed. */
export interface Finding {
  /** Stable, kebab-case. */
  readonly code: string;
  /** What was found, a sentence. */
  readonly says: string;
  /** What it does to the answer, a sentence. */
  readonly effect: string;
  /** What to do or to test, a sentence. */
  readonly advice: string;
  /** How far beyond its limit it lies; 1 is at the limit. */
  readonly weight: number;
  /** Why no answer may be read from the figures until it is mended, as it goes on "No answer yet:"; absent where one may. */
  readonly withholds?: string;
}

/** Those that withhold the answer first, then the weightiest. */
export function byWeight(one: Finding, other: Finding): number {
  return Number(other.withholds !== undefined) - Number(one.withholds !== undefined) || other.weight - one.weight;
}

/**
 * The family of findings about a history, all series and assumptions together, alarms in at most this part of right worlds; each kind
 * gets a fifth of it and shares that among all it looks at (Bonferroni).
 */
export const FAMILY = 0.05;
const KINDS = 5;
export function limitOf(tests: number): number {
  return FAMILY / KINDS / Math.max(1, tests);
}
