import type { ClockName } from './expression.ts';
import { PLAIN, type Unit } from './unit.ts';

const MONTHS: Unit = new Map([['month', 1]]);

interface ClockReading {
  readonly unit: Unit;
  readonly about: string;
}

/** What the clock offers to every equation. */
export const CLOCK: ReadonlyMap<ClockName, ClockReading> = new Map<ClockName, ClockReading>([
  ['time', { unit: MONTHS, about: 'months since January 2026' }],
  ['ahead', { unit: MONTHS, about: 'months since the last actual month, at most 0 in actual months' }],
  ['elapsed', { unit: MONTHS, about: 'months since month 0' }],
  ['years', { unit: new Map([['year', 1]]), about: 'years since month 0, elapsed / 12' }],
  ['month', { unit: PLAIN, about: 'the calendar month, 1 to 12' }],
  ['year', { unit: PLAIN, about: 'the calendar year' }],
  ['step', { unit: MONTHS, about: 'one month' }],
]);

export function isClockName(name: string): name is ClockName {
  return (CLOCK as ReadonlyMap<string, ClockReading>).has(name);
}
