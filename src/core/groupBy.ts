/** Adds to what is counted of a key; a key that was not counted yet starts at nothing. */
export function addTo<Key>(counts: Map<Key, number>, key: Key, amount: number): void {
  const before = counts.get(key);
  counts.set(key, before === undefined ? amount : before + amount);
}

/**
 * The items by key, in the order in which the keys first come.
 * @example
 * [...groupBy([1, 2, 3], (value) => value % 2)] // => [[1, [1, 3]], [0, [2]]]
 */
export function groupBy<Item, Key>(items: Iterable<Item>, keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
