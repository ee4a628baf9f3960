import type { Period } from '../../core/calendar.ts';
import type { Family } from './claim.ts';

/** A measure of a month of which nothing can be said, and why. */
export interface Hole {
  readonly month: Period;
  readonly family: Family;
  /** Among those of the family, from 0. */
  readonly measure: number;
  readonly column: string;
  /** For the account of amounts. */
  readonly reason: string;
  /** For people, with the place and what to do. */
  readonly words: string;
}
