/** Lines of a file, compacted: pairs from–to in ascending order, as many as are kept, and how many lines there are beyond. */
export interface Lines {
  readonly pairs: readonly number[];
  readonly more: number;
}

const MOST_PAIRS = 12;

/** Adds a line; those that follow each other become a range. Made for lines that come in ascending order. */
export function addLine({ pairs, more }: Lines, line: number): Lines {
  const last = pairs.at(-1);
  if (last !== undefined && (line === last + 1 || line === last)) return { pairs: [...pairs.slice(0, -1), line], more };
  return pairs.length < 2 * MOST_PAIRS ? { pairs: [...pairs, line, line], more } : { pairs, more: more + 1 };
}

/** All lines of several sets. */
export function mergeLines(sets: readonly Lines[]): Lines {
  const ranges = sets.flatMap(({ pairs }) =>
    pairs.flatMap((from, index) => (index % 2 === 0 ? [[from, pairs[index + 1] ?? from] as const] : [])),
  );
  const joined: [number, number][] = [];
  for (const [from, to] of ranges.sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  const beyond = joined.slice(MOST_PAIRS).reduce((sum, [from, to]) => sum + to - from + 1, 0);
  return { pairs: joined.slice(0, MOST_PAIRS).flat(), more: beyond + sets.reduce((sum, { more }) => sum + more, 0) };
}

/**
 * Lines as text.
 * @example
 * formatLines([2, 3, 7].reduce(addLine, { pairs: [], more: 4 })) // => '2–3, 7 and 4 more'
 */
export function formatLines({ pairs, more }: Lines): string {
  const ranges = pairs.flatMap((from, index) => {
    if (index % 2 !== 0) return [];
    const to = pairs[index + 1] ?? from;
    return [to === from ? String(from) : `${from}–${to}`];
  });
  return `${ranges.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
