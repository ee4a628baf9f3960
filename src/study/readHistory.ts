import { type Period, type Step, stepOf } from '../core/calendar.ts';
import { fail, type Issue, type Warning } from '../core/error.ts';
import { at } from '../core/present.ts';
import type { Model } from '../language/model.ts';
import { type Cell, cellOf, gather, headerCell, quotable, textAt, throwIssues } from '../tables/cell.ts';
import { columnIndex, resolveColumns } from '../tables/columnNames.ts';
import { isMonthWord, isNote, nameKey } from '../tables/fieldWords.ts';
import { KINDS, type Kind, unitOf } from '../tables/kinds.ts';
import { headedBy, type TableShape } from '../tables/parseTable.ts';
import { readLimited } from '../tables/readLimited.ts';
import { decideDecimal, thousandsNote } from '../tables/readNumbers.ts';
import type { Table, TableRow } from '../tables/table.ts';
import { coveredBy, isSpan, isTotal } from '../tables/totals.ts';
import { type CheckedHistory, checkHistory } from './checkHistory.ts';
import { controlWarnings, refuseSpans } from './controlTotals.ts';
import type { FileReading } from './fileReading.ts';
import { type HistoryColumn, historyColumns, historyDictionary } from './historyColumns.ts';
import { MARKS } from './mark.ts';
import { requireColumns, slotsBy } from './neededColumns.ts';
import { readPeriods } from './periodCells.ts';
import { readFinal } from './readFinal.ts';
import { readMarks } from './readMarks.ts';
import type { History, Product } from './study.ts';

export interface HistoryContext {
  readonly model: Model;
  readonly currency?: string;
  /** Of product.csv, for columns that are derived from one. */
  readonly facts?: Product['facts'];
  /** Months after it are cut off. */
  readonly asOf?: Period;
}

export interface HistoryRead extends CheckedHistory {
  readonly reading: FileReading;
}

/**
 * history.csv as a checked history: a row a month, numbers by canonical column. Totals rows are left out, and said so.
 * Errors: unknown or missing columns, months and numbers that cannot be read, and what `checkHistory` refuses. Warnings: totals
 * that are not the sum of their months.
 */
export function readHistory(table: Table, context: HistoryContext): HistoryRead {
  const known = historyColumns(context.model);
  const monthIndex = periodColumn(table, context.model.step);
  const indices = resolveColumns(
    table,
    historyDictionary(known),
    (header) => header === table.header[monthIndex] || isNote(header),
  );
  requireColumns(table, context.model, (name) => [name, ...slotsBy(name, context.model)].some((slot) => indices.has(slot)));
  const { rows, totals } = withoutTotals(table, monthIndex, context.model.step);
  const source = { table, rows, indices, known };
  const cellAt = (column: string, month: number): Cell => {
    const [row, index] = [rows[month], column === 'month' ? monthIndex : indices.get(column)];
    if (row === undefined || index === undefined) throw new Error(`no cell of ${column} in month ${month}`);
    return cellOf(table, row, index);
  };
  const history = {
    file: table.file,
    months: readPeriods(
      rows.map((_, month) => cellAt('month', month)),
      context.model.step,
    ).map(({ month }) => month),
    lines: rows.map(({ line }) => line),
    ...readColumns(source, context),
    final: readFinal({ table, rows, index: indices.get('final') }),
    ...(MARKS.some((kind) => indices.has(kind)) && { marks: readMarks({ table, rows, indices }, context.model) }),
  };
  const checked = checkHistory(history, { ...context, known, cellAt });
  const off = totalWarnings({ ...source, totals, monthIndex }, history);
  return {
    ...checked,
    warnings: [...formerHeaders(source), ...checked.warnings, ...off],
    reading: historyReading({ ...source, totals, monthIndex }, context),
  };
}

/** How the header of a history is known: by its columns. */
export function historyShape({ model }: HistoryContext): TableShape {
  const known = historyDictionary(historyColumns(model));
  return headedBy((header) => known.has(nameKey(header)) || isMonthWord(header) || isNote(header), true);
}

/** The column of the months or weeks: by its name, or the first where that has none. */
function periodColumn(table: Table, step: Step): number {
  const named = table.header.findIndex(isMonthWord);
  const index = named >= 0 ? named : table.header.indexOf('');
  return index >= 0 ? index : columnIndex(table, step);
}

