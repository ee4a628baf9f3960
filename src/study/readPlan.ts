import { formatMonth, type Step } from '../core/calendar.ts';
import { fail, type Issue, type Warning } from '../core/error.ts';
import { suggest } from '../core/nearest.ts';
import { cellIssue, gather, quotable, throwIssues } from '../tables/cell.ts';
import { type Dictionary, dictionary, isMissing, isMonthWord, nameKey } from '../tables/fieldWords.ts';
import { unitOf } from '../tables/kinds.ts';
import type { Decimal } from '../tables/numberText.ts';
import { headedBy, type TableShape } from '../tables/parseTable.ts';
import { decideDecimal, readNumbers, thousandsNote } from '../tables/readNumbers.ts';
import type { Table } from '../tables/table.ts';
import { controlWarnings } from './controlTotals.ts';
import type { FileReading } from './fileReading.ts';
import { checkConsecutive, type PeriodCell, saysPeriod } from './periodCells.ts';
import { type GridLine, type PlanGrid, planGrid } from './planGrid.ts';
import type { Plan, PlanLine } from './study.ts';

export interface PlanContext {
  /** How far the model moves at a time; absent means a month. */
  readonly step?: Step;
  readonly signals: readonly string[];
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
 * Errors: no months, months not consecutive, unknown or duplicate lines, blanks, negative money, no ad_spend.
 * Warnings: totals that are not the sum of their lines or months.
 */
export function readPlan(table: Table, name: string, context: PlanContext): PlanRead {
  const grid = planGrid(table, context.step ?? 'month');
  checkConsecutive(grid.months);
  const decimal = decideDecimal(
    grid.lines.flatMap(({ cells }) => cells),
    'money',
  );
  const lines = readLines(grid, decimal, context);
  if (!lines.has('ad_spend')) {
    const advice = 'Add it; write zeros where advertising stops.';
    fail({ opening: 'missing', message: 'line "ad_spend"', place: { file: table.file, line: table.headerLine }, advice });
  }
  const plan = { name, file: table.file, months: grid.months.map(({ month }) => month), lines };
  const reading = planReading(table, grid, { plan, currency: context.currency ?? '' });
  return { plan, months: grid.months, reading, warnings: totalWarnings(grid, [...lines], decimal) };
}

/** How the header of a plan is known: by months, and by line items where it has a row a month. */
export function planShape({ step = 'month', signals }: PlanContext): TableShape {
  const { known } = lineNames(signals);
  return headedBy((header) => saysPeriod(header, step) || isMonthWord(header) || known.has(nameKey(header)), true);
}

function totalWarnings(grid: PlanGrid, lines: readonly (readonly [name: string, line: PlanLine])[], decimal: Decimal): Warning[] {
  return controlWarnings(
    grid.totals.map(({ said, lines: added, months }) => ({
      said,
      of: said.column,
      values: added.flatMap((line) => months.map((month) => lines[line]?.[1].values[month] ?? Number.NaN)),
      cells: added.flatMap((line) => months.flatMap((month) => grid.lines[line]?.cells[month] ?? [])),
      decimal,
    })),
  );
}

/** Line items of a plan and the other words for them. */
function lineNames(signals: readonly string[]): { readonly names: readonly string[]; readonly known: Dictionary } {
  const entries = [
    { name: 'ad_spend', words: ['ads', 'advertising', 'advertising spend', 'ppc', 'ppc spend', 'werbeausgaben', 'werbekosten'] },
    {
      name: 'content_spend',
      words: ['content', 'content investment', 'content cost', 'contentausgaben', 'content ausgaben', 'inhalte'],
    },
    ...signals.map((signal) => ({ name: `build.${signal}`, words: [] })),
    ...signals.map((signal) => ({ name: `upkeep.${signal}`, words: [] })),
  ];
  return { names: entries.map(({ name }) => name), known: dictionary(entries) };
}

function readLines(grid: PlanGrid, decimal: Decimal, { signals, currency }: PlanContext): Map<string, PlanLine> {
  const { names, known } = lineNames(signals);
  const issues: Issue[] = [];
  const lines = new Map<string, PlanLine>();
  for (const line of grid.lines) {
    const read = gather(issues, () => {
      const name = lineName(line, { names, known, before: lines });
      throwIssues(blanks(line));
      const values = readNumbers(line.cells, { kind: 'money', decimal, ...(currency === undefined ? {} : { currency }) });
      return { name, values };
    });
    if (read) lines.set(read.name, { values: read.values, place: line.label.place });
  }
  throwIssues(issues);
  return lines;
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
  { plan, currency }: { readonly plan: Plan; readonly currency: string },
): FileReading {
  const dropped = grid.dropped.length === 0 ? '' : `; totals left out: ${grid.dropped.join(', ')}`;
  const [first, last] = [plan.months[0], plan.months.at(-1)];
  const span = first === undefined || last === undefined ? '' : `, ${formatMonth(first)} to ${formatMonth(last)}`;
  const columns = [...plan.lines.keys()].map((name, index) => {
    const header = grid.lines[index]?.label.text ?? name;
    return { header, meaning: meaningOf(name), unit: unitOf('money', currency) };
  });
  return {
    file: table.file,
    takenFor: `plan "${plan.name}", ${grid.layout}${span} (${table.dialect ?? 'text'})${dropped}${thousandsNote(grid.lines.flatMap(({ cells }) => cells))}`,
    columns,
  };
}

function meaningOf(name: string): string {
  const [line = '', signal] = name.split('.');
  if (signal === undefined)
    return line === 'ad_spend' ? 'ad_spend: advertising spend' : `${line}: content spend, split by the usual mix`;
  return `${name}: content money that ${line === 'build' ? 'builds' : 'keeps up'} ${signal.replaceAll('_', ' ')}`;
}
