import { periodLabel } from '../../../core/calendar.ts';
import type { Band, Decision } from '../../../decide/decision.ts';
import type { Sheet } from '../../../tables/spreadsheet/spreadsheet.ts';
import { fewPlans } from '../../fewPlans.ts';
import { roundedNumber } from '../json/roundedNumber.ts';
import { cellFormat } from './inputWords.ts';
import { type SheetInk, sheetInk } from './sheetInk.ts';

const LEFT = 4;
const TOP = 3;
const PERCENTILES = ['p10', 'p50', 'p90'] as const;

/** The simulated bands by plan and month: values, which nothing in the workbook changes. */
export function bandsSheet(decision: Decision): Sheet {
  const ink = sheetInk('Bands');
  ink.write([0, 0], 'Bands of the simulation', { look: 'title' });
  ink.write(
    [1, 0],
    `Values, not formulas: P10, P50 and P90 of ${decision.draws} simulated futures. They stay as they are whatever is changed on other sheets; forecast.csv has the means too.`,
    { look: 'note' },
  );
  ['Plan', 'What', 'Slot', 'Percentile', ...decision.projected.map(periodLabel)].forEach((title, column) => {
    ink.write([TOP, column], title, { look: column < LEFT ? 'heading' : 'head' });
  });
  const next = { row: TOP + 1 };
  for (const { label, series } of fewPlans(decision).plans)
    for (const [slot, band] of series) next.row += bandRows(ink, decision, { plan: label, slot, band, row: next.row });
  return ink.finished({ widths: [22, 34, 26, 10, 12], frozen: { rows: TOP + 1, columns: 2 } });
}

interface Shown {
  readonly plan: string;
  readonly slot: string;
  readonly band: Band;
  readonly row: number;
}

/** How many rows it took: none for what has no finite value. */
function bandRows(ink: SheetInk, { model }: Decision, { plan, slot, band, row }: Shown): number {
  if (!band.p50.every(Number.isFinite)) return 0;
  const [name = slot, member] = slot.split('.');
  const variable = model.variables.get(name);
  const owner = variable?.over === undefined ? undefined : model.dimensions.get(variable.over);
  const said = owner?.members.find(({ id }) => id === member)?.label;
  const label = variable ? [variable.label, ...(said === undefined ? [] : [said])].join(', ') : name.replaceAll('_', ' ');
  PERCENTILES.forEach((percentile, index) => {
    for (const [column, text] of [plan, label, slot, percentile.toUpperCase()].entries()) ink.write([row + index, column], text);
    for (const [month, value] of band[percentile].entries())
      ink.write([row + index, LEFT + month], roundedNumber(value), { look: 'simulated', format: cellFormat(variable?.format) });
  });
  return PERCENTILES.length;
}