/** Totals, averages and the like at the end are left out, and quarters and years anywhere. */
function withoutTotals(table: Table, monthIndex: number, step: Step): { rows: readonly TableRow[]; totals: readonly TableRow[] } {
  const names = table.rows.map((row) => textAt(row, monthIndex));
  const end = 1 + names.findLastIndex((name) => !isTotal(name));
  const isLeftOut = names.map((name, index) => index >= end || isSpan(name));
  const rows = table.rows.filter((_, index) => !isLeftOut[index]);
  const totals = table.rows.filter((_, index) => isLeftOut[index]);
  if (rows.length > 0) return { rows, totals };
  refuseSpans(totals.map((row) => cellOf(table, row, monthIndex)));
  fail({
    opening: 'missing',
    message: `${step}s: the file holds a totals row and nothing else`,
    place: { file: table.file, line: totals[0]?.line ?? table.headerLine },
    advice: `Add a row a ${step}.`,
  });
}

interface Source {
  readonly table: Table;
  readonly rows: readonly TableRow[];
  readonly indices: ReadonlyMap<string, number>;
  readonly known: ReadonlyMap<string, HistoryColumn>;
}

interface Numbers {
  readonly columns: Map<string, Float64Array>;
  readonly limits: Map<string, Float64Array>;
}

/** Every column in numbers; the decimal sign is decided for each column by itself. */
function readColumns({ table, rows, indices, known }: Source, { currency }: HistoryContext): Numbers {
  const issues: Issue[] = [];
  const [columns, limits] = [new Map<string, Float64Array>(), new Map<string, Float64Array>()];
  for (const [name, index] of indices) {
    const kind = known.get(name)?.kind ?? 'free';
    if (kind === 'yesNo' || kind === 'mark') continue;
    const cells = rows.map((row) => cellOf(table, row, index));
    const read = gather(issues, () => readLimited(cells, { kind, ...(currency === undefined ? {} : { currency }) }));
    if (read) columns.set(name, read.values);
    if (read?.limits) limits.set(name, read.limits);
  }
  throwIssues(issues);
  return { columns, limits };
}

interface WithTotals extends Source {
  readonly totals: readonly TableRow[];
  readonly monthIndex: number;
}

/** Compares what adds up (money and counts of a month) with the totals that the file gives. */
function totalWarnings(
  { table, rows, indices, known, totals, monthIndex }: WithTotals,
  { months, columns }: Pick<History, 'months' | 'columns'>,
): Warning[] {
  const isWeekly = months.some((month) => stepOf(month) === 'week');
  const controls = totals.flatMap((row) => {
    const name = textAt(row, monthIndex);
    const covers = isWeekly && isSpan(name) ? undefined : coveredBy(name);
    const added = months.flatMap((month, index) => (covers?.(month) ? [index] : []));
    return [...indices].flatMap(([column, index]) => {
      const kind = known.get(column)?.kind;
      const values = columns.get(column);
      const adds = kind !== undefined && kind !== 'yesNo' && kind !== 'mark' && (KINDS[kind] as Kind).whole === true;
      if (!adds || values === undefined || added.length === 0) return [];
      const cells = added.flatMap((month) => rows.slice(month, month + 1).map((part) => cellOf(table, part, index)));
      const decimal = decideDecimal(cells, kind);
      return [
        {
          said: cellOf(table, row, index),
          of: column,
          values: added.map((month) => at(values, month)),
          cells,
          decimal,
        },
      ];
    });
  });
  return controlWarnings(controls);
}

function historyReading(
  { table, rows, indices, known, totals, monthIndex }: WithTotals,
  { currency = '', model: { step } }: HistoryContext,
): FileReading {
  const names = new Map([...indices].map(([name, index]) => [index, name]));
  const columns = table.header.map((header, index) => {
    const name = names.get(index);
    const column = name === undefined ? undefined : known.get(name);
    const note = thousandsNote(rows.map((row) => cellOf(table, row, index)));
    if (column) {
      return { header, meaning: `${column.name}: ${column.meaning}${note}`, unit: unitWords(column.kind, currency, step) };
    }
    return index === monthIndex ? { header, meaning: step, unit: step } : { header, meaning: 'a note, not read', unit: 'text' };
  });
  const dropped = totals.map(({ line }) => `; the totals row in line ${line} is left out`).join('');
  return { file: table.file, takenFor: `history, a row a ${step} (${table.dialect ?? 'text'})${dropped}`, columns };
}

/** Columns under a name that people once took for something else. */
function formerHeaders({ table, indices, known }: Source): Warning[] {
  return [...indices].flatMap(([name, index]): Warning[] => {
    const header = at(table.header, index);
    const column = known.get(name);
    if (!column?.formerly?.some((former) => nameKey(former) === nameKey(header))) return [];
    const message = `"${quotable(header)}" is read as ${name}: ${column.meaning}. Rename it, and check that it holds that.`;
    return [{ code: 'former-header', message, place: headerCell(table, index).place }];
  });
}

function unitWords(kind: HistoryColumn['kind'], currency: string, step: Step): string {
  if (kind === 'yesNo') return 'yes or no';
  return kind === 'mark' ? 'words' : unitOf(kind, currency, step);
}
