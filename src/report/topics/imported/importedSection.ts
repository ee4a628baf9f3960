import type { Model } from '../../../language/model.ts';
import type { Imported } from '../../../study/imported.ts';
import { type Block, columnsOf, type TableBlock, tableOf } from '../../block.ts';
import { formatNumber } from '../../format.ts';
import { sentenceStart } from '../../text.ts';
import { howText, nameOf, originsOf } from './numberOrigins.ts';
import { amountText, leftOut, reportAccounts } from './reports.ts';
import { monthSources } from './sources.ts';

/** Months of the table of sources, the latest. */
const MOST_MONTHS = 48;

/** How the history was joined from exports: what became of every row and amount, and where each month's numbers are from. */
export function importedBlocks(imported: Imported, model: Model): Block[] {
  const { notes } = imported;
  return [
    { kind: 'heading', text: 'The history, joined from exports' },
    rowTable(imported),
    ...leftOutTable(imported),
    amountTable(imported, model),
    originTable(imported),
    sourceTable(imported),
    ...(notes.length > 0 ? [{ kind: 'list' as const, items: notes }] : []),
  ];
}

function rowTable(imported: Imported): TableBlock {
  const accounts = reportAccounts(imported);
  const rows = accounts.map(({ label, files, days, read, used, summed, dropped }, index) => [
    ...[
      letterOf(index),
      sentenceStart(label),
      days ? `${days.from} to ${days.to}` : '',
      ...[files, read, used, summed, dropped].map(whole),
    ],
  ]);
  const sums = (['files', 'read', 'used', 'summed', 'dropped'] as const).map((name) =>
    whole(accounts.reduce((sum, account) => sum + account[name], 0)),
  );
  const caption = 'What became of every row: used, summed into one of the same campaign and days (or ASIN, query …), or left out';
  return {
    ...tableOf(
      caption,
      ['', '~Report', '~Days', '>Files', '>Rows', '>Used', '>Summed', '>Left out'],
      [...rows, ['', 'All', '', ...sums]],
    ),
    totals: [rows.length],
  };
}

/** A, B … Z, A1, B1 … */
function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${letter}${Math.floor(index / 26)}`;
}

function whole(value: number): string {
  return formatNumber(value);
}

function leftOutTable(imported: Imported): Block[] {
  const rows = leftOut(imported).map(({ label, reason, rows: count, files }) => {
    const [first = ''] = files;
    return [sentenceStart(label), reason, whole(count), files.length === 1 ? first : `${first} and ${files.length - 1} more`];
  });
  return rows.length === 0 ? [] : [{ ...tableOf('Rows left out', ['~Report', '~~Why', '>Rows', '~~File'], rows), small: true }];
}

function amountTable({ reconciliation: { totals } }: Imported, model: Model): TableBlock {
  const rows = totals.map(({ column, read, used, dropped }) => {
    const left = dropped.reduce((sum, { amount }) => sum + amount, 0);
    return [column, ...[read, used, left].map((value) => amountText(model, column, value))];
  });
  return tableOf('What became of every amount', ['~Column', '>Read', '>Used', '>Left out'], rows);
}

function originTable(imported: Imported): TableBlock {
  const rows = originsOf(imported).map((origin) => [
    ...[nameOf(origin), origin.months, whole(origin.count), howText(origin), origin.headers.join(', ')],
  ]);
  const titles = ['~Column', '~From and to', '>Months', '~~~How it was made', '~~Under the headers'];
  return { ...tableOf('What the numbers are made from', titles, rows), small: true };
}

function sourceTable(imported: Imported): TableBlock {
  const letters = new Map(reportAccounts(imported).map(({ label }, index) => [label, letterOf(index)]));
  const { columns, months } = monthSources(imported, letters);
  const shown = months.slice(-MOST_MONTHS);
  const earlier = months.length - shown.length;
  const caption = `Which reports each month is from, by their letters above${earlier > 0 ? `; ${earlier} earlier months are not shown` : ''}`;
  return {
    kind: 'table',
    caption,
    columns: columnsOf(['Month', ...columns.map((names) => `~${names}`)]),
    rows: shown.map(({ month, cells }) => [month, ...cells]),
    totals: [],
    small: true,
  };
}
