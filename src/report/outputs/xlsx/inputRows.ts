import { wholeSteps } from '../../../core/calendar.ts';
import { at, present } from '../../../core/present.ts';
import { moneySlots, otherMoneySlots } from '../../../language/contract/rolePlayers.ts';
import { columnLetters } from '../../../tables/spreadsheet/cellName.ts';
import { type BookSource, FIRST, monthColumn } from './bookSource.ts';
import { inputFormat, inputLabel, inputOf, inputUnit } from './inputWords.ts';
import { PLAN_COLUMN } from './modelLayout.ts';
import { MODEL_HOLD, type ModelPage } from './modelNames.ts';
import { PLANS, planColumn } from './plansSheet.ts';
import type { SheetInk } from './sheetInk.ts';

/** What the equations read that is no equation: clock, tables, paths, and the inputs of the plan, in the months after it too. */
export function inputRows(ink: SheetInk, source: BookSource, page: ModelPage): void {
  copied(ink, source, page);
  const { workings, inputs } = source;
  const { layout, of } = page;
  const plan = workings.plans.findIndex(({ name }) => name === (of === 'chosen' ? source.chosen : source.hold));
  const { series } = at(workings.plans, plan);
  for (const [place, slot] of inputs.entries()) {
    const row = present(layout.inputs.get(slot), slot);
    ink.write([row, 0], inputLabel(workings.model, slot));
    ink.write([row, 1], slot, { look: 'note' });
    ink.write([row, 2], inputUnit(workings.model, slot), { look: 'note' });
    const said = inputFormula(source, page, { slot, place, row });
    const style = { format: inputFormat(workings.model, slot) };
    present(series.get(slot), slot).forEach((value, index) => {
      ink.reckon([row, FIRST + index], { text: said(index), value }, style);
    });
  }
}

/** Rows that stand on the sheet of plans too: here beside what reads them. */
function copied(ink: SheetInk, { workings }: BookSource, { plans, layout }: ModelPage): void {
  const { months, timeline, tables, readings, model } = workings;
  const shocks = at(readings, 0).shocks;
  const starts = { time: undefined, ahead: -timeline.actual, elapsed: 0 };
  const values = (name: string, month: number): number | undefined =>
    tables.get(name)?.[month] ??
    shocks.get(name)?.[month] ??
    (name === 'ahead' || name === 'elapsed' ? starts[name] + month : undefined);
  const pairs = [
    ...[...layout.clock].map(([name, row]) => ({ name, row, from: plans.clock.get(name) })),
    ...[...layout.tables].map(([name, row]) => ({ name, row, from: plans.tables.get(name) })),
    ...[...layout.paths].map(([name, row]) => ({ name, row, from: plans.paths.get(name) })),
  ];
  for (const { name, row, from } of pairs) {
    const path = model.paths.get(name);
    ink.write([row, 0], path ? `${path.label}, shock` : (model.tables.get(name)?.label ?? name));
    ink.write([row, 1], path ? `shock(${name})` : name, { look: 'note' });
    months.forEach((_, month) => {
      const column = monthColumn(workings, month);
      const value = values(name, month);
      const formula = { text: `${PLANS}!${columnLetters(column)}${present(from, name) + 1}` };
      ink.put([row, column], { ...(value !== undefined && { value }), formula, style: { format: 'number' } });
    });
  }
}

interface Placed {
  readonly slot: string;
  readonly place: number;
  readonly row: number;
}

/** The formula of an input by its column, counted from the first known month. */
function inputFormula(source: BookSource, page: ModelPage, { slot, place, row }: Placed): (index: number) => string {
  const { timeline } = source.workings;
  const known = timeline.lead + timeline.actual + 1 + timeline.projected.length;
  const actual = present(page.plans.actual.get(slot), slot) + 1;
  const plan = `$${columnLetters(PLAN_COLUMN)}$${page.layout.plan + 1}`;
  const times = otherMoneySlots(source.workings.model).includes(slot) ? page.plans.content?.times : undefined;
  const ahead = aheadFormula(source, page, { slot, row, known });
  return (index) => {
    const column = FIRST + index;
    if (index <= timeline.lead + timeline.actual) return `${PLANS}!${columnLetters(column)}${actual}`;
    if (index >= known) return ahead(index);
    const own = (row: number): string =>
      `INDEX(${planColumn(source, page.plans, column)},(${plan}-1)*${page.plans.stride}+${row + 1})`;
    return times === undefined ? own(place + 1) : `${own(place + 1)}*${own(times)}`;
  };
}

/** After the plan: money as `hold` a year before, all else as the model says of it. */
function aheadFormula(
  source: BookSource,
  { of }: ModelPage,
  { slot, row, known }: { slot: string; row: number; known: number },
): (index: number) => string {
  const { model } = source.workings;
  const year = wholeSteps(model.step, 12);
  const isMoney = moneySlots(model).includes(slot);
  const { ahead } = inputOf(model, slot);
  const cell = (index: number): string => `${columnLetters(FIRST + index)}${row + 1}`;
  if (isMoney && of === 'chosen') return (index) => `'${MODEL_HOLD}'!${cell(index)}`;
  if ((isMoney || ahead === 'year') && known >= year) return (index) => cell(index - year);
  if (ahead === 'mean') return () => `AVERAGE($${cell(Math.max(0, known - year))}:$${cell(known - 1)})`;
  return (index) => cell(index - 1);
}
