import type { Issue, Place } from '../../core/error.ts';
import { NAME, SPELLING } from '../declarations/nameProblem.ts';

/**
 * A label's id: without what stands in brackets, in small letters, everything else an underscore.
 *
 * @example
 * memberId('External AI (ChatGPT/Perplexity)') // => 'external_ai'
 * memberId('Q&A coverage') // => 'q_a_coverage'
 */
export function memberId(label: string): string {
  return label
    .replace(/\([^()]*\)/g, ' ')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
}

export interface PlacedId {
  readonly id: string;
  readonly place: Place;
}

/** Ids must be names, and each its own. */
export function checkIds(ids: readonly PlacedId[], issues: Issue[]): void {
  const seen = new Set<string>();
  for (const { id, place } of ids) {
    if (id === '')
      issues.push({ opening: 'missing', message: 'name of a member', place, advice: 'Give it one, with at least one letter.' });
    else if (!NAME.test(id)) issues.push({ opening: 'invalid', message: `member "${id}"`, place, advice: SPELLING });
    else if (seen.has(id))
      issues.push({
        opening: 'invalid',
        message: `member "${id}": it appears twice`,
        place,
        advice: 'Give each member its own name.',
      });
    seen.add(id);
  }
}
