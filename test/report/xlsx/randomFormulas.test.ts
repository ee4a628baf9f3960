import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Model } from '../../../src/language/model.ts';
import { flatten } from '../../../src/program/flatten.ts';
import { formulaText } from '../../../src/program/targets/formula/formulaText.ts';
import type { ModelLayout } from '../../../src/report/outputs/xlsx/modelLayout.ts';
import { monthSites } from '../../../src/report/outputs/xlsx/monthSite.ts';
import { randomModel, randomTrials } from '../../helpers/randomModel.ts';
import { interpretModel, type Trial } from '../../oracle/interpretModel.ts';
import { parseFormula } from './formulas.ts';
import type { OpenedBook, OpenedCell } from './openedBook.ts';
import { recalculate } from './recalculated.ts';

const FIRST = 4;
const CLOCKS = ['time', 'ahead', 'elapsed'] as const;
const TABLES = ['season', 'month', 'year', 'year_part'] as const;

/** A sheet of the model alone: what equations read as numbers, and each of them as a formula in each month. */
function sheetOf(model: Model, trial: Trial): { readonly book: OpenedBook; readonly layout: ModelLayout } {
  const flat = flatten(model);
  const next = { row: 0 };
  const rows = <Name extends string>(names: Iterable<Name>): Map<Name, number> =>
    new Map([...names].map((name) => [name, next.row++]));
  const [clock, tables, inputs] = [rows(CLOCKS), rows(TABLES), rows(trial.inputs.keys())];
  const equations = rows(flat.equations.keys());
  const layout: ModelLayout = {
    plan: 0,
    header: 0,
    clock,
    tables,
    paths: new Map(),
    inputs,
    sections: [],
    equations,
    aside: next.row,
  };
  const { months, lead, start, actual = 0 } = trial;
  const workings = { timeline: { lead } } as never;
  const names = new Map(flat.parameters.concat([...trial.parameters.keys()]).map((slot) => [slot, `p_${slot}`]));
  const sites = monthSites({ source: { workings } as never, layout, names });
  const cells = new Map<string, OpenedCell>();
  const put = (row: number, column: number, cell: Partial<OpenedCell>) =>
    cells.set(`${row},${column}`, { row, column, moved: 0, ...cell });
  const date = (month: number) => new Date(Date.UTC(2026, start + month, 1));
  const calendar = (name: string, month: number): number => {
    const of = date(month).getUTCMonth();
    return name === 'month' ? of + 1 : name === 'year' ? date(month).getUTCFullYear() : (of + 0.5) / 12;
  };
  for (let month = 0; month < months; month++) {
    const column = FIRST + lead + month;
    const clocks = { time: start + month, ahead: month - actual, elapsed: month };
    for (const [name, row] of clock) put(row, column, { stored: clocks[name] });
    for (const [name, row] of tables) put(row, column, { stored: trial.tables.get(name)?.[month] ?? calendar(name, month) });
    for (const [slot, row] of equations) {
      const equation = flat.equations.get(slot);
      const side = month === 0 ? (equation?.starts ?? equation?.equals) : equation?.equals;
      if (side) put(row, column, { formula: parseFormula(formulaText(side, sites.at(month))) });
    }
  }
  for (const [slot, row] of inputs)
    for (const [index, stored] of (trial.inputs.get(slot) ?? []).entries()) put(row, FIRST + index, { stored });
  for (let index = 0; index < sites.asides.length; index++)
    for (let month = 0; month < months; month++) {
      const aside = sites.asides[index];
      if (aside) put(aside.row, FIRST + lead + month, { formula: parseFormula(aside.formula(sites.at(month), month)) });
    }
  const values = [...trial.parameters].map(([slot, value]) => [names.get(slot) ?? '', { kind: 'value', value }] as const);
  return { book: { parts: {}, sheets: new Map([['Model', cells]]), names: new Map(values) }, layout };
}

/** A spreadsheet's answer; undefined where it has none: it knows no infinity. */
function answerAt(again: ReturnType<typeof recalculate>, row: number, column: number): number | undefined {
  try {
    return Number(again.at('Model', row, column).value);
  } catch {
    return undefined;
  }
}

test('formulas agree with the interpreter on random models, wherever they have a number', () => {
  const counted = { compared: 0, none: 0 };
  fc.assert(
    fc.property(randomModel, randomTrials, (model, [trial]) => {
      if (!trial) return;
      const { book, layout } = sheetOf(model, trial);
      const again = recalculate(book);
      const plain = interpretModel(model, trial);
      for (const [slot, row] of layout.equations)
        for (let month = 0; month < trial.months; month++) {
          const [expected, value] = [plain(slot, month), answerAt(again, row, FIRST + trial.lead + month)];
          if (value === undefined || !Number.isFinite(expected)) counted.none++;
          else {
            counted.compared++;
            const near = Math.abs(value - expected) <= 1e-9 * Math.max(Math.abs(expected), 1e-6);
            expect({ slot, month, value: near ? expected : value }).toEqual({ slot, month, value: expected });
          }
        }
    }),
    { numRuns: 50, seed: 42 },
  );
  expect(counted.compared).toBeGreaterThan(2 * counted.none);
});
