import { expect, it } from 'vitest';
import { addPeriods, monthOf } from '../../../src/core/calendar.ts';
import { pointRun } from '../../../src/decide/pointRun.ts';
import type { Workings } from '../../../src/decide/workings.ts';
import { flatten } from '../../../src/program/flatten.ts';
import { assumptionsSheet, parameterNames, parameterRanges } from '../../../src/report/outputs/xlsx/assumptionsSheet.ts';
import type { BookSource } from '../../../src/report/outputs/xlsx/bookSource.ts';
import { modelLayout } from '../../../src/report/outputs/xlsx/modelLayout.ts';
import { NAMES } from '../../../src/report/outputs/xlsx/modelNames.ts';
import { modelSheet } from '../../../src/report/outputs/xlsx/modelSheet.ts';
import { plansLayout } from '../../../src/report/outputs/xlsx/plansLayout.ts';
import { listRanges, plansSheet } from '../../../src/report/outputs/xlsx/plansSheet.ts';
import { sheetInk } from '../../../src/report/outputs/xlsx/sheetInk.ts';
import { drawParameters } from '../../../src/run/draws.ts';
import { kernelsOf } from '../../../src/run/kernels.ts';
import { spreadsheetBytes } from '../../../src/tables/spreadsheet/spreadsheetBytes.ts';
import { densityAssumptions } from '../../oracle/mmm/mmmSource.ts';
import { pathModel } from '../../posterior/paths/toyPaths.ts';
import { openBook } from './openedBook.ts';
import { recalculate } from './recalculated.ts';
import { isAsExpected } from './settings.ts';

const MONTHS = 7;
const model = pathModel();

/** Two readings whose parameters over months were taught otherwise; three actual months, two projected, two after them. */
const WORKINGS: Workings = {
  ...{ model, marketplace: 'US', last: 4, after: 2, assetCredit: 1, tables: new Map(), kernelFor: kernelsOf(model) },
  timeline: {
    lead: 0,
    start: monthOf(2026, 1),
    actual: 2,
    projected: [addPeriods(monthOf(2026, 1), 3), addPeriods(monthOf(2026, 1), 4)],
  },
  months: Array.from({ length: MONTHS }, (_, month) => addPeriods(monthOf(2026, 1), month)),
  plans: ['hold', 'more'].map((name, more) => ({
    name,
    series: new Map([
      ['spend', Float64Array.from({ length: MONTHS }, (_, month) => (month > 4 ? 1 : month > 2 ? 1 + more : month / 2))],
    ]),
  })),
  readings: ['one', 'other'].map((name, other) => ({
    name,
    assumptions: densityAssumptions(model),
    draws: drawParameters([], { count: 1, seed: 1 }),
    shocks: new Map(
      ['wave', 'drift', 'luck'].map((path, place) => [
        path,
        Array.from({ length: MONTHS }, (_, month) => Math.sin(place + month + other)),
      ]),
    ),
  })),
};

function bookOf() {
  const run = (plan: string) => pointRun(WORKINGS, { plan, reading: 'one' });
  const source = {
    ...{ workings: WORKINGS, flat: flatten(model), inputs: ['spend'], chosen: 'more', hold: 'hold' },
    runs: { chosen: run('more'), hold: run('hold') },
  } as unknown as BookSource;
  const plans = plansLayout(source);
  const [layout, names, lists] = [modelLayout(source, plans), parameterNames(source), listRanges(source, plans)];
  const set = sheetInk('Set');
  set.write([0, 0], 1);
  set.write([1, 0], 'more');
  const sheets = [
    set.finished({ widths: [10] }),
    plansSheet(source, plans, NAMES.readingNumber),
    assumptionsSheet(source),
    modelSheet(source, { plans, layout, names, of: 'chosen' }),
    modelSheet(source, { plans, layout, names, of: 'hold' }),
  ];
  const ranges = new Map([
    ...[NAMES.readingNumber, NAMES.plan].map((name, row) => [name, `'Set'!$A$${row + 1}`] as const),
    [NAMES.plans, lists.plans] as const,
    ...parameterRanges(source, names),
  ]);
  return { layout, book: openBook(spreadsheetBytes({ title: '', creator: '', sheets, names: ranges })) };
}

it.each([
  ['one', 1],
  ['other', 2],
] as const)('parameters over months follow their shocks in reading %s', (reading, number) => {
  const { book, layout } = bookOf();
  const again = recalculate(book, new Map([['Set!0,0', number]]));
  for (const [sheet, plan] of [
    ['Model', 'more'],
    ['Model hold', 'hold'],
  ] as const)
    for (const [slot, values] of pointRun(WORKINGS, { plan, reading }))
      for (const [month, expected] of values.entries()) {
        const { value, largest } = again.at(sheet, layout.equations.get(slot) ?? -1, 4 + month);
        expect({ slot, month, isAlike: isAsExpected(value, { expected, largest }) }).toEqual({ slot, month, isAlike: true });
      }
});
