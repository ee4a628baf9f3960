import { normalQuantile } from '../../../src/numeric/normal.ts';
import type { Corner, Formula } from './formulas.ts';
import type { OpenedBook, OpenedCell } from './openedBook.ts';

type Value = number | string | boolean | undefined;

export interface Answer {
  readonly value: Value;
  /** The largest number that went into it. */
  readonly largest: number;
}

/** A cell that a spreadsheet would show as an error. */
class CellError extends Error {}

export interface Recalculated {
  readonly at: (sheet: string, row: number, column: number) => Answer;
}

interface Place {
  readonly sheet: string;
  readonly moved: number;
}

/**
 * Every formula computed anew, whatever the file says that it comes to, as Excel does: no infinity, no 0^0, no root of a negative
 * number. `changed` holds other contents of cells, by `sheet!row,column`.
 */
export function recalculate(book: OpenedBook, changed: ReadonlyMap<string, number | string> = new Map()): Recalculated {
  const known = new Map<string, Answer | CellError>();
  const answer = (sheet: string, row: number, column: number): Answer => {
    const key = `${sheet}!${row},${column}`;
    const found = known.get(key) ?? attempt(() => reckoned(sheet, key, book.sheets.get(sheet)?.get(`${row},${column}`)));
    known.set(key, found);
    if (found instanceof CellError) throw found;
    return found;
  };
  const reckoned = (sheet: string, key: string, cell: OpenedCell | undefined): Answer => {
    const put = changed.get(key);
    const formula = cell?.formula;
    if (put !== undefined || !formula) return answered(put ?? cell?.stored);
    const seen = { largest: 0 };
    const value = within(key, () => new Reckoner(answer, book, seen).value(formula, { sheet, moved: cell.moved }));
    return { value, largest: Math.max(seen.largest, typeof value === 'number' ? Math.abs(value) : 0) };
  };
  // From column to column, so that no formula has far to go.
  const all = [...book.sheets].flatMap(([sheet, cells]) => [...cells.values()].map((cell) => ({ sheet, ...cell })));
  for (const { sheet, row, column } of all.sort((a, b) => a.column - b.column)) attempt(() => answer(sheet, row, column));
  return { at: answer };
}

/** An error says in which cell it came up first. */
function within(key: string, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    if (error instanceof CellError && !error.message.includes(' in ')) throw new CellError(`${error.message} in ${key}`);
    throw error;
  }
}

function attempt(work: () => Answer): Answer | CellError {
  try {
    return work();
  } catch (error) {
    if (error instanceof CellError) return error;
    throw error;
  }
}

function answered(value: Value): Answer {
  return { value, largest: typeof value === 'number' ? Math.abs(value) : 0 };
}

class Reckoner {
  private readonly read: Recalculated['at'];
  private readonly book: OpenedBook;
  private readonly seen: { largest: number };

  constructor(read: Recalculated['at'], book: OpenedBook, seen: { largest: number }) {
    this.read = read;
    this.book = book;
    this.seen = seen;
  }

  value(formula: Formula, place: Place): Value {
    switch (formula.kind) {
      case 'value':
        return formula.value;
      case 'name':
        return this.value(this.named(formula.name), place);
      case 'minus':
        return this.met(-this.number(formula.of, place));
      case 'range':
        return this.cells(formula, place)[0];
      case 'two':
        return this.two(formula, place);
      case 'call':
        return this.call(formula, place);
    }
  }

  private named(name: string): Formula {
    const found = this.book.names.get(name);
    if (!found) throw new Error(`no range is called ${name}`);
    return found;
  }

  private number(formula: Formula, place: Place): number {
    const value = this.value(formula, place);
    if (typeof value === 'string') throw new CellError(`#VALUE! ${value}`);
    return this.met(Number(value ?? 0));
  }

  private met(value: number): number {
    if (!Number.isFinite(value)) throw new CellError('#NUM!');
    this.seen.largest = Math.max(this.seen.largest, Math.abs(value));
    return value;
  }

  private test(formula: Formula, place: Place): boolean {
    return Boolean(this.value(formula, place));
  }

