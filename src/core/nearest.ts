import { at } from './present.ts';
/**
 * The candidate that is fewest edits (insert, delete, replace) away from `name`, when at most a third of its letters differ.
 *
 * @example
 * nearest('acoss', ['acos', 'roas']) // => 'acos'
 * nearest('weather', ['acos', 'roas']) // => undefined
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let fewest = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of candidates) {
    const edits = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (edits < fewest) {
      best = candidate;
      fewest = edits;
    }
  }
  return best;
}

/** Levenshtein distance; names are cut to 60 characters, so that hostile input costs nothing. */
function editDistance(left: string, right: string): number {
  const a = left.slice(0, 60);
  const b = right.slice(0, 60);
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(previous, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(replaced, at(previous, j) + 1, at(current, j - 1) + 1));
    }
    previous = current;
  }
  return at(previous, b.length);
}

/** How many names a message lists: a longer list is not read. */
const MOST_LISTED = 8;

/**
 * The first names, at most eight, and how many more there are.
 *
 * @example
 * listed(['a', 'b', 'c']) // => 'a, b, c'
 * listed(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']) // => 'a, b, c, d, e, f, g, h and 1 more'
 */
export function listed(names: readonly string[]): string {
  const more = names.length - MOST_LISTED;
  return `${names.slice(0, MOST_LISTED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/**
 * The advice sentence for an unknown name: the nearest known one, or the known ones; of more than eight those that are most alike.
 * `seeing` says where a long list stands in full.
 *
 * @example
 * suggest('acoss', ['acos', 'roas']) // => 'Did you mean "acos"?'
 * suggest('weather', ['acos', 'roas']) // => 'Use one of: acos, roas.'
 */
export function suggest(name: string, known: readonly string[], seeing?: string): string {
  const close = nearest(name, known);
  if (close !== undefined) return `Did you mean "${close}"?`;
  if (known.length === 0) return 'There is none to choose from.';
  if (known.length <= MOST_LISTED) return `Use one of: ${known.join(', ')}.`;
  return `Use one of: ${listed(mostAlike(name, known))}${seeing === undefined ? '' : `; ${seeing}`}.`;
}

function mostAlike(name: string, known: readonly string[]): string[] {
  return known
    .map((candidate) => ({ candidate, edits: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits)
    .map(({ candidate }) => candidate);
}
