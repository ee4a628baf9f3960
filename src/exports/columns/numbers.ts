import { fail, type Issue } from '../../core/error.ts';
import { quotable } from '../../tables/cell.ts';
import { isMarkOf } from '../../tables/currency.ts';
import { type Decimal, type NumberText, numberValue, parseNumberText } from '../../tables/numberText.ts';
import { plainNumber } from '../../tables/plainNumber.ts';
import { NOT_A_NUMBER, writtenWrong } from '../../tables/readNumbers.ts';
import type { Cell } from '../../tables/sheet.ts';
import { type Column, cellAt, columnIssue } from './place.ts';
import { isBlank } from './texts.ts';

/** A number of a row, NaN where there is none. Errors: a cell that is no such number. */
export type ReadNumber = (cells: readonly Cell[], line: number) => number;

export interface NumberConvention {
  readonly kind: 'count' | 'quantity' | 'money';
  /** The study's currency; another one beside a number is an error. */
  readonly currency: string;
  /** The decimal sign, where the format or the first rows say so. */
  readonly decimal?: Decimal;
  /** Whether the format always writes so: then `1.500` is one and a half. */
  readonly fixed: boolean;
}

/** Above it a number can only be a slip, and would drown the arithmetic. */
const SLIP = 1e12;
/** Different texts whose numbers a column remembers. */
const MEMORY = 4096;

/**
 * Reads a column of numbers. The first cell that shows the decimal sign binds the others; one that contradicts it is an
 * error. Money and counts never have exactly three decimals (but where the format is fixed), so `1.500` is 1500.
 */
export function numberColumn(column: Column, convention: NumberConvention): ReadNumber {
  const known = new Map<string, number>();
  const mark = convention.kind === 'money' ? signOf(convention.currency) : undefined;
  let decimal = convention.decimal;
  const slow = (cell: string, line: number): number => {
    const remembered = known.get(cell);
    if (remembered !== undefined) return remembered;
    const at = { cell, line };
    const number = isBlank(cell) ? undefined : parsed(column, at);
    const before = decimal;
    if (number && number.decimal !== 'none')
      decimal = agreed(number, { decimal, fixed: convention.fixed }) ?? contradiction(column, at, decimal);
    const value = number ? numberValue(number, decimal ?? '.') : Number.NaN;
    if (number) checkWriting(column, at, { number, convention });
    checkValue(column, at, { value, convention });
    if (known.size >= MEMORY || before !== decimal) known.clear();
    known.set(cell, value);
    return value;
  };
  return (cells, line) => {
    const cell = cellAt(cells, column);
    if (typeof cell === 'number') {
      checkValue(column, { cell, line }, { value: cell, convention });
      return cell;
    }
    const value = plainNumber(cell, decimal, mark);
    return value === undefined || (convention.kind === 'count' && !Number.isInteger(value)) ? slow(cell, line) : value;
  };
}

/** The sign that a currency is mostly written with. */
function signOf(currency: string): string | undefined {
  return ['$', '€', '£', '₹', '¥', '￥'].find((sign) => isMarkOf(sign, currency));
}

interface At {
  readonly cell: Cell;
  readonly line: number;
}

function parsed(column: Column, at: At): NumberText {
  const text = String(at.cell).trim();
  const bare = text.startsWith('="') && text.endsWith('"') ? text.slice(2, -1) : text;
  const number = parseNumberText(bare);
  if (number && !(number.scale !== undefined && number.decimal === 'either')) return number;
  const message = `number "${quotable(text)}" in ${quotable(column.header)}`;
  fail(columnIssue(column, at, { message, advice: NOT_A_NUMBER }));
}

/** The decimal sign that the column has after this number; undefined where the number contradicts it. */
function agreed(
  { decimal, digits }: NumberText,
  known: { readonly decimal: Decimal | undefined; readonly fixed: boolean },
): Decimal | undefined {
  if (decimal === 'none') return known.decimal;
  if (decimal !== 'either') return known.decimal === undefined || known.decimal === decimal ? decimal : undefined;
  if (known.fixed && known.decimal !== undefined) return known.decimal;
  const other: Decimal = digits.includes(',') ? '.' : ',';
  return known.decimal === undefined || known.decimal === other ? other : undefined;
}

function contradiction(column: Column, at: At, decimal: Decimal | undefined): never {
  const sign = decimal === ',' ? 'comma' : 'point';
  const message = `number "${quotable(String(at.cell))}" in ${quotable(column.header)}: the rows above have a decimal ${sign}`;
  fail(columnIssue(column, at, { message, advice: 'Write all numbers of the column the same way, or export the report again.' }));
}

function checkWriting(
  column: Column,
  at: At,
  { number, convention }: { number: NumberText; convention: NumberConvention },
): void {
  const { kind, currency } = convention;
  const problem = writtenWrong(number, { percent: false, money: kind === 'money', whole: true }, {});
  const shown = `"${quotable(String(at.cell))}" in ${quotable(column.header)}`;
  if (problem) fail(columnIssue(column, at, { message: `${problem.what} ${shown}`, advice: problem.advice }));
  if (number.mark !== undefined && !isMarkOf(number.mark, currency)) fail(otherCurrency(column, at, currency));
}

/** A cell or a header in a currency that the study does not have. */
export function otherCurrency(column: Column, at: At, currency: string): Issue {
  return columnIssue(column, at, {
    message: `currency "${quotable(String(at.cell))}" in ${quotable(column.header)}: mixing currencies, the study is in ${currency}`,
    advice: `Export the report of the marketplace that pays in ${currency}, or leave the file out.`,
  });
}

function checkValue(column: Column, at: At, { value, convention }: { value: number; convention: NumberConvention }): void {
  if (Number.isNaN(value) && typeof at.cell === 'string') return;
  const { kind } = convention;
  const whole = kind !== 'count' || Number.isInteger(value);
  if (Math.abs(value) <= SLIP && (value >= 0 || kind === 'money') && whole) return;
  const range = whole ? `${kind === 'money' ? '' : '0 or more, and '}no more than a million millions` : 'a whole number';
  const message = `number "${quotable(String(at.cell))}" in ${quotable(column.header)}: it must be ${range}`;
  fail(columnIssue(column, at, { message, advice: 'Correct it, or export the report again.' }));
}
