import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openLongTable, type TableBytes } from '../../src/tables/longTable.ts';
import { bytesOf } from './tables.ts';

/** The same bytes in pieces of this size. */
function inPieces(table: TableBytes, size: number): TableBytes {
  const [all] = [...table.chunks()];
  return {
    ...table,
    chunks: function* () {
      for (let from = 0; from < (all?.length ?? 0); from += size) yield all?.subarray(from, from + size) ?? new Uint8Array();
    },
  };
}

describe('a table of many products', () => {
  it('gives every row to its product, wherever it stands and however the bytes arrive', () => {
    const row = fc.record({ key: fc.constantFrom('a', 'b', 'ü', '"c, d"'), value: fc.integer() });
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('\n', '\r\n'),
        (rows, size, end) => {
          const text = ['value,product', ...rows.map(({ key, value }) => `${value},${key}`)].join(end);
          const table = openLongTable(inPieces(bytesOf('a.csv', text), size), ['product']);
          const found = table.keys.flatMap((key) =>
            table
              .spansOf(key)
              .flatMap((span) => table.linesOf(span).map((line, index) => ({ line: span.line + index, key, text: line }))),
          );
          expect(found.sort((a, b) => a.line - b.line)).toEqual(
            rows.map(({ key, value }, index) => ({ line: index + 2, key: key.replaceAll('"', ''), text: `${value},${key}` })),
          );
        },
      ),
    );
  });

  it('counts rows without a product', () => {
    expect(openLongTable(bytesOf('a.csv', 'product,x\na,1\n,2\n,3\n'), ['product']).keyless).toEqual({ count: 2, line: 3 });
  });

  it('refuses a file without its column, an empty one and UTF-16', () => {
    expect(() => openLongTable(bytesOf('a.csv', 'month,x\n1,2\n'), ['product'])).toThrow(
      /missing column "product"\n {2}at a.csv, line 1/,
    );
    expect(() => openLongTable(bytesOf('a.csv', '\n'), ['product'])).toThrow(/missing header/);
    const wide = new Uint8Array([0xff, 0xfe, 0x70, 0, 0x72, 0]);
    expect(() => openLongTable({ file: 'a.csv', chunks: () => [wide], read: () => wide }, ['product'])).toThrow(/utf-16le/);
  });
});
