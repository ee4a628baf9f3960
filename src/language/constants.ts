import { type Step, stepsAYear, WEEKS_A_MONTH } from '../core/calendar.ts';
import { PLAIN, type Unit } from './unit.ts';

/** A number that the language knows by name. */
export interface LanguageConstant {
  readonly value: number;
  readonly unit: Unit;
  readonly about: string;
}

const WEEKLY: ReadonlyMap<string, LanguageConstant> = constantsOf('week');
const MONTHLY: ReadonlyMap<string, LanguageConstant> = constantsOf('month');

/** The constants of a model that moves by so much at a time: units are never converted but by one of these. */
export function languageConstants(step: Step): ReadonlyMap<string, LanguageConstant> {
  return step === 'week' ? WEEKLY : MONTHLY;
}

function constantsOf(step: Step): ReadonlyMap<string, LanguageConstant> {
  return new Map([
    ['pi', { value: Math.PI, unit: PLAIN, about: 'half a turn, for sin and cos' }],
    [
      'steps_a_year',
      {
        value: stepsAYear(step),
        unit: new Map([
          [step, 1],
          ['year', -1],
        ]),
        about: `${step}s of a mean year`,
      },
    ],
    [
      'weeks_a_month',
      {
        value: WEEKS_A_MONTH,
        unit: new Map([
          ['week', 1],
          ['month', -1],
        ]),
        about: 'weeks of a mean month',
      },
    ],
  ]);
}
