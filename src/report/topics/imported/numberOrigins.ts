import type { Imported, Provenance } from '../../../study/imported.ts';

/** What a column of the history is made from, all its months in one. */
export interface Origin {
  /** Several where the parts of a column are made like the whole. */
  readonly columns: readonly string[];
  /** `2024-01 to 2026-10`, gaps named. */
  readonly months: string;
  /** How many months have a number. */
  readonly count: number;
  /** How the last month was made. */
  readonly how: string;
  /** Whether other months say it with other numbers. */
  readonly varies: boolean;
  readonly lastMonth: string;
  /** How many files the numbers are from. */
  readonly files: number;
  /** Headers that the numbers stand under in the files. */
  readonly headers: readonly string[];
}

/** A column of the history and its parts, `content_spend` and `content_spend.reviews`, that are made alike are one origin. */
export function originsOf({ provenance }: Imported): Origin[] {
  const columns = [...new Set(provenance.map(({ column }) => column))];
  const origins = columns.map((column) =>
    originOf(
      column,
      provenance.filter((line) => line.column === column),
    ),
  );
  const kept: Origin[] = [];
  for (const origin of origins) {
    const last = kept.at(-1);
    if (last && isPart(origin, last)) kept[kept.length - 1] = { ...last, columns: [...last.columns, ...origin.columns] };
    else kept.push(origin);
  }
  return kept;
}

function isPart({ columns: [part = ''], how, months }: Origin, whole: Origin): boolean {
  return part.startsWith(`${whole.columns[0]}.`) && how === whole.how && months === whole.months;
}

function originOf(column: string, lines: readonly Provenance[]): Origin {
  const months = [...new Set(lines.map(({ month }) => month))].sort();
  const { month: lastMonth, how } = lines.reduce((last, line) => (line.month > last.month ? line : last));
  return {
    columns: [column],
    months: months.length > 1 ? `${months[0]} to ${lastMonth}` : lastMonth,
    count: months.length,
    how,
    varies: lines.some((line) => line.how !== how),
    lastMonth,
    files: new Set(lines.map(({ file }) => file)).size,
    headers: [...new Set(lines.flatMap(({ headers }) => headers.map((header) => header.trim())))],
  };
}

/** `content_spend` and its six parts as one name. */
export function nameOf({ columns }: Origin): string {
  const [whole = '', ...parts] = columns;
  return parts.length === 0 ? whole : `${whole}, and its ${parts.length} parts`;
}

/** How its numbers were made; where that differs by month, the last month's. */
export function howText({ how, varies, lastMonth }: Origin): string {
  return varies ? `in ${lastMonth}: ${how}` : how;
}
