import type { Step } from '../core/calendar.ts';
import type { ClockName } from './expression.ts';
import { PLAIN, type Unit } from './unit.ts';

interface ClockReading {
  readonly unit: Unit;
  readonly about: string;
}

const WEEK: [ClockName, ClockReading] = ['week', { unit: PLAIN, about: 'the week of the year, 1 to 53' }];

const MONTHLY = readings('month');
const WEEKLY = readings('week');

/** What the clock offers to every equation of a model that moves by a month or a week at a time. */
export function clockOf(step: Step): ReadonlyMap<ClockName, ClockReading> {
  return step === 'week' ? WEEKLY : MONTHLY;
}

function readings(step: Step): ReadonlyMap<ClockName, ClockReading> {
  const unit: Unit = new Map([[step, 1]]);
  const all: [ClockName, ClockReading][] = [
    ['time', { unit, about: `${step}s since ${step === 'month' ? 'January 2026' : 'the week of 1 January 2026'}` }],
    ['ahead', { unit, about: `${step}s since the last actual ${step}, at most 0 in actual ${step}s` }],
    ['elapsed', { unit, about: `${step}s since ${step} 0` }],
    ['years', { unit: new Map([['year', 1]]), about: `years since ${step} 0, elapsed / steps_a_year` }],
    ['month', { unit: PLAIN, about: 'the calendar month, 1 to 12' }],
    ['year', { unit: PLAIN, about: 'the calendar year' }],
    ['year_part', { unit: PLAIN, about: 'the part of the calendar year that is over, 0 to 1' }],
    ['step', { unit, about: `one ${step}` }],
  ];
  return new Map([...all, ...(step === 'week' ? [WEEK] : [])]);
}

/** Names that no model gives to anything of its own, whatever its step. */
export function isClockName(name: string): name is ClockName {
  return (WEEKLY as ReadonlyMap<string, ClockReading>).has(name);
}
