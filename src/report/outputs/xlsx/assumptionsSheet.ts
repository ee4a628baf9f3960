import type { Assumption } from '../../../core/assumption.ts';
import { at } from '../../../core/present.ts';
import { cellName, columnLetters, fixedCell, sheetPrefix } from '../../../tables/spreadsheet/cellName.ts';
import { rangeName } from '../../../tables/spreadsheet/rangeName.ts';
import type { Sheet } from '../../../tables/spreadsheet/spreadsheet.ts';
import { unitLabel } from '../../quantity.ts';
import { readingLabel } from '../../reportSetting.ts';
import type { BookSource } from './bookSource.ts';
import { NAMES } from './modelNames.ts';
import { type SheetInk, sheetInk } from './sheetInk.ts';

export const ASSUMPTIONS = 'Assumptions';

const TOP = 4;
const PERCENTILE = 3;
const OWN = 4;
const VALUE = 5;
const SHAPE = 6;
const LOW = 7;
/** The first column of the readings' own percentiles, and of what the register says of each. */
const READINGS = 10;
const PER_READING = 4;

/** Parameters as formulas call them, by slot: their own names as far as a spreadsheet allows. */
export function parameterNames({ flat }: BookSource): Map<string, string> {
  const taken = new Set<string>(Object.values(NAMES));
  return new Map(
    flat.parameters.map((slot) => {
      const name = rangeName(slot, taken);
      taken.add(name.toLowerCase());
      return [slot, name];
    }),
  );
}

/** What each of those names stands for. */
export function parameterRanges({ workings: { readings } }: BookSource, names: ReadonlyMap<string, string>): Map<string, string> {
  const rows = new Map(at(readings, 0).assumptions.map(({ id }, index) => [id, TOP + index]));
  return new Map(
    [...names].flatMap(([slot, name]) => {
      const row = rows.get(slot);
      return row === undefined ? [] : [[name, sheetPrefix(ASSUMPTIONS) + fixedCell(row, VALUE)] as const];
    }),
  );
}

/** A row an assumption: the percentile to take it at, or a value of one's own, and its value. */
export function assumptionsSheet({ workings: { readings, model } }: BookSource): Sheet {
  const ink = sheetInk(ASSUMPTIONS);
  ink.write([0, 0], 'Assumptions', { look: 'title' });
  const note =
    'Each counts at its percentile (0.5: the median), or at your own value where you give one. Between P10, P50 and P90 it runs along the scale of its shape.';
  ink.write([1, 0], note, { look: 'note' });
  const several = readings.length > 1;
  const titles = ['Assumption', 'Slot', 'Unit', 'Percentile', 'Your value', 'Value', 'Shape', 'P10', 'P50', 'P90'];
  const own = several ? readings.flatMap(() => ['Shape', 'P10', 'P50', 'P90']) : [];
  const all = [...titles, ...own, 'Grade', 'As of', 'Source', 'Read from', 'Note'];
  for (const [column, title] of all.entries())
    ink.write([TOP - 1, column], title, { look: column >= PERCENTILE && column < READINGS ? 'head' : 'heading' });
  if (several)
    readings.forEach(({ name }, index) => {
      ink.write([TOP - 2, READINGS + index * PER_READING], `In the ${readingLabel(model, name)}`, { look: 'strong' });
    });
  const rows = at(readings, 0).assumptions;
  rows.forEach((_, index) => {
    row(
      ink,
      TOP + index,
      readings.map(({ assumptions }) => at(assumptions, index)),
    );
  });
  const cells = `${fixedCell(TOP, PERCENTILE)}:${fixedCell(TOP + rows.length - 1, PERCENTILE)}`.replaceAll('$', '');
  return ink.finished({
    widths: [40, 28, 12, 10, 10, 12, 12, 11, 11, 11, ...own.map(() => 11), 7, 9, 44, 30, 60],
    frozen: { rows: TOP, columns: 1 },
    checks: [{ cells, between: [0.001, 0.999], says: 'A percentile lies between 0.001 and 0.999; 0.5 is the median.' }],
  });
}

/** One assumption, as each reading has it. */
function row(ink: SheetInk, row: number, each: readonly Assumption[]): void {
  const own = at(each, 0);
  ink.write([row, 0], own.label);
  ink.write([row, 1], own.id, { look: 'note' });
  ink.write([row, 2], unitLabel(own.unit), { look: 'note' });
  ink.write([row, PERCENTILE], 0.5, { look: 'input' });
  ink.put([row, OWN], { style: { look: 'input', format: 'number' } });
  ink.reckon([row, VALUE], { text: valueFormula(row), value: own.mid }, { look: 'strong', format: 'number' });
  const parts = each.map(({ shape, low, mid, high }) => [shape, low, mid, high]);
  if (each.length > 1) inUse(ink, row, parts);
  else
    for (const [part, value] of at(parts, 0).entries())
      ink.write([row, SHAPE + part], value, { look: 'input', format: 'number' });
  const told = [own.grade, own.asOf, own.source, own.origin, own.note];
  const from = READINGS + (each.length > 1 ? PER_READING * each.length : 0);
  for (const [index, text] of told.entries()) ink.write([row, from + index], text, { look: 'note' });
}

/** The shape and percentiles of the chosen reading, and beside them those of each. */
function inUse(ink: SheetInk, row: number, parts: readonly (readonly (string | number)[])[]): void {
  at(parts, 0).forEach((value, part) => {
    const cells = parts.map((_, index) => cellName(row, READINGS + index * PER_READING + part));
    ink.put([row, SHAPE + part], {
      value,
      formula: { text: `CHOOSE(${NAMES.readingNumber},${cells.join(',')})` },
      style: { format: 'number' },
    });
  });
  parts.forEach((values, index) => {
    for (const [part, value] of values.entries())
      ink.write([row, READINGS + index * PER_READING + part], value, { look: 'input', format: 'number' });
  });
}

/** The value at a percentile: on the scale of its shape, with one spread below the median and one above, so that all three percentiles are met. */
function valueFormula(row: number): string {
  const [percentile, own, shape, low, mid, high] = [PERCENTILE, OWN, SHAPE, LOW, LOW + 1, LOW + 2].map(
    (column) => `${columnLetters(column)}${row + 1}`,
  );
  const on = (to: (cell: string | undefined) => string): string =>
    `${to(mid)}+NORMSINV(${percentile})/NORMSINV(0.9)*IF(${percentile}<0.5,${to(mid)}-${to(low)},${to(high)}-${to(mid)})`;
  const odds = on((cell) => `LN(${cell}/(1-${cell}))`);
  const shaped = `IF(${shape}="lognormal",EXP(${on((cell) => `LN(${cell})`)}),IF(${shape}="logit-normal",1/(1+EXP(-(${odds}))),${on((cell) => `${cell}`)}))`;
  return `IF(ISNUMBER(${own}),${own},IF(OR(${percentile}=0.5,${low}=${high}),${mid},${shaped}))`;
}
