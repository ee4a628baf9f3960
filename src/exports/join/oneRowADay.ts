import { formatSpan } from '../../core/day.ts';
import { fail } from '../../core/error.ts';
import type { Claim } from './claim.ts';

/** Errors: a Business Report by date has several rows of the same days, which are those of two marketplaces or accounts. */
export function checkOneRowADay(claims: readonly Claim[], file: string): void {
  const several = claims.find(({ key, rows }) => key.family === 'traffic' && key.level === 'account' && rows > 1);
  if (!several) return;
  const { rows, span, lines } = several;
  const last = lines.pairs.at(-1);
  fail({
    opening: 'invalid',
    message: `rows: ${rows} of them are of ${formatSpan(span)}, and a Business Report by date has one`,
    place: { file, ...(last !== undefined && { line: last }) },
    advice:
      'Two marketplaces, accounts or downloads are in one file: give each as a file of its own, and say its marketplace in exports/formats.csv.',
  });
}
