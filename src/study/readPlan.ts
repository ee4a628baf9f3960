import { formatPeriod } from '../core/calendar.ts';
import { fail, type Issue, type Warning } from '../core/error.ts';
import { suggest } from '../core/nearest.ts';
import { at } from '../core/present.ts';
import type { Model } from '../language/model.ts';
import { cellIssue, gather, quotable, throwIssues } from '../tables/cell.ts';
import { type Dictionary, dictionary, isMissing, isMonthWord, nameKey } from '../tables/fieldWords.ts';
import { type KindName, unitOf } from '../tables/kinds.ts';
import type { Decimal } from '../tables/numberText.ts';
import { headedBy, type TableShape } from '../tables/parseTable.ts';
import { decideDecimal, readNumbers, thousandsNote } from '../tables/readNumbers.ts';
import type { Table } from '../tables/table.ts';
import { controlWarnings } from './controlTotals.ts';
import type { FileReading } from './fileReading.ts';
import { checkConsecutive, type PeriodCell, saysPeriod } from './periodCells.ts';
import { type GridLine, type PlanGrid, planGrid } from './planGrid.ts';
import { type PlannedLine, planLines } from './planLines.ts';
import type { Plan, PlanLine } from './study.ts';

export interface PlanContext {
  readonly model: Model;
  readonly currency?: string;
}

export interface PlanRead {
  readonly plan: Plan;
  readonly months: readonly PeriodCell[];
  readonly reading: FileReading;
  readonly warnings: readonly Warning[];
}

/**
 * A plan file as written, in either layout. One decimal sign for the whole file.
 * Errors: no months, months not consecutive, unknown or duplicate lines, blanks, negative money, a line that is needed and
 * not there. Warnings: totals that are not the sum of their lines or months.
 */
export function readPlan(table: Table, name: string, context: PlanContext): PlanRead {
  const grid = planGrid(table, context.model.step);
  checkConsecutive(grid.months);
  const decimal = decideDecimal(
    grid.lines.flatMap(({ cells }) => cells),
    'money',
  );
  const planned = planLines(context.model);
  const lines = readLines(grid, { planned, decimal, currency: context.currency });
  requireLines(table, planned, lines);
  const plan = { name, file: table.file, months: grid.months.map(({ month }) => month), lines };
  const reading = planReading(table, grid, { ...context, plan, planned });
  return { plan, months: grid.months, reading, warnings: totalWarnings(grid, [...lines], decimal) };
}

function requireLines(table: Table, planned: readonly PlannedLine[], lines: ReadonlyMap<string, PlanLine>): void {
  const isThere = ({ name, instead }: PlannedLine): boolean => lines.has(name) || (instead !== undefined && lines.has(instead));
  const missing = planned.find((line) => line.needed && !isThere(line));
  if (!missing) return;
  const advice = missing.isMoney
    ? 'Add it; write zeros where nothing is spent.'
    : 'Add it, or let the model say what holds ahead, as in "ahead: last".';
  fail({ opening: 'missing', message: `line "${missing.name}"`, place: { file: table.file, line: table.headerLine }, advice });
}

/** How the header of a plan is known: by months, and by line items where it has a row a month. */
export function planShape({ model }: PlanContext): TableShape {
  const known = dictionary(planLines(model));
  return headedBy((header) => saysPeriod(header, model.step) || isMonthWord(header) || known.has(nameKey(header)), true);
}

function totalWarnings(grid: PlanGrid, lines: readonly (readonly [name: string, line: PlanLine])[], decimal: Decimal): Warning[] {
  return controlWarnings(
    grid.totals.map(({ said, lines: added, months }) => ({
      said,
      of: said.column,
      values: added.flatMap((line) => months.map((month) => at(at(lines, line)[1].values, month))),
      cells: added.flatMap((line) => months.flatMap((month) => grid.lines[line]?.cells[month] ?? [])),
      decimal,
    })),
  );
}

interface Reading {
  readonly planned: readonly PlannedLine[];
  readonly decimal: Decimal;
  readonly currency: string | undefined;
}

function readLines(grid: PlanGrid, { planned, decimal, currency }: Reading): Map<string, PlanLine> {
  const known = dictionary(planned);
  const byName = new Map(planned.map((line) => [line.name, line]));
  const issues: Issue[] = [];
  const lines = new Map<string, PlanLine>();
  for (const line of grid.lines) {
    const read = gather(issues, () => {
      const name = lineName(line, { names: [...byName.keys()], known, before: lines });
      throwIssues(blanks(line));
      const kind = kindOf(byName.get(name));
      return { name, values: readNumbers(line.cells, { kind, decimal, ...(currency === undefined ? {} : { currency }) }) };
    });
    if (read) lines.set(read.name, { values: read.values, place: line.label.place });
  }
  throwIssues(issues);
  return lines;
}

function kindOf(line: PlannedLine | undefined): KindName {
  return line?.isMoney === false ? 'free' : 'money';
}

interface Known {
  readonly names: readonly string[];
  readonly known: Dictionary;
  readonly before: ReadonlyMap<string, PlanLine>;
}

function lineName({ label }: GridLine, { names, known, before }: Known): string {
  const name = known.get(nameKey(label.text));
  if (name === undefined) {
    fail(cellIssue(label, { opening: 'unknown', message: `line "${quotable(label.text)}"`, advice: suggest(label.text, names) }));
  }
  const first = before.get(name);
  if (!first) return name;
  const where = first.place.line === label.place.line ? `column ${first.place.column ?? 1}` : `line ${first.place.line ?? 1}`;
  fail(cellIssue(label, { message: `line: ${name} stands twice, first in ${where}`, advice: 'Sum the two into one.' }));
}

function blanks({ label, cells }: GridLine): Issue[] {
  const message = `amount in ${quotable(label.text)}`;
  return cells
    .filter((cell) => isMissing(cell.text))
    .map((cell) => cellIssue(cell, { opening: 'missing', message, advice: 'Fill it in; write 0 where nothing is planned.' }));
}

function planReading(
  table: Table,
  grid: PlanGrid,
  { plan, planned, currency = '', model }: PlanContext & { readonly plan: Plan; readonly planned: readonly PlannedLine[] },
): FileReading {
  const dropped = grid.dropped.length === 0 ? '' : `; totals left out: ${grid.dropped.join(', ')}`;
  const [first, last] = [plan.months[0], plan.months.at(-1)];
  const span = first === undefined || last === undefined ? '' : `, ${formatPeriod(first)} to ${formatPeriod(last)}`;
  const columns = [...plan.lines.keys()].map((name, index) => {
    const header = grid.lines[index]?.label.text ?? name;
    const line = planned.find((one) => one.name === name);
    return { header, meaning: `${name}: ${line?.meaning ?? ''}`, unit: unitOf(kindOf(line), currency, model.step) };
  });
  return {
    file: table.file,
    takenFor: `plan "${plan.name}", ${grid.layout}${span} (${table.dialect ?? 'text'})${dropped}${thousandsNote(grid.lines.flatMap(({ cells }) => cells))}`,
    columns,
  };
}
