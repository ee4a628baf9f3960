import { describe, expect, it } from 'vitest';
import { parseTable } from '../../src/tables/parseTable.ts';

function cellsOf(text: string): readonly (readonly string[])[] {
  const { header, rows } = parseTable({ path: 'a.csv', bytes: new TextEncoder().encode(text) });
  return [header, ...rows.map(({ cells }) => cells)];
}

describe('cells are quoted', () => {
  it.each([
    ['with apostrophes around every cell', `'a','b'\n'1','x, ''y'''\n`, `x, 'y'`],
    ['with apostrophes where they must be', `a,b\n1,'x, 12" y'\n2,12" z\n`, 'x, 12" y'],
    ['with apostrophes around the cells that hold a comma', `a,b\n1,'x, y'\n2,z\n`, 'x, y'],
    ['with a backslash before a quote', 'a,b\n1,"x, 12\\" y"\n', 'x, 12" y'],
    ['over two lines, with a backslash', 'a,b\n1,"x \\"\n y"\n', 'x "\n y'],
  ])('%s', (_, text, cell) => {
    expect(cellsOf(text)[0]).toEqual(['a', 'b']);
    expect(cellsOf(text)[1]).toEqual(['1', cell]);
  });

  it.each([
    ['apostrophes that belong to names', `a,b\n1,Chef's\n2,'tis the season'\n`, ["Chef's", "'tis the season'"]],
    ['a backslash that belongs to a name', 'a,b\n1,x\\\n2,"y\\z"\n', ['x\\', 'y\\z']],
  ])('%s stay', (_, text, cells) => {
    expect(
      cellsOf(text)
        .slice(1)
        .map(([, cell]) => cell),
    ).toEqual(cells);
  });

  it.each(['a,b\n1,"x" y\n', 'a,b\n1,"x \\" y\n'])('what fits no way is refused: %j', (text) => {
    expect(() => cellsOf(text)).toThrow(/^invalid quotes: .*\n {2}at a\.csv, line 2|^invalid row/);
  });
});
