import { hanging, wrapped } from '../../../core/textLayout.ts';
import type { Model } from '../../../language/model.ts';
import type { AmountAccount, Imported } from '../../../study/imported.ts';
import { formatNumber } from '../../format.ts';
import { textTable } from '../../outputs/terminal/textTable.ts';
import { sentenceStart } from '../../text.ts';
import { howText, nameOf, type Origin, originsOf } from './numberOrigins.ts';
import { amountsLeftOut, amountText, isRead, leftOut, reportAccounts } from './reports.ts';

/** What became of every row of the exports, and where the numbers are from, in lines of `width` columns. */
export function importText(imported: Imported, model: Model, width: number): string {
  const { reconciliation, notes } = imported;
  return [
    wrapped('Every row is used, summed into one of the same campaign and days (or ASIN, query …), or left out:', width),
    '',
    textTable(['Report', 'Files', 'Read', 'Used', 'Summed', 'Left out'], rowTotals(imported), width),
    ...listed(leftOutLines(imported), width),
    '',
    'Every amount is used or left out:',
    '',
    textTable(
      ['Amount', 'Read', 'Used', 'Left out'],
      reconciliation.totals.map((total) => amountRow(model, total)),
      width,
    ),
    ...listed(
      amountsLeftOut(imported, model).map(({ reason, amounts }) => `${amounts}: ${reason}`),
      width,
    ),
    '',
    "What each month's number is made from:",
    ...originsOf(imported).flatMap((origin) => originLines(origin, width)),
    '',
    ...notes.flatMap((note) => [wrapped(note, width), '']),
  ].join('\n');
}

function rowTotals(imported: Imported): string[][] {
  const accounts = reportAccounts(imported);
  const row = (label: string, numbers: readonly number[]): string[] => [label, ...numbers.map((value) => formatNumber(value))];
  const rows = accounts.map(({ label, files, read, used, summed, dropped }) =>
    row(sentenceStart(label), [files, read, used, summed, dropped]),
  );
  if (accounts.length < 2) return rows;
  const total = (of: (account: (typeof accounts)[number]) => number): number =>
    accounts.reduce((sum, account) => sum + of(account), 0);
  const all = (['files', 'read', 'used', 'summed', 'dropped'] as const).map((name) => total((account) => account[name]));
  return [...rows, row('All', all)];
}

/** Rows that are not used and why, and files that were not read again. */
function leftOutLines(imported: Imported): string[] {
  const { files } = imported.reconciliation;
  const parts = files.reduce((sum, { rows }) => sum + rows.inPart, 0);
  return [
    ...leftOut(imported).map(
      ({ reason, label, rows, files: from }) =>
        `${rowsOf(rows)} of ${label}${from.length > 1 ? ` (${from.length} files)` : ''}: ${reason}`,
    ),
    ...(parts > 0 ? [`Of the rows used, ${formatNumber(parts)} with some of their days only`] : []),
    ...files.filter((file) => !isRead(file)).map(({ file, label }) => `${file}: ${label}`),
  ];
}

function listed(lines: readonly string[], width: number): string[] {
  return lines.length === 0 ? [] : ['', ...lines.map((line) => hanging('  ', line, width))];
}

function rowsOf(count: number): string {
  return `${formatNumber(count)} ${count === 1 ? 'row' : 'rows'}`;
}

function amountRow(model: Model, { column, read, used, dropped }: AmountAccount): string[] {
  const left = dropped.reduce((sum, { amount }) => sum + amount, 0);
  return [column, ...[read, used, left].map((value) => amountText(model, column, value))];
}

function originLines(origin: Origin, width: number): string[] {
  const { count, months, files } = origin;
  const span = count === 1 ? months : `${count} months, ${months}`;
  const from = `${files} ${files === 1 ? 'file' : 'files'}`;
  return [hanging('  ', `${nameOf(origin)} (${span}, ${from})`, width), hanging('    ', howText(origin), width)];
}
