import { present } from '../../../core/present.ts';
import { labelOf } from '../../../decide/planResult.ts';
import { fixedCell, sheetPrefix } from '../../../tables/spreadsheet/cellName.ts';
import type { Sheet } from '../../../tables/spreadsheet/spreadsheet.ts';
import type { Report } from '../../document.ts';
import { readingLabel } from '../../reportSetting.ts';
import { playing } from '../../roleSeries.ts';
import type { BookSource } from './bookSource.ts';
import { type Live, less, sumOf, times } from './live.ts';
import type { ModelLayout } from './modelLayout.ts';
import { NAMES } from './modelNames.ts';
import { variableAt } from './profitLines.ts';
import type { Profit } from './profitSheet.ts';
import { rankedRows } from './rankedRows.ts';
import { type SheetInk, sheetInk } from './sheetInk.ts';

export const DECISION = 'Decision';

const CHOICES = 7;
const NUMBERS = 13;

const ONE_PATH =
  'What changes here is one path, every assumption at its percentile: neither the mean nor the middle of the simulated futures.';

interface Parts {
  readonly report: Pick<Report, 'title' | 'subtitle' | 'headline' | 'imprint'>;
  readonly layout: ModelLayout;
  readonly profit: Profit;
}

/** What the workbook is set to, what that comes to beside `hold`, and what the simulation says of every plan. */
export function decisionSheet(source: BookSource, { report, layout, profit }: Parts): Sheet {
  const ink = sheetInk(DECISION);
  const { title, subtitle, headline, imprint } = report;
  ink.write([0, 0], title, { look: 'title' });
  ink.write([1, 0], subtitle, { look: 'note' });
  ink.write([2, 0], `${headline}.`, { look: 'strong' });
  ink.write([3, 0], `So says the simulation, and that stays: ${imprint}.`, { look: 'note' });
  ink.write([4, 0], ONE_PATH, { look: 'note' });
  choices(ink, source);
  const from = numbers(ink, source, { layout, profit });
  rankedRows(ink, source, from + 2);
  const several = source.workings.readings.length > 1;
  const reading = { cells: `B${CHOICES + 2}`, list: NAMES.readings, says: 'Choose one of the readings of the list.' };
  return ink.finished({
    widths: [62, 20, 20, 15, 15, 15, 15, 15, 15],
    checks: [
      { cells: `B${CHOICES + 1}`, list: NAMES.plans, says: 'Choose one of the plans of the list.' },
      ...(several ? [reading] : []),
      { cells: `B${CHOICES + 3}`, between: [0, 1], says: 'A part between 0 and 1.' },
    ],
  });
}

/** Names of the cells that say what the workbook is set to. */
export function choiceRanges(): Map<string, string> {
  const cell = (row: number, column = 1): string => sheetPrefix(DECISION) + fixedCell(CHOICES + row, column);
  return new Map([
    [NAMES.plan, cell(0)],
    [NAMES.reading, cell(1)],
    [NAMES.readingNumber, cell(1, 2)],
    [NAMES.credit, cell(2)],
  ]);
}

function choices(ink: SheetInk, { workings, chosen }: BookSource): void {
  const { readings, model, assetCredit } = workings;
  ink.write([CHOICES - 1, 0], 'Set to', { look: 'heading' });
  ink.write([CHOICES, 0], 'Plan');
  ink.write([CHOICES, 1], chosen, { look: 'input' });
  ink.write([CHOICES, 2], 'one of the sheet Plans', { look: 'note' });
  const [first] = readings;
  if (readings.length > 1 && first) {
    ink.write([CHOICES + 1, 0], 'Reading');
    ink.write([CHOICES + 1, 1], readingLabel(model, first.name), { look: 'input' });
    ink.reckon([CHOICES + 1, 2], { text: `MATCH(${NAMES.reading},${NAMES.readings},0)`, value: 1 }, { look: 'note' });
  } else ink.write([CHOICES + 1, 2], 1, { look: 'note' });
  ink.write([CHOICES + 2, 0], 'Part that counts of what a plan earns after the window');
  ink.write([CHOICES + 2, 1], assetCredit, { look: 'input', format: 'percent' });
}

