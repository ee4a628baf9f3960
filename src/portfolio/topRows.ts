/** The best so many of what comes by, whatever the order it comes in: ties go to the lower index. */
export interface TopRows<Row> {
  readonly add: (row: Row) => void;
  /** Best first. */
  readonly rows: () => Row[];
}

export function topRows<Row extends { readonly index: number }>(most: number, worthOf: (row: Row) => number): TopRows<Row> {
  const kept: Row[] = [];
  const before = (a: Row, b: Row): number => worthOf(b) - worthOf(a) || a.index - b.index;
  return {
    add: (row) => {
      const last = kept[most - 1];
      if (last && before(last, row) <= 0) return;
      const place = kept.findIndex((one) => before(row, one) < 0);
      kept.splice(place < 0 ? kept.length : place, 0, row);
      kept.length = Math.min(kept.length, most);
    },
    rows: () => [...kept],
  };
}
