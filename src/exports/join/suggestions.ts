import type { ExportContext } from '../canonical.ts';
import { inCurrency } from './claim.ts';
import { counted, sumAt } from './measured.ts';
import type { Source } from './readSource.ts';
import type { Segment } from './segment.ts';
import { monthsWords, type Transactions, transactionSums } from './transactionSums.ts';

/** Facts that the model asks for, and what product.csv says of them. */
export type Facts = ReadonlyMap<string, number | undefined>;

interface Told {
  readonly fact: string;
  readonly value: number;
  /** The sums that it is made of. */
  readonly of: string;
}

/**
 * What transactions say of facts of product.csv that the model asks for, with the sums. Nothing is replaced: a person writes it down.
 * `segments` are those that no other replaces, of all months.
 */
export function suggestions(
  segments: readonly Segment[],
  { sources, facts, study }: { readonly sources: readonly Source[]; readonly facts: Facts; readonly study: ExportContext },
): string[] {
  const own = segments.filter(({ claim }) => claim.key.family === 'transaction');
  if (own.length === 0) return [];
  const sums = transactionSums(own, sources);
  const told = [returnRate(sums), fee(sums)].flatMap((one) => (one && facts.has(one.fact) ? [one] : []));
  const lines = told.map(({ fact, value, of }) => `${fact} ${percent(value)} (${of}); ${said(facts.get(fact))}`);
  const wide = study.asins === undefined ? '' : ' They have no ASIN: all products of the account are in them.';
  return [
    ...(lines.length > 0
      ? [`Your transactions say: ${lines.join('. ')}. Nothing is replaced: write into product.csv what you take.${wide}`]
      : []),
    ...strangers(sums),
    ...unitsBack(sums, segments),
  ];
}

function said(value: number | undefined): string {
  return value === undefined ? 'product.csv does not say it' : `product.csv says ${percent(value)}`;
}

function returnRate({ settled }: Transactions): Told | undefined {
  const { sales, refunds, months, isThrough } = settled;
  if (!(sales > 0)) return undefined;
  const known = Number.isNaN(refunds) ? 0 : refunds;
  const early = isThrough ? '' : ', and more may come: no month is 60 days ago';
  const of = `refunds ${money(known)} ÷ product sales without tax ${money(sales)} of the orders of ${monthsWords(months)}${early}`;
  return { fact: 'return_rate', value: known / sales, of };
}

function fee({ sales, sellingFees, fbaFees, months }: Transactions): Told | undefined {
  if (!(sales > 0) || Number.isNaN(sellingFees)) return undefined;
  const fba = fbaFees > 0 ? `; with FBA fees ${money(fbaFees)} it is ${percent((sellingFees + fbaFees) / sales)}` : '';
  const of = `selling fees ${money(sellingFees)} ÷ product sales without tax ${money(sales)} of ${monthsWords(months)}${fba}`;
  return { fact: 'fee', value: sellingFees / sales, of };
}

function strangers({ strange }: Transactions): string[] {
  if (strange === 0) return [];
  return [
    `Refunds of ${money(strange)} are of orders that no file has: they are in no share of returns. Add the reports of the months before, or All Orders.`,
  ];
}

/** Units that came back beside those that were ordered in the same months. */
function unitsBack({ returned }: Transactions, segments: readonly Segment[]): string[] {
  if (!(returned > 0)) return [];
  const used = segments.filter(({ dropped }) => dropped === undefined);
  const back = used.filter(({ claim }) => claim.key.level === 'fba-returns');
  const months = [...new Set(back.map(({ month }) => month))].sort((a, b) => a - b);
  const sold = used.filter(({ claim, month }) => claim.key.family === 'traffic' && months.includes(month));
  const units = sumAt(sold, UNITS);
  const share =
    units > 0 ? `, ${percent(returned / units)} of the ${counted(units, 'unit', 'units')} ordered in these months` : '';
  const came = counted(returned, 'unit', 'units');
  return [
    `FBA customer returns: ${came} came back in ${monthsWords(months)}${share}, by the day of the return, not of the order.`,
  ];
}

/** Among the measures of sales and traffic. */
const UNITS = 2;

function money(amount: number): string {
  return inCurrency(amount)
    .toFixed(2)
    .replace(/\B(?=(\d{3})+\.)/g, ',');
}

/** A share as a percentage with one decimal. */
function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`;
}
