import { formatNumber } from '../charts/format.ts';
import type { AmountAccount, FileAccount, Imported, Provenance } from '../inputs/exports/join/joined.ts';
import { textTable, wrapped } from './textTable.ts';

const WIDTH = 110;

/** What became of every row of the exports, and where the numbers are from, for a terminal of 110 columns. */
export function importText({ reconciliation: { files, totals }, provenance, notes }: Imported): string {
  return [
    'What became of every row:',
    ...files.flatMap(fileLines),
    '',
    textTable(['Amount', 'Read', 'Used', 'Dropped'], totals.map(amountRow), WIDTH),
    '',
    'Where the numbers are from:',
    ...originLines(provenance),
    ...(notes.length > 0 ? ['', ...notes.map((note) => wrapped(note, WIDTH))] : []),
    '',
  ].join('\n');
}

function fileLines({ file, label, rows, amounts }: FileAccount): string[] {
  if (rows.read === 0) return [`  ${file}: ${label}`];
  const dropped = rows.dropped.reduce((sum, entry) => sum + entry.rows, 0);
  const part = rows.inPart > 0 ? ` (${formatNumber(rows.inPart)} with some of their days)` : '';
  const sums = `${rowsOf(rows.read)} = ${formatNumber(rows.used)} used${part} + ${formatNumber(rows.summed)} added to them + ${formatNumber(dropped)} dropped`;
  return [
    `  ${file}: ${sums}`,
    ...rows.dropped.filter((entry) => entry.rows > 0).map((entry) => `    ${rowsOf(entry.rows)}: ${entry.reason}`),
    ...amounts.flatMap(({ column, dropped: lost }) =>
      lost.map(({ reason, amount }) => `    ${column} ${money(amount)}: ${reason}`),
    ),
  ];
}

function rowsOf(count: number): string {
  return `${formatNumber(count)} ${count === 1 ? 'row' : 'rows'}`;
}

function amountRow({ column, read, used, dropped }: AmountAccount): string[] {
  return [column, money(read), money(used), money(dropped.reduce((sum, { amount }) => sum + amount, 0))];
}

function money(value: number): string {
  return value.toLocaleString('en-GB', { minimumFractionDigits: Number.isInteger(value) ? 0 : 2, maximumFractionDigits: 2 });
}

/** A line for each column: its months, its files, and how its last month was made. */
function originLines(provenance: readonly Provenance[]): string[] {
  const columns = [...new Set(provenance.map(({ column }) => column))];
  return columns.map((column) => {
    const lines = provenance.filter((line) => line.column === column);
    const months = [...new Set(lines.map(({ month }) => month))].sort();
    const span = months.length > 1 ? `${months[0]} to ${months.at(-1)}` : (months[0] ?? '');
    const files = [...new Set(lines.map(({ file }) => file))].join(', ');
    return wrapped(`  ${column}, ${span}: ${lines.at(-1)?.how ?? ''} (${files})`, WIDTH);
  });
}
