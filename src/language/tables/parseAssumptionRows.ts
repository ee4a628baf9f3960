import { type AssumptionRow, SHAPES, shapeNamed } from '../../core/assumption.ts';
import { fail, type Issue } from '../../core/error.ts';
import { suggest } from '../../core/nearest.ts';
import { type Cell, cellIssue, cellOf, gather, quotable, throwIssues } from '../../tables/cell.ts';
import { columnIndex, resolveColumns } from '../../tables/columnNames.ts';
import { dictionary, isMissing, nameKey } from '../../tables/fieldWords.ts';
import type { Decimal } from '../../tables/numberText.ts';
import { headedBy } from '../../tables/parseTable.ts';
import { decideDecimal, readNumbers } from '../../tables/readNumbers.ts';
import type { Table, TableRow } from '../../tables/table.ts';

const REQUIRED = ['name', 'unit', 'shape', 'low', 'mid', 'high', 'source'];
const OPTIONAL = ['member', 'as_of', 'grade', 'note'];
const COLUMNS = dictionary([...REQUIRED, ...OPTIONAL].map((name) => ({ name, words: [] })));

/** How the header of assumptions.csv is known; one without a row replaces nothing. */
export const ASSUMPTION_SHAPE = { ...headedBy((header) => COLUMNS.has(nameKey(header))), rowless: true };

/** `plain`: decimal points, as in the register. `any`: as the file's own numbers say, as in a study. */
export type NumberStyle = 'plain' | 'any';

/**
 * The rows of an assumptions.csv: quantiles P10, P50 and P90, shape, unit, source. A row without a name is a comment.
 * A fixed value may leave low and high empty. Names and units are checked against the model elsewhere.
 * Errors: unknown or missing columns, unknown shapes, numbers missing or not in ascending order, the same parameter twice.
 */
export function parseAssumptionRows(table: Table, numbers: NumberStyle = 'plain'): AssumptionRow[] {
  const indices = resolveColumns(table, COLUMNS, () => false);
  for (const name of REQUIRED) if (!indices.has(name)) columnIndex(table, name);
  const rows = table.rows.map((row) => cellsOf(table, row, indices)).filter(({ name }) => name.text !== '');
  const decimal =
    numbers === 'plain'
      ? '.'
      : decideDecimal(
          rows.flatMap(({ low, mid, high }) => [low, mid, high]),
          'free',
        );
  const issues: Issue[] = [];
  const read = rows.flatMap((row) => gather(issues, () => readRow(row, decimal)) ?? []);
  issues.push(...duplicates(read));
  throwIssues(issues);
  return read;
}

/** The cells of a row; an absent column reads as empty. */
interface RowCells {
  readonly name: Cell;
  readonly shape: Cell;
  readonly low: Cell;
  readonly mid: Cell;
  readonly high: Cell;
  readonly text: (column: string) => string;
}

function cellsOf(table: Table, row: TableRow, indices: ReadonlyMap<string, number>): RowCells {
  const cell = (column: string): Cell => cellOf(table, row, indices.get(column) ?? -1);
  const text = (column: string): string => cell(column).text;
  return { name: cell('name'), shape: cell('shape'), low: cell('low'), mid: cell('mid'), high: cell('high'), text };
}

function readRow(row: RowCells, decimal: Decimal): AssumptionRow {
  const shape = shapeNamed(row.shape.text);
  if (shape === undefined) {
    fail(
      cellIssue(row.shape, {
        opening: 'unknown',
        message: `shape "${quotable(row.shape.text)}"`,
        advice: suggest(row.shape.text.toLowerCase(), SHAPES),
      }),
    );
  }
  const [low, mid, high] = readQuantiles(row, { decimal, fixed: shape === 'fixed' });
  return {
    name: row.name.text,
    member: row.text('member'),
    unit: row.text('unit'),
    shape,
    low,
    mid,
    high,
    asOf: row.text('as_of'),
    source: row.text('source'),
    grade: row.text('grade'),
    note: row.text('note'),
    place: row.name.place,
  };
}

function readQuantiles(
  row: RowCells,
  { decimal, fixed }: { readonly decimal: Decimal; readonly fixed: boolean },
): [number, number, number] {
  const cells = [row.low, row.mid, row.high].map((cell) => (fixed && isMissing(cell.text) ? { ...row.mid } : cell));
  const empty = cells.filter((cell) => isMissing(cell.text));
  throwIssues(
    empty.map((cell) =>
      cellIssue(cell, {
        opening: 'missing',
        message: `value "${cell.column}" of ${quotable(row.name.text)}`,
        advice: 'Fill it in: P10, P50 and P90.',
      }),
    ),
  );
  const [low = Number.NaN, mid = Number.NaN, high = Number.NaN] = readNumbers(cells, { kind: 'free', decimal });
  if (low <= mid && mid <= high) return [low, mid, high];
  fail(
    cellIssue(row.mid, {
      message: `order: low ${low}, mid ${mid}, high ${high}`,
      advice: 'low, mid and high are P10, P50 and P90: write them ascending.',
    }),
  );
}

function duplicates(rows: readonly AssumptionRow[]): Issue[] {
  const first = new Map<string, AssumptionRow>();
  return rows.flatMap((row): Issue[] => {
    const key = `${row.name} ${row.member}`.trim();
    const twin = first.get(key);
    first.set(key, twin ?? row);
    if (!twin) return [];
    return [
      {
        opening: 'invalid',
        message: `row: "${quotable(key)}" stands twice, first in line ${twin.place.line ?? 1}`,
        place: row.place,
        advice: 'Delete one of the two.',
      },
    ];
  });
}
