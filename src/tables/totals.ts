import { monthNumber, type Period, yearOf } from '../core/calendar.ts';
import { nameKey } from './fieldWords.ts';

/** What a row or column is called that adds up all the others. */
export const SUM_WORDS: ReadonlySet<string> = new Set([
  ...['total', 'totals', 'grand total', 'total général', 'sum', 'gesamt', 'gesamtsumme', 'summe', 'insgesamt', 'gesamtergebnis'],
  ...['合計', '総計', '总计', '小計'],
  ...[
    'totale',
    'totale generale',
    'total general',
    'total geral',
    'totales',
    'totaux',
    'somme',
    'somma',
    'suma',
    'soma',
    'totaal',
  ],
  ...[
    'eindtotaal',
    'toplam',
    'genel toplam',
    'razem',
    'łącznie',
    'summa',
    'totalt',
    'i alt',
    'yhteensä',
    '总和',
    '汇总',
    'الإجمالي',
  ],
]);

/** A total as programs word it, with what it counts behind: `Total: 3 campaigns`, `TOTAL (USD)`, `Grand total:`, `Subtotal`. */
const SUM_PHRASE =
  /^(?:grand |sub-?|overall )?(?:totals?|totale|totales|totaux|totaal|gesamt(?:summe)?|summe|zwischensumme|sous-total|subtotale|toplam|ara toplam|suma|razem|summa)(?:\s*[:(\-–—].*|\s+\d.*|\s+\([^)]*\))?$/u;
/** The part of a year, quarter or month that is over, among rows that add up to it. */
const TO_DATE = /^(?:ytd|qtd|mtd|(?:year|quarter|month)[ -]to[ -]date)(?:\s+20\d\d)?:?$/;
const SUM_SIGN = /^(?:合計|総計|小計|总计|小计|汇总)\s*[:：（(]?.*$/u;

/**
 * Whether a text says that its row adds up others, in the words of any program.
 * @example
 * ['Total: 3 campaigns', 'TOTAL (USD)', 'Grand total:', 'Subtotal', 'Totale', '合計：3', 'YTD', 'Total Clearance'].map(saysTotal) // => [true, true, true, true, true, true, true, false]
 */
export function saysTotal(text: string): boolean {
  const plain = text.slice(0, 120).trim().toLowerCase();
  return SUM_WORDS.has(plain) || SUM_PHRASE.test(plain) || TO_DATE.test(plain) || SUM_SIGN.test(plain);
}

const SUMS: ReadonlySet<string> = new Set([...SUM_WORDS].map(nameKey));

/** Sums of some of the others, and means: left out, and compared with nothing. */
const OTHERS: ReadonlySet<string> = new Set([
  ...['subtotal', 'zwischensumme', 'ytd', 'average', 'mean', 'durchschnitt', 'mittelwert'],
]);

/** A quarter, half-year or year, with or without the word for a total: no month. */
const SPAN =
  /^(?:(?:total|sum|gesamt|summe|fy|cy|ytd|q[1-4]|h[12])_?)(?:(?:fy|cy)?_?(?:\d\d|20\d\d))?$|^20\d\d_(?:total|q[1-4]|h[12])$/;

/** Whether a row or column is called a total, an average or a span of several months.
 * @example
 * ['Grand Total', 'TOTAL 2026', 'Q4 2026', 'FY27', 'Ø', 'Nov 2026'].map(isTotal) // => [true, true, true, true, false, false]
 */
export function isTotal(text: string): boolean {
  const key = nameKey(text);
  return SUMS.has(key) || OTHERS.has(key) || SPAN.test(key);
}

/** Whether a name is that of a span of several months: no total of all.
 * @example
 * ['Q4 2026', 'FY27', 'Total'].map(isSpan) // => [true, true, false] */
export function isSpan(text: string): boolean {
  const key = nameKey(text);
  return SPAN.test(key) && /\d/.test(key);
}

/** Years and parts of years, as keys: the groups are year, part, year. */
const YEARS = /^(?:total|sum|gesamt|summe|cy)_?(?:cy_?)?(20\d\d)$|^(20\d\d)_total$/;
const PARTS = /^([qh][1-4])_?(?:cy_?)?(\d\d|20\d\d)$|^(20\d\d)_([qh][1-4])$/;

/**
 * Which months a total adds up, by its name: all of them, a year, half or quarter of the calendar. Undefined where its name does not
 * say for sure: a financial year may begin in any month, an average adds up nothing.
 * @example
 * coveredBy('Total')?.(2026 * 12) // => true
 * [11, 12].map((month) => coveredBy('Q4 2026')?.(2026 * 12 + month)) // => [true, false]
 * ['FY27', 'Average', 'Q4'].map(coveredBy) // => [undefined, undefined, undefined]
 */
export function coveredBy(text: string): ((month: Period) => boolean) | undefined {
  const key = nameKey(text);
  if (SUMS.has(key)) return () => true;
  const [, year = '', before = ''] = YEARS.exec(key) ?? [];
  if (year !== '' || before !== '') return (month) => yearOf(month) === Number(year || before);
  const [, first = '', short = '', long = '', second = ''] = PARTS.exec(key) ?? [];
  const part = first || second;
  if (part === '') return undefined;
  const wanted = Number(short.length === 2 ? `20${short}` : short || long);
  const length = part.startsWith('q') ? 3 : 6;
  return (month) => yearOf(month) === wanted && Math.ceil(monthNumber(month) / length) === Number(part.slice(1));
}

/** A total as written and the sum of what it adds up. */
export interface ControlTotal {
  readonly said: number;
  readonly sum: number;
  /** How many numbers were added up, and the last digit that each shows. */
  readonly count: number;
  readonly unit: number;
}

/** Whether a total differs from the sum by more than rounding explains: half of the last digit a number.
 * @example
 * isOff({ said: 100, sum: 100.01, count: 3, unit: 0.01 }) // => false
 * isOff({ said: 100, sum: 103, count: 3, unit: 1 }) // => true */
export function isOff({ said, sum, count, unit }: ControlTotal): boolean {
  return Math.abs(said - sum) > 0.011 + (count * unit) / 2 + Math.abs(said) * 1e-9;
}