  /** The cells of a range, row by row. */
  private cells(formula: Formula, place: Place): Value[] {
    const range = formula.kind === 'name' ? this.named(formula.name) : formula;
    if (range.kind !== 'range') throw new Error('a range is wanted');
    const moved = (corner: Corner) => corner.column + (corner.columnIsFixed ? 0 : place.moved);
    const values: Value[] = [];
    for (let row = range.from.row; row <= range.to.row; row++)
      for (let column = moved(range.from); column <= moved(range.to); column++)
        values.push(this.read(range.sheet ?? place.sheet, row, column).value);
    return values;
  }

  private two({ sign, left, right }: Extract<Formula, { kind: 'two' }>, place: Place): Value {
    if (!'+-*/^'.includes(sign)) return compared(sign, this.value(left, place), this.value(right, place));
    const [a, b] = [this.number(left, place), this.number(right, place)];
    if (sign === '+') return this.met(a + b);
    if (sign === '-') return this.met(a - b);
    if (sign === '*') return this.met(a * b);
    if (sign === '/') return this.met(a / b);
    if (a === 0 && b === 0) throw new CellError('#NUM! 0^0');
    return this.met(a ** b);
  }

  private call({ name, given }: Extract<Formula, { kind: 'call' }>, place: Place): Value {
    const [first, second, third] = given as [Formula, Formula, Formula];
    const number = (one: Formula) => this.number(one, place);
    const numbers = (all: readonly Formula[]) =>
      all.flatMap((one) => (one.kind === 'range' ? this.cells(one, place) : [this.value(one, place)])).map(Number);
    switch (name) {
      case 'IF':
        return this.value(this.test(first, place) ? second : third, place);
      case 'NOT':
        return !this.test(first, place);
      case 'OR':
        return given.map((one) => this.test(one, place)).some(Boolean);
      case 'IFERROR':
        try {
          return this.value(first, place);
        } catch {
          return this.value(second, place);
        }
      case 'ISNUMBER':
        return typeof this.value(first, place) === 'number';
      case 'CHOOSE':
        return this.value(given[number(first)] ?? second, place);
      case 'INDEX':
        return this.index(given, place);
      case 'MATCH':
        return this.match(first, second, place);
      case 'SUM':
        return this.met(numbers(given).reduce((sum, value) => sum + value, 0));
      case 'AVERAGE':
        return this.met(numbers(given).reduce((sum, value) => sum + value, 0) / numbers(given).length);
      case 'SUMIF': {
        const [keys, wanted, amounts] = [this.cells(first, place), this.value(second, place), this.cells(third, place)];
        return this.met(
          amounts.reduce((sum: number, value, index) => sum + (keys[index] === wanted ? Number(value ?? 0) : 0), 0),
        );
      }
      case 'MIN':
        return Math.min(...numbers(given));
      case 'MAX':
        return Math.max(...numbers(given));
      default:
        return this.met(plain(name)(number(first)));
    }
  }

  private index(given: readonly Formula[], place: Place): Value {
    const [range, ...at] = given as [Formula, ...Formula[]];
    const position = this.number(at.at(-1) ?? range, place);
    const cells = this.cells(range, place);
    if (position < 1 || position > cells.length) throw new CellError('#REF!');
    return cells[Math.floor(position) - 1];
  }

  private match(wanted: Formula, range: Formula, place: Place): number {
    const value = this.value(wanted, place);
    const found = this.cells(range, place).indexOf(value);
    if (found < 0) throw new CellError('#N/A');
    return found + 1;
  }
}

function compared(sign: string, left: Value, right: Value): boolean {
  const [a, b] = [left ?? 0, right ?? 0] as [number, number];
  const signs: Record<string, boolean> = { '=': a === b, '<>': a !== b, '<': a < b, '<=': a <= b, '>': a > b, '>=': a >= b };
  return signs[sign] ?? false;
}

const PLAIN: Readonly<Record<string, (x: number) => number>> = {
  EXP: Math.exp,
  LN: Math.log,
  SQRT: Math.sqrt,
  ABS: Math.abs,
  INT: Math.floor,
  SIN: Math.sin,
  COS: Math.cos,
  NORMSINV: normalQuantile,
};

function plain(name: string): (x: number) => number {
  const found = PLAIN[name];
  if (!found) throw new Error(`no function ${name}`);
  return found;
}
