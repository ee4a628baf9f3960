import type { Issue } from '../core/error.ts';
import { type Cell, cellIssue, quotable, throwIssues } from './cell.ts';
import { isMarkOf } from './currency.ts';
import { isMissing } from './fieldWords.ts';
import { KINDS, type Kind, type KindName, type ValueProblem, valueProblem } from './kinds.ts';
import { type Decimal, type NumberText, numberValue, parseNumberText } from './numberText.ts';

export interface NumberContext {
  readonly kind: KindName;
  /** The study's currency, where it is known: another one beside a number is an error. */
  readonly currency?: string;
  readonly decimal: Decimal;
}

/**
 * The decimal sign of cells that were written by one hand: a column, or a whole plan. Cells that are no numbers are
 * passed over. `kinds` says what all the cells are, or each: money a month and counts never have three decimals, so that
 * `42,000` is forty-two thousand there. Errors: cells that contradict each other; cells that can be read both ways, with
 * none that decides.
 */
export function decideDecimal(cells: readonly Cell[], kinds: KindName | readonly KindName[]): Decimal {
  const numbers = cells.flatMap((cell, index) => {
    const number = cell.number === undefined ? parseNumberText(cell.text) : undefined;
    const kind: Kind = KINDS[typeof kinds === 'string' ? kinds : (kinds[index] ?? 'free')];
    return number ? [{ cell, number, whole: kind.whole === true && number.scale === undefined }] : [];
  });
  const [point, comma, either] = (['.', ',', 'either'] as const).map((decimal) =>
    numbers.find(({ number }) => number.decimal === decimal),
  );
  if (point && comma) throwIssues([contradiction(point.cell, comma.cell)]);
  if (point || comma || !either) return comma ? ',' : '.';
  const thousands = numbers.filter(({ number, whole }) => whole && number.decimal === 'either');
  const [decimal, other] = new Set(thousands.map(({ number }) => (number.digits.includes(',') ? '.' : ',')));
  if (decimal === undefined || other !== undefined) throwIssues([ambiguity(either.cell, either.number)]);
  return decimal ?? '.';
}

/** What `decideDecimal` took for granted, for people: `; "42,000" is read as 42000`. Empty where a cell says it itself. */
export function thousandsNote(cells: readonly Cell[]): string {
  const numbers = cells.flatMap((cell) => (cell.number === undefined ? (parseNumberText(cell.text) ?? []) : []));
  const either = numbers.find(({ decimal }) => decimal === 'either');
  if (!either || numbers.some(({ decimal }) => decimal === '.' || decimal === ',')) return '';
  return `; "${either.digits}" is read as ${either.digits.replace(/[.,]/g, '')}`;
}

function contradiction(point: Cell, comma: Cell): Issue {
  const where = comma.place.line === undefined ? '' : ` in line ${comma.place.line}`;
  return cellIssue(point, {
    message: `numbers: "${quotable(point.text)}" has a decimal point, "${quotable(comma.text)}"${where} has a decimal comma`,
    advice: 'Write all numbers of a column the same way.',
  });
}

function ambiguity(cell: Cell, number: NumberText): Issue {
  const [small, large] = [number.digits.replace(',', '.'), number.digits.replace(/[.,]/g, '')];
  return cellIssue(cell, {
    message: `number "${quotable(cell.text)}" in ${quotable(cell.column)}: it can be ${Number(small)} or ${large}, and no other cell decides`,
    advice: `Write ${large} or ${large}.00 for the large number, ${small}0 for the small one.`,
  });
}

/** The numbers of the cells, NaN where a cell says that there is none. Errors: all cells that are no such number. */
export function readNumbers(cells: readonly Cell[], context: NumberContext): Float64Array {
  const issues: Issue[] = [];
  const values = cells.map((cell) => {
    if (isMissing(cell.text)) return Number.NaN;
    const read = readNumber(cell, context);
    if (typeof read === 'number') return read;
    issues.push(read);
    return Number.NaN;
  });
  throwIssues(issues);
  return Float64Array.from(values);
}

function readNumber(cell: Cell, context: NumberContext): number | Issue {
  const number = cell.number === undefined ? parseNumberText(cell.text) : undefined;
  const value = cell.number ?? (number && numberValue(number, context.decimal));
  const shown = `"${quotable(cell.text)}" in ${quotable(cell.column)}`;
  if (value === undefined) return cellIssue(cell, { message: `number ${shown}`, advice: NOT_A_NUMBER });
  const kind: Kind = KINDS[context.kind];
  const written = number && writtenWrong(number, kind, context);
  const problem = written ?? outOfRange(value, kind, number ?? { percent: false, digits: String(value) });
  return problem ? cellIssue(cell, { message: `${problem.what} ${shown}`, advice: problem.advice }) : value;
}

export const NOT_A_NUMBER = 'Write a plain number such as 1234.50, or leave the cell empty where nothing is known.';

/** What is wrong with how a number is written, for what it is: a percent sign, a currency, or `k` and `M` in the wrong place. */
export function writtenWrong(
  number: NumberText,
  kind: Pick<Kind, 'percent' | 'money' | 'whole'>,
  { currency }: { readonly currency?: string },
): ValueProblem | undefined {
  if (number.percent && !kind.percent) return { what: 'percentage', advice: 'Write the amount itself, not a percentage.' };
  if (number.scale !== undefined && !kind.money && !kind.whole)
    return { what: 'number', advice: 'Write it in full, without k or M.' };
  if (number.mark === undefined) return undefined;
  if (!kind.money) return { what: 'amount of money', advice: 'Write the number without a currency.' };
  if (currency === undefined || isMarkOf(number.mark, currency)) return undefined;
  return { what: 'currency', advice: `The study is in ${currency} (product.csv): convert the amount.` };
}

function outOfRange(
  value: number,
  kind: Kind,
  { percent, digits }: Pick<NumberText, 'percent' | 'digits'>,
): ValueProblem | undefined {
  const bare = kind.mostBare !== undefined && !percent && value > kind.mostBare && value <= kind.slip;
  if (!bare) return valueProblem(value, kind);
  return {
    what: 'share',
    advice: `Write ${digits}% or ${String(Number((value / 100).toPrecision(12)))}: shares are percentages or fractions of 1.`,
  };
}
