import type { Warning } from '../../core/error.ts';
import type { Claim } from './claim.ts';
import { formatSpan } from './days.ts';
import { groupBy } from './groupBy.ts';
import type { Source } from './readSource.ts';
import type { Segment } from './segment.ts';
import { LATER_DOWNLOAD } from './supersede.ts';

const MOST_NAMED = 3;

/** A warning for each ledger with payments that a later ledger has too: they are counted once, all others add up. */
export function repeatedPayments(segments: readonly Segment[], sources: readonly Source[]): Warning[] {
  const content = segments.filter(({ claim }) => claim.key.family === 'content');
  return sources.flatMap(({ index, reading }): Warning[] => {
    const parts = groupBy(
      content.filter(({ claim }) => claim.source === index),
      ({ dropped }) => dropped === LATER_DOWNLOAD,
    );
    const [repeated, others] = [true, false].map((key) => new Set((parts.get(key) ?? []).map(({ claim }) => claim)));
    if (repeated === undefined || others === undefined || repeated.size === 0) return [];
    const added = others.size === 0 ? '' : ` Its other payments, ${totalOf(others)}, are added to those of the later one.`;
    const message = `Payments of ${totalOf(repeated)} in this ledger are in a later ledger too, with the same date, line item, signal, kind and amount: ${namesOf(repeated)}. They are counted once; if they were paid twice, write both into one file.${added}`;
    return [{ code: 'payments-in-two-ledgers', message, place: { file: reading.file } }];
  });
}

function totalOf(claims: ReadonlySet<Claim>): string {
  return ([...claims].reduce((sum, { values }) => sum + (values[0] ?? 0), 0) / 100).toFixed(2);
}

function namesOf(claims: ReadonlySet<Claim>): string {
  const names = [...claims].map(
    ({ key, span, values }) => `${key.name} ${formatSpan(span)} ${((values[0] ?? 0) / 100).toFixed(2)}`,
  );
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '';
  return `${names.slice(0, MOST_NAMED).join(', ')}${more}`;
}
