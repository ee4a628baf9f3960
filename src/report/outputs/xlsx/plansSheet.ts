import { periodLabel, quarterLabel, sinceEpoch } from '../../../core/calendar.ts';
import { at, present } from '../../../core/present.ts';
import { labelOf } from '../../../decide/planResult.ts';
import { otherMoneySlots } from '../../../language/contract/rolePlayers.ts';
import { cellName, columnLetters, fixedCell, sheetPrefix } from '../../../tables/spreadsheet/cellName.ts';
import type { Sheet } from '../../../tables/spreadsheet/spreadsheet.ts';
import { readingLabel } from '../../reportSetting.ts';
import { type BookSource, FIRST, monthColumn } from './bookSource.ts';
import { inputFormat, inputLabel, inputUnit } from './inputWords.ts';
import type { PlansLayout } from './plansLayout.ts';
import { type SheetInk, sheetInk } from './sheetInk.ts';

export const PLANS = 'Plans';

/** Every number that is put in by month: what all plans share, then plan by plan, and the lists to choose from. */
export function plansSheet(source: BookSource, layout: PlansLayout, readingNumber: string): Sheet {
  const ink = sheetInk(PLANS);
  ink.write([0, 0], 'Plans', { look: 'title' });
  ink.write(
    [1, 0],
    'Change any blue number: the sheets after this one follow. Money is in the study’s currency, a month (or week) at a time.',
    { look: 'note' },
  );
  shared(ink, source, { layout, readingNumber });
  actual(ink, source, layout);
  for (const [index] of source.workings.plans.entries()) {
    plan(ink, source, { layout, index });
    contentRows(ink, source, { layout, index });
  }
  lists(ink, source, layout);
  const { lead, actual: last } = source.workings.timeline;
  const known = FIRST + lead + last;
  return ink.finished({
    widths: [34, 22, 12, 4, 11],
    frozen: { rows: layout.quarters + 1, columns: 1 },
    ...(lead + last > 0 && { folded: { from: FIRST, to: known - 1 } }),
  });
}

interface Shared {
  readonly layout: PlansLayout;
  readonly readingNumber: string;
}

/** The calendar, dated tables, and the paths of parameters over months. */
function shared(ink: SheetInk, { workings }: BookSource, { layout, readingNumber }: Shared): void {
  const { months, timeline, tables, readings, model } = workings;
  const over = (row: number, label: string, value: (month: number) => string | number): void => {
    ink.write([row, 0], label, typeof value(0) === 'string' ? { look: 'heading' } : {});
    months.forEach((_, month) => {
      const told = value(month);
      ink.write(
        [row, monthColumn(workings, month)],
        told,
        typeof told === 'string' ? { look: 'head' } : { look: 'plain', format: 'number' },
      );
    });
  };
  over(layout.months, model.step === 'week' ? 'Week' : 'Month', (month) => periodLabel(at(months, month)));
  over(layout.quarters, 'Quarter', (month) => quarterLabel(at(months, month)));
  const clocks = { time: 'Since January 2026', ahead: 'Since the last actual one', elapsed: 'Since the first one' } as const;
  const values = { time: sinceEpoch(timeline.start), ahead: -timeline.actual, elapsed: 0 } as const;
  for (const [name, row] of layout.clock) over(row, clocks[name], (month) => values[name] + month);
  for (const [name, row] of layout.tables) {
    const column = present(tables.get(name), name);
    over(row, model.tables.get(name)?.label ?? name, (month) => at(column, month));
    ink.write([row, 1], name, { look: 'note' });
  }
  for (const [name, row] of layout.paths) {
    const label = `${present(model.paths.get(name), name).label}, shock`;
    const rows = readings.map(({ shocks }) => present(shocks.get(name), name));
    ink.write([row, 0], label);
    for (const [month] of months.entries()) {
      const column = monthColumn(workings, month);
      const spots = rows.map((_, index) => cellName(row + 1 + index, column));
      const value = at(at(rows, 0), month);
      if (rows.length === 1) ink.write([row, column], value, { look: 'input', format: 'number' });
      else ink.reckon([row, column], { text: `CHOOSE(${readingNumber},${spots.join(',')})`, value }, { format: 'number' });
    }
    if (rows.length > 1)
      rows.forEach((values, index) => {
        over(row + 1 + index, `${label}, ${readingLabel(model, at(readings, index).name)}`, (month) => at(values, month));
      });
  }
}

