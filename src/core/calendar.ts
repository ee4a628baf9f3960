/** A calendar month as an integer: 12 · year + (month − 1). Months are subtracted and compared as numbers. */
export type Month = number & { readonly brand: 'Month' };

/** The model's clock starts here: `time` is 0 in January 2026. */
export const EPOCH = monthOf(2026, 1);

/** The month of a year and a month number, 1 to 12. */
export function monthOf(year: number, month: number): Month {
  return (year * 12 + (month - 1)) as Month;
}

/** @example
 * formatMonth(addMonths(monthOf(2026, 11), 2)) // => '2027-01' */
export function addMonths(month: Month, count: number): Month {
  return (month + count) as Month;
}

/** 1 for January to 12 for December. */
export function monthNumber(month: Month): number {
  return (month % 12) + 1;
}

export function yearOf(month: Month): number {
  return Math.floor(month / 12);
}

/** `from` to `to`, both included; empty when `to` is before `from`. */
export function monthsBetween(from: Month, to: Month): Month[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => addMonths(from, index));
}

/** @example
 * formatMonth(monthOf(2026, 3)) // => '2026-03' */
export function formatMonth(month: Month): string {
  return `${yearOf(month)}-${String(monthNumber(month)).padStart(2, '0')}`;
}

const NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** The month as prose shows it.
 * @example
 * monthLabel(monthOf(2026, 3)) // => 'Mar 2026' */
export function monthLabel(month: Month): string {
  return `${NAMES[monthNumber(month) - 1]} ${yearOf(month)}`;
}

/** A strict `YYYY-MM`, or undefined. Looser spellings are the business of `inputs/`.
 * @example
 * parseMonth('2026-13') // => undefined */
export function parseMonth(text: string): Month | undefined {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  return match ? monthOf(Number(match[1]), Number(match[2])) : undefined;
}
