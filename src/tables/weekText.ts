import { type Period, weekFrom, weekNumber, yearOf } from '../core/calendar.ts';
import { type Day, dayOf, weekday } from '../core/day.ts';
import { at } from '../core/present.ts';

const MARK = '(?:w|wk|week|kw|cw)';
const FORMS: readonly { readonly pattern: RegExp; readonly year: number; readonly week: number }[] = [
  { pattern: new RegExp(`^(\\d{4})[ /-]?${MARK}[ .-]?(\\d{1,2})$`, 'i'), year: 1, week: 2 },
  { pattern: new RegExp(`^${MARK}[ .-]?(\\d{1,2})[ ,/-]{1,2}(\\d{4})$`, 'i'), year: 2, week: 1 },
];

/**
 * A week by its number, as ISO 8601 counts weeks: from Monday, week 1 with the first Thursday of the year. Undefined for any other
 * text, and for a week 53 of a year that has 52.
 *
 * @example
 * ['2026-W05', 'W5 2026', 'KW 05/2026'].every((text) => parseWeekNumber(text) === parseWeekNumber('2026W5')) // => true
 * ['2026-W54', '2027-W53', '2026-05'].map(parseWeekNumber) // => [undefined, undefined, undefined]
 */
export function parseWeekNumber(text: string): Period | undefined {
  for (const form of FORMS) {
    const match = form.pattern.exec(text.trim());
    if (match) return weekOf(Number(match[form.year]), Number(match[form.week]));
  }
  return undefined;
}

function weekOf(year: number, number: number): Period | undefined {
  const fourth = dayOf({ year, month: 1, day: 4 });
  if (fourth === undefined) return undefined;
  const week = weekFrom((fourth - ((weekday(fourth) + 6) % 7) + 7 * (number - 1)) as Day);
  return week !== undefined && yearOf(week) === year && weekNumber(week) === number ? week : undefined;
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** @example
 * weekdayName(20479) // => 'Monday' */
export function weekdayName(day: Day): string {
  return at(WEEKDAYS, weekday(day));
}
