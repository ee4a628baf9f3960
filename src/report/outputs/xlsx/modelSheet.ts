import { periodLabel } from '../../../core/calendar.ts';
import { at, present } from '../../../core/present.ts';
import { labelOf } from '../../../decide/planResult.ts';
import { type FlatEquation, type FlatExpression, piecesOf } from '../../../program/flat.ts';
import { formulaText } from '../../../program/targets/formula/formulaText.ts';
import { cellName } from '../../../tables/spreadsheet/cellName.ts';
import type { Formula, Sheet } from '../../../tables/spreadsheet/spreadsheet.ts';
import { unitText } from '../../unitText.ts';
import { type BookSource, FIRST, monthColumn } from './bookSource.ts';
import { inputRows } from './inputRows.ts';
import { cellFormat } from './inputWords.ts';
import { PLAN_COLUMN } from './modelLayout.ts';
import { MODEL, MODEL_HOLD, type ModelPage, NAMES } from './modelNames.ts';
import { type MonthSites, monthSites } from './monthSite.ts';
import { type SheetInk, sheetInk } from './sheetInk.ts';

/** Every equation of the model as a formula: a row a slot, a column a month, what it says in words beside it. */
export function modelSheet(source: BookSource, page: ModelPage): Sheet {
  const { workings, flat } = source;
  const { layout, of } = page;
  const ink = sheetInk(of === 'chosen' ? MODEL : MODEL_HOLD);
  ink.write(
    [0, 0],
    of === 'chosen' ? 'The model under the chosen plan' : `The model under “${labelOf(source.hold, workings.model)}”`,
    { look: 'title' },
  );
  ink.write(
    [1, 0],
    'Every row is an equation of the model, every column a month (or week): at one value for each assumption, which is neither the mean nor the middle of the simulated futures.',
    { look: 'note' },
  );
  header(ink, source, page);
  inputRows(ink, source, page);
  for (const { title, row } of layout.sections) ink.write([row, 0], title, { look: 'heading' });
  const sites = monthSites({ source, layout, names: page.names });
  const group = { next: 0 };
  for (const equation of flat.equations.values()) {
    const values = present(source.runs[of].get(equation.slot), equation.slot);
    equationRow(ink, {
      source,
      sites,
      equation,
      row: present(layout.equations.get(equation.slot), equation.slot),
      values,
      group,
    });
  }
  asideRows(ink, source, sites);
  const { lead, actual } = workings.timeline;
  return ink.finished({
    widths: [34, 26, 12, 44, 11],
    frozen: { rows: layout.header + 1, columns: 1 },
    ...(lead + actual > 0 && { folded: { from: FIRST, to: FIRST + lead + actual - 1 } }),
  });
}

function header(ink: SheetInk, { workings, chosen, hold }: BookSource, { layout, of }: ModelPage): void {
  for (const [column, text] of ['What', 'Slot', 'Unit', 'Equation'].entries())
    ink.write([layout.header, column], text, { look: 'heading' });
  workings.months.forEach((period, month) => {
    ink.write([layout.header, monthColumn(workings, month)], periodLabel(period), { look: 'head' });
  });
  ink.write([layout.plan, 0], 'Number of the plan in the list');
  const number = 1 + workings.plans.findIndex(({ name }) => name === (of === 'chosen' ? chosen : hold));
  const text = of === 'chosen' ? `MATCH(${NAMES.plan},${NAMES.plans},0)` : '1';
  ink.reckon([layout.plan, PLAN_COLUMN], { text, value: number });
}

interface Written {
  readonly source: BookSource;
  readonly sites: MonthSites;
  readonly equation: FlatEquation;
  readonly row: number;
  readonly values: Float64Array;
  /** The number of the next group of formulas. */
  readonly group: { next: number };
}

/**
 * An equation that has no number somewhere (one that nothing reads there, such as a share of nothing) shows nothing instead of an error.
 */
function equationRow(ink: SheetInk, written: Written): void {
  const { source, equation, row } = written;
  const [name = equation.slot] = equation.slot.split('.');
  const { equals, starts } = equation.text;
  ink.write([row, 0], equation.label ?? equation.slot);
  ink.write([row, 1], equation.slot, { look: 'note' });
  ink.write([row, 2], equation.unit ? unitText(equation.unit) : '', { look: 'note' });
  ink.write([row, 3], starts === undefined ? equals : `${equals}   (first: ${starts})`, { look: 'note' });
  const style = { format: cellFormat(source.workings.model.variables.get(name)?.format) };
  const months = source.workings.months.length;
  const begins = Math.min(months, firstAlike(equation, source.workings.timeline.lead));
  const isWhole = [source.runs.chosen, source.runs.hold].every((run) =>
    present(run.get(equation.slot), equation.slot).every(Number.isFinite),
  );
  const text = (side: FlatExpression, month: number): string => {
    const formula = formulaText(side, written.sites.at(month));
    return isWhole ? formula : `IFERROR(${formula},"")`;
  };
  const put = (month: number, formula: Formula): void => {
    const value = at(written.values, month);
    const cell = { value: Number.isFinite(value) ? value : '', formula, style };
    ink.put([row, monthColumn(source.workings, month)], cell);
  };
  for (let month = 0; month < begins; month++)
    put(month, { text: text(month === 0 ? (equation.starts ?? equation.equals) : equation.equals, month) });
  if (begins === months) return;
  const over = [begins, months - 1].map((month) => cellName(row, monthColumn(source.workings, month))).join(':');
  const formula = { text: text(equation.equals, begins), group: written.group.next++ };
  for (let month = begins; month < months; month++) put(month, month === begins ? { ...formula, over } : formula);
}

/** The month from which on a formula says the same in every column: none looks back beyond the first. */
function firstAlike({ equals, starts }: FlatEquation, lead: number): number {
  const seen = new Map<FlatExpression, number>();
  const back = (piece: FlatExpression): number => {
    const before = seen.get(piece);
    if (before !== undefined) return before;
    const found = Math.max(0, ownBack(piece, lead), ...piecesOf(piece).map(back));
    seen.set(piece, found);
    return found;
  };
  return Math.max(starts ? 1 : 0, back(equals));
}

function ownBack(piece: FlatExpression, lead: number): number {
  if (piece.kind !== 'last' && piece.kind !== 'delay') return 0;
  const months = 'months' in piece ? (piece.months.kind === 'number' ? piece.months.value : 0) : 1;
  return Number.isInteger(months) ? months - (piece.to.of === 'input' ? lead : 0) : 0;
}

/** Pieces with a row of their own; writing one may bring up another. */
function asideRows(ink: SheetInk, { workings }: BookSource, sites: MonthSites): void {
  for (let index = 0; index < sites.asides.length; index++) {
    const { row, label, formula } = at(sites.asides, index);
    if (index === 0) ink.write([row - 1, 0], 'Steps of the equations above', { look: 'heading' });
    ink.write([row, 0], label);
    workings.months.forEach((_, month) => {
      ink.put([row, monthColumn(workings, month)], {
        formula: { text: formula(sites.at(month), month) },
        style: { format: 'number' },
      });
    });
  }
}
