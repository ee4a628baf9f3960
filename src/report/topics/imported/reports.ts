import type { Model } from '../../../language/model.ts';
import type { FileAccount, Imported } from '../../../study/imported.ts';
import { formatNumber } from '../../format.ts';

/** All files of one kind of report, their accounts added up: read = used + summed + dropped. */
export interface ReportAccount {
  readonly label: string;
  /** How many files, or sheets of them. */
  readonly files: number;
  readonly read: number;
  readonly used: number;
  readonly summed: number;
  readonly dropped: number;
  readonly days?: { readonly from: string; readonly to: string };
}

/** The accounts of an import by kind of report. Files that repeat another byte for byte were not read and are none. */
export function reportAccounts({ reconciliation: { files } }: Imported): ReportAccount[] {
  const labels = [...new Set(files.filter(isRead).map(({ label }) => label))].sort((a, b) => (plain(a) < plain(b) ? -1 : 1));
  return labels.map((label) => {
    const members = files.filter((file) => isRead(file) && file.label === label);
    const total = (of: (file: FileAccount) => number): number => members.reduce((sum, file) => sum + of(file), 0);
    const days = daysOf(members);
    return {
      label,
      files: members.length,
      read: total(({ rows }) => rows.read),
      used: total(({ rows }) => rows.used),
      summed: total(({ rows }) => rows.summed),
      dropped: total(({ rows }) => rows.dropped.reduce((sum, { rows: count }) => sum + count, 0)),
      ...(days ? { days } : {}),
    };
  });
}

/** Files with the bytes of another are in the account without a format. */
export function isRead({ format }: FileAccount): boolean {
  return format !== '';
}

/** From the first to the last day of all files. */
export function daysOf(files: readonly FileAccount[]): ReportAccount['days'] {
  const all = files.flatMap(({ days }) => (days ? [days] : []));
  const [from, to] = [
    all.map((days) => days.from).sort()[0],
    all
      .map((days) => days.to)
      .sort()
      .at(-1),
  ];
  return from === undefined || to === undefined ? undefined : { from, to };
}

/** Rows that are not used, for one reason, of one kind of report. */
export interface LeftOut {
  readonly reason: string;
  readonly label: string;
  readonly rows: number;
  readonly files: readonly string[];
}

export function leftOut({ reconciliation: { files } }: Imported): LeftOut[] {
  const found = new Map<string, LeftOut>();
  for (const { label, file, rows } of files)
    for (const { reason, rows: count } of rows.dropped) {
      const key = `${label}\t${reason}`;
      const before = found.get(key) ?? { reason, label, rows: 0, files: [] };
      if (count > 0) found.set(key, { ...before, rows: before.rows + count, files: [...before.files, file] });
    }
  return [...found.values()];
}

/** Amounts that are not used, by reason: `ad_spend 10.50, ad_clicks 7`. */
export function amountsLeftOut(
  { reconciliation: { totals } }: Imported,
  model: Model,
): { readonly reason: string; readonly amounts: string }[] {
  const parts = totals.flatMap(({ column, dropped }) =>
    dropped.flatMap(({ reason, amount }) =>
      amount === 0 ? [] : [{ reason, text: `${column} ${amountText(model, column, amount)}` }],
    ),
  );
  return [...new Set(parts.map(({ reason }) => reason))].map((reason) => ({
    reason,
    amounts: parts.flatMap((part) => (part.reason === reason ? [part.text] : [])).join(', '),
  }));
}

/** An amount of a column of the history: money with cents, and their fractions where it has them, counts without. */
export function amountText({ columns }: Model, column: string, value: number): string {
  if (columns.get(column.replace(/[.].*/s, ''))?.kind !== 'money') return formatNumber(value, 0);
  return formatNumber(value, Math.abs(value * 100 - Math.round(value * 100)) < 1e-6 ? 2 : 4);
}

function plain(label: string): string {
  return label.toLowerCase();
}
