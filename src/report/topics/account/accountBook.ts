import type { AccountResult, ProductRow } from '../../../portfolio/accountResult.ts';
import type { LeftOut } from '../../../portfolio/record.ts';
import type { Sheet } from '../../../tables/spreadsheet/spreadsheet.ts';
import { spreadsheetBytes } from '../../../tables/spreadsheet/spreadsheetBytes.ts';
import type { CellStyle } from '../../../tables/spreadsheet/stylePart.ts';
import { type SheetInk, sheetInk } from '../../outputs/xlsx/sheetInk.ts';
import { oneLine } from './accountReport.ts';
import { type AccountFacts, accountHeadline, accountLead } from './accountWords.ts';

/** What a workbook of an account is made of: rows for all products, or for those that matter where there are too many for a sheet. */
export interface AccountBook {
  readonly result: AccountResult;
  readonly facts: AccountFacts;
  readonly rows: readonly ProductRow[];
  readonly leftOut: readonly LeftOut[];
}

/** The account as a workbook of values: the answer, every product to sort and filter, other amounts of money, what was left out. */
export function accountBook(book: AccountBook): Uint8Array {
  const { facts, leftOut } = book;
  const { name, version } = facts.program;
  return spreadsheetBytes({
    title: facts.name,
    creator: `${name} ${version}`,
    sheets: [answerSheet(book), productsSheet(book), moneySheet(book), ...(leftOut.length > 0 ? [leftOutSheet(leftOut)] : [])],
    names: new Map(),
  });
}

const MONEY: CellStyle = { look: 'simulated', format: 'money' };

function answerSheet({ result, facts }: AccountBook): Sheet {
  const { totals, currency } = result;
  const ink = sheetInk('Account');
  ink.write([0, 0], `${accountHeadline(result)}.`, { look: 'title' });
  ink.write([1, 0], accountLead(result), { look: 'note' });
  headed(ink, 3, ['All products', `Money in the window, ${currency}`, `Worth, ${currency}`, 'P10', 'P90']);
  const rows = [
    ['Going on as before', totals.spend, totals.hold.mean, totals.hold.p10, totals.hold.p90],
    ['The difference that is advised', totals.extra, totals.gain.mean, totals.gain.p10, totals.gain.p90],
  ] as const;
  for (const [index, cells] of rows.entries()) filled(ink, 4 + index, cells);
  for (const [index, text] of [facts.method, ...facts.told].entries()) ink.write([7 + index, 0], text, { look: 'note' });
  return ink.finished({ widths: [34, 24, 18, 18, 18] });
}

const COLUMNS = [
  ...[
    'Product',
    'Name',
    'Category',
    'Months',
    'What to do',
    'More money',
    'Of that, advertising',
    'Worth',
    'P10',
    'P90',
    'Better in',
  ],
  ...['Money as before', 'Advertising as before', 'Worth as before'],
];

function productsSheet({ rows }: AccountBook): Sheet {
  const ink = sheetInk('Products');
  headed(ink, 0, COLUMNS);
  for (const [index, row] of rows.entries()) {
    const { id, name, category, months, advice, extra, extraAds, gain, chance, spend, adSpend, hold } = row;
    filled(ink, 1 + index, [id, name, category, months, advice, extra, extraAds, gain.mean, gain.p10, gain.p90]);
    ink.write([1 + index, 10], chance, { look: 'simulated', format: 'percent' });
    for (const [place, value] of [spend, adSpend, hold.mean].entries()) ink.write([1 + index, 11 + place], value, MONEY);
  }
  return ink.finished({ widths: [14, 34, 16, 8, 40, ...Array.from({ length: 9 }, () => 16)], frozen: { rows: 1, columns: 1 } });
}

function moneySheet({ result: { steps } }: AccountBook): Sheet {
  const ink = sheetInk('Other amounts');
  headed(ink, 0, ['Money, against today', 'More or less', 'Worth against today', 'The last 1 brings']);
  for (const [index, { part, extra, gain, price }] of [...steps].sort((a, b) => a.part - b.part).entries()) {
    ink.write([1 + index, 0], part, { look: 'simulated', format: 'percent' });
    ink.write([1 + index, 1], extra, MONEY);
    ink.write([1 + index, 2], gain, MONEY);
    ink.write([1 + index, 3], price, { look: 'simulated', format: 'number' });
  }
  return ink.finished({ widths: [22, 18, 22, 18] });
}

function leftOutSheet(leftOut: readonly LeftOut[]): Sheet {
  const ink = sheetInk('Left out');
  headed(ink, 0, ['Product', 'What is wrong']);
  for (const [index, { id, issues }] of leftOut.entries()) {
    ink.write([1 + index, 0], id, { look: 'quoted' });
    ink.write([1 + index, 1], issues.map(oneLine).join(' · '), { look: 'quoted' });
  }
  return ink.finished({ widths: [20, 120], frozen: { rows: 1, columns: 0 } });
}

function headed(ink: SheetInk, row: number, titles: readonly string[]): void {
  for (const [column, title] of titles.entries()) ink.write([row, column], title, { look: 'head' });
}

/** Texts as they are, so that none is run as a formula; numbers as money, whole ones without a name for it too. */
function filled(ink: SheetInk, row: number, cells: readonly (string | number)[]): void {
  for (const [column, cell] of cells.entries())
    ink.write([row, column], cell, typeof cell === 'string' ? { look: 'quoted' } : MONEY);
}
