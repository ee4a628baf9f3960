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
      const replaced = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/** The advice sentence for an unknown name: the nearest known one, or all of them. */
export function suggest(name: string, known: readonly string[]): string {
  const close = nearest(name, known);
  return close === undefined ? `Use one of: ${known.join(', ')}.` : `Did you mean "${close}"?`;
}
