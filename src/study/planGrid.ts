import type { Step } from '../core/calendar.ts';
import { fail } from '../core/error.ts';
import { at } from '../core/present.ts';
import { type Cell, cellOf, headerCell, textAt } from '../tables/cell.ts';
import { isMonthWord, isNote } from '../tables/fieldWords.ts';
import type { Table } from '../tables/table.ts';
import { coveredBy, isSpan, isTotal } from '../tables/totals.ts';
import { refuseSpans } from './controlTotals.ts';
import { type PeriodCell, readPeriods, saysPeriod } from './periodCells.ts';

/** A plan file with its layout undone: line items by months. */
export interface PlanGrid {
  readonly layout: Laid['layout'];
  readonly months: readonly PeriodCell[];
  readonly lines: readonly GridLine[];
  /** Totals, which are no lines and no months. */
  readonly totals: readonly GridTotal[];
  /** Rows and columns of totals that were left out, for people. */
  readonly dropped: readonly string[];
}

export interface GridLine {
  /** The cell that names the line item. */
  readonly label: Cell;
  /** One a month. */
  readonly cells: readonly Cell[];
}

/** A total as written, and the lines and months that it adds up, by their place in the grid. */
export interface GridTotal {
  readonly said: Cell;
  readonly lines: readonly number[];
  readonly months: readonly number[];
}

/** Recognises either layout by where the months or weeks stand: in the header, or in a column. Notes and totals are left out. */
export function planGrid(table: Table, step: Step): PlanGrid {
  const laid = table.header.some((header) => saysPeriod(header, step)) ? linesDown(table, step) : periodsDown(table, step);
  const [totalLabels, labels] = byTotal(laid.labels);
  const [totalHeads, heads] = byTotal(laid.heads);
  if (heads.length === 0) noPeriods(table, totalHeads, step);
  const months = readPeriods(
    heads.map(({ cell }) => cell),
    step,
  );
  const lines = labels.map(({ cell, index }) => ({ label: cell, cells: heads.map((head) => laid.at(index, head.index)) }));
  const [all, every] = [[...lines.keys()], [...months.keys()]];
  const spans = totalHeads.map((head) => ({ head, months: covered(head.cell.text, months, step) }));
  const sums = totalLabels.filter(({ cell }) => !isSpan(cell.text) && coveredBy(cell.text) !== undefined);
  const totals = [
    ...spans.flatMap(({ head, months: of }) =>
      labels.map(({ index }, line) => ({ said: laid.at(index, head.index), lines: [line], months: of })),
    ),
    ...sums.flatMap(({ index }) => [
      ...heads.map((head, month) => ({ said: laid.at(index, head.index), lines: all, months: every.slice(month, month + 1) })),
      ...spans.map(({ head, months: of }) => ({ said: laid.at(index, head.index), lines: all, months: of })),
    ]),
  ];
  const called = [...totalHeads, ...totalLabels].map((one) => one.called);
  const isColumn = (name: string): boolean => name.startsWith('column');
  const dropped = [...called.filter(isColumn), ...called.filter((name) => !isColumn(name))];
  return { layout: laid.layout, months, lines, totals: totals.filter((total) => total.months.length > 0), dropped };
}

/** The months that a total adds up, by its name; none where that is not certain. A week may belong to two quarters. */
function covered(name: string, months: readonly PeriodCell[], step: Step): readonly number[] {
  const covers = step === 'week' && isSpan(name) ? undefined : coveredBy(name);
  return months.flatMap(({ month }, index) => (covers?.(month) ? [index] : []));
}

interface Named {
  readonly cell: Cell;
  /** What it is called where it is left out. */
  readonly called: string;
}

/** Both layouts alike: names of line items, names of months, and the cell of each pair. */
interface Laid {
  readonly layout: 'a row a line item' | `a row a ${Step}`;
  readonly labels: readonly Named[];
  readonly heads: readonly Named[];
  readonly at: (label: number, head: number) => Cell;
}

function linesDown(table: Table, step: Step): Laid {
  const columns = [...table.header.keys()].filter((index) => !isNote(at(table.header, index)));
  const labelIndex = columns.find((index) => !saysPeriod(at(table.header, index), step)) ?? 0;
  const heads = columns.filter((index) => index !== labelIndex);
  const labels = table.rows.map((row) => ({ cell: cellOf(table, row, labelIndex), called: `line ${row.line}` }));
  return {
    layout: 'a row a line item',
    labels,
    heads: heads.map((index) => columnName(table, index)),
    at: (label, head) => {
      const cell = cellAt(table, label, heads[head]);
      return { ...cell, column: `${at(labels, label).cell.text}, ${cell.column}` };
    },
  };
}

function periodsDown(table: Table, step: Step): Laid {
  const monthIndex = monthColumn(table, step);
  const labels = [...table.header.keys()].filter((index) => index !== monthIndex && !isNote(at(table.header, index)));
  return {
    layout: `a row a ${step}`,
    labels: labels.map((index) => columnName(table, index)),
    heads: table.rows.map((row) => ({ cell: cellOf(table, row, monthIndex), called: `line ${row.line}` })),
    at: (label, head) => cellAt(table, head, labels[label]),
  };
}

function monthColumn(table: Table, step: Step): number {
  const named = table.header.findIndex(isMonthWord);
  if (named >= 0) return named;
  const found = table.header.findIndex((_, index) => table.rows.some((row) => saysPeriod(textAt(row, index), step)));
  if (found >= 0) return found;
  const names = [...table.header.keys()].map((index) => columnName(table, index));
  return noPeriods(table, names, step);
}

function noPeriods(table: Table, names: readonly Named[], step: Step): never {
  refuseSpans(names.map(({ cell }) => cell));
  fail({
    opening: 'missing',
    message: `${step}s: neither the header nor a column holds any`,
    place: { file: table.file, line: table.headerLine },
    advice: `Name the columns ${step === 'week' ? '2026-11-02, 2026-11-09' : '2026-11, 2026-12'} and so on.`,
  });
}

function columnName(table: Table, index: number): Named {
  const cell = headerCell(table, index);
  return { cell, called: `column "${cell.text}"` };
}

function cellAt(table: Table, row: number, column = -1): Cell {
  const found = table.rows[row];
  if (found === undefined) throw new Error(`no row ${row} in ${table.file}`);
  return cellOf(table, found, column);
}

type Indexed = Named & { readonly index: number };

function byTotal(names: readonly Named[]): [totals: Indexed[], others: Indexed[]] {
  const indexed = names.map((name, index) => ({ ...name, index }));
  return [indexed.filter(({ cell }) => isTotal(cell.text)), indexed.filter(({ cell }) => !isTotal(cell.text))];
}