/** The chosen plan beside `hold`, at one path; gives back the row after it. */
function numbers(ink: SheetInk, source: BookSource, { layout, profit }: Omit<Parts, 'report'>): number {
  const { workings } = source;
  const titles = ['At this one path', 'The chosen plan', labelOf(source.hold, workings.model), 'Difference'];
  for (const [column, title] of titles.entries())
    ink.write([NUMBERS - 1, column], title, { look: column === 0 ? 'heading' : 'head' });
  const next = { row: NUMBERS };
  const line = (label: string, chosen: Live, hold: Live): readonly [Live, Live] => {
    const style = { format: 'money' } as const;
    ink.write([next.row, 0], label);
    const [left, right] = [ink.reckon([next.row, 1], chosen, style), ink.reckon([next.row, 2], hold, style)];
    ink.reckon([next.row, 3], less(left, right), style);
    next.row++;
    return [left, right];
  };
  worth(source, layout, line);
  for (const [key, { label, total }] of profit.rows) {
    const [of, role] = key.split(' ');
    const other = role === undefined ? undefined : profit.rows.get(`hold ${role}`);
    if (of === 'chosen' && other) line(`${label}, all months`, total, other.total);
  }
  const banked = playing(workings.model, 'cumulative_cash');
  if (banked) {
    const at = (of: 'chosen' | 'hold') => variableAt(source, layout, { slot: banked.name, month: workings.last, of });
    line(`${banked.label}, last month`, at('chosen'), at('hold'));
  }
  shares(ink, source, { layout, next });
  if (profit.ahead) {
    ink.write([next.row, 0], 'Ahead in contribution, added up, from');
    ink.put([next.row, 1], { value: profit.ahead.value, formula: { text: profit.ahead.text } });
    next.row++;
  }
  return next.row;
}

type Line = (label: string, chosen: Live, hold: Live) => readonly [Live, Live];

/** Present value of the window, of what counts after it, and both together. */
function worth(source: BookSource, layout: ModelLayout, line: Line): void {
  const { workings } = source;
  const value = playing(workings.model, 'value');
  if (!value) return;
  const last = workings.last;
  const at = (month: number, of: 'chosen' | 'hold'): Live => variableAt(source, layout, { slot: value.name, month, of });
  const credit: Live = { text: NAMES.credit, value: workings.assetCredit };
  const after = (of: 'chosen' | 'hold'): Live => times(credit, less(at(last + workings.after, of), at(last, of)));
  const within = line('Worth within the window (present value)', at(last, 'chosen'), at(last, 'hold'));
  const then = line('What counts of the two years after it', after('chosen'), after('hold'));
  line('Worth, both together', sumOf([within[0], then[0]]), sumOf([within[1], then[1]]));
}

/** What is won in the last month, and what of it is bought. */
function shares(
  ink: SheetInk,
  source: BookSource,
  { layout, next }: { readonly layout: ModelLayout; readonly next: { row: number } },
): void {
  const { workings } = source;
  const month = workings.last;
  for (const role of ['share', 'paid', 'rank'] as const) {
    const variable = playing(workings.model, role);
    if (!variable || variable.over !== undefined) continue;
    ink.write([next.row, 0], `${variable.label}, last month`);
    const style = { format: variable.format === 'percent' || role !== 'rank' ? 'percent' : 'count' } as const;
    const [left, right] = (['chosen', 'hold'] as const).map((of, index) =>
      ink.reckon([next.row, 1 + index], variableAt(source, layout, { slot: variable.name, month, of }), style),
    );
    ink.reckon([next.row, 3], less(present(left, 'the chosen plan'), present(right, 'hold')), style);
    next.row++;
  }
}