function actual(ink: SheetInk, { workings, inputs }: BookSource, layout: PlansLayout): void {
  const { lead, actual: last } = workings.timeline;
  const series = at(workings.plans, 0).series;
  const first = present(layout.actual.get(at(inputs, 0)), 'the first input');
  ink.write([first - 1, 0], 'So far: actual months, the same for every plan', { look: 'heading' });
  for (const [slot, row] of layout.actual) {
    describe(ink, workings.model, { slot, row });
    for (let index = 0; index <= lead + last; index++)
      ink.write([row, FIRST + index], at(present(series.get(slot), slot), index), {
        look: 'input',
        format: inputFormat(workings.model, slot),
      });
  }
}

function plan(ink: SheetInk, { workings, inputs }: BookSource, { layout, index }: { layout: PlansLayout; index: number }): void {
  const { model, timeline } = workings;
  const { name, series } = at(workings.plans, index);
  const top = layout.firstPlan + index * layout.stride;
  ink.write([top, 0], labelOf(name, model), { look: 'heading' });
  ink.write([top, 1], name, { look: 'heading' });
  for (const [place, slot] of inputs.entries()) {
    const row = top + 1 + place;
    describe(ink, model, { slot, row });
    const from = timeline.lead + timeline.actual + 1;
    timeline.projected.forEach((_, month) => {
      const value = at(present(series.get(slot), slot), from + month);
      ink.write([row, FIRST + from + month], value, { look: 'input', format: inputFormat(model, slot) });
    });
  }
}

/** What all content money of a plan is multiplied by, and what it comes to. */
function contentRows(
  ink: SheetInk,
  { workings, inputs }: BookSource,
  { layout, index }: { layout: PlansLayout; index: number },
): void {
  const { content, firstPlan, stride } = layout;
  if (content === undefined) return;
  const top = firstPlan + index * stride;
  const { timeline, model, plans } = workings;
  const slots = otherMoneySlots(model);
  const rows = slots.map((slot) => top + 1 + inputs.indexOf(slot));
  ink.write([top + content.times, 0], 'Content money, times', { look: 'strong' });
  ink.write([top + content.all, 0], 'Content money, all', { look: 'strong' });
  const from = timeline.lead + timeline.actual + 1;
  for (const [month] of timeline.projected.entries()) {
    const column = FIRST + from + month;
    ink.write([top + content.times, column], 1, { look: 'input', format: 'number' });
    const values = slots.map((slot) => at(present(at(plans, index).series.get(slot), slot), from + month));
    const parts = rows.map((row) => cellName(row, column));
    const text = `(${parts.join('+')})*${cellName(top + content.times, column)}`;
    ink.reckon([top + content.all, column], { text, value: values.reduce((sum, value) => sum + value, 0) }, { format: 'money' });
  }
}

type Of = BookSource['workings']['model'];

function describe(ink: SheetInk, model: Of, { slot, row }: { readonly slot: string; readonly row: number }): void {
  ink.write([row, 0], inputLabel(model, slot));
  ink.write([row, 1], slot, { look: 'note' });
  ink.write([row, 2], inputUnit(model, slot), { look: 'note' });
}

/** Plans and readings by name, as lists to choose from. */
function lists(ink: SheetInk, { workings: { plans, readings, model } }: BookSource, { lists: top }: PlansLayout): void {
  ink.write([top, 0], 'To choose from', { look: 'heading' });
  plans.forEach(({ name }, index) => {
    ink.write([top + 1 + index, 1], name);
  });
  readings.forEach(({ name }, index) => {
    ink.write([top + 1 + index, 2], readingLabel(model, name));
  });
}

/** What the lists are called in formulas. */
export function listRanges(
  { workings: { plans, readings } }: BookSource,
  { lists: top }: PlansLayout,
): Record<'plans' | 'readings', string> {
  const range = (column: number, count: number): string =>
    `${sheetPrefix(PLANS)}${fixedCell(top + 1, column)}:${fixedCell(top + count, column)}`;
  return { plans: range(1, plans.length), readings: range(2, readings.length) };
}

/** Cells of all plans in a month's column, from the heading of the first to the end of the last; a row of it by plan and input. */
export function planColumn({ workings: { plans } }: BookSource, { firstPlan, stride }: PlansLayout, column: number): string {
  const letters = columnLetters(column);
  return `${PLANS}!${letters}$${firstPlan + 1}:${letters}$${firstPlan + plans.length * stride}`;
}
