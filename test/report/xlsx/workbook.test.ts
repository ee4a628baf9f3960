import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../src/decide/decision.ts';
import { advertisingSlots } from '../../../src/language/contract/rolePlayers.ts';
import { decideStudy, loadModel, loadStudy } from '../../../src/pipeline.ts';
import { buildReport } from '../../../src/report/document.ts';
import { renderWorkbook } from '../../../src/report/outputs/xlsx/renderWorkbook.ts';
import { CALIBRATED } from '../../helpers/sampleCalibrated.ts';
import { sampleDecision } from '../../helpers/sampleDecision.ts';
import { DEFAULT_OPTIONS, sourceFiles } from '../../helpers/shipped.ts';
import { sourceOf } from '../sampleSource.ts';
import { type OpenedBook, openBook } from './openedBook.ts';
import { recalculate } from './recalculated.ts';
import { type Chosen, isAsExpected, modelCells, PERCENTILES, rowsSaying, TOLERANCE, typedCells } from './settings.ts';

function bytesOf(decision: Decision): Uint8Array {
  return renderWorkbook(decision, buildReport(sourceOf(decision)));
}

/** Formulas that do not come to what the file says; those of one piece of an equation say nothing. */
function strays(book: OpenedBook): { readonly checked: number; readonly odd: string[] } {
  const again = recalculate(book);
  const cells = [...book.sheets].flatMap(([sheet, all]) => [...all.values()].map((cell) => ({ sheet, ...cell })));
  const told = cells.filter(({ formula, stored }) => formula && stored !== undefined);
  const odd = told.filter(({ sheet, row, column, stored }) => {
    const { value, largest } = again.at(sheet, row, column);
    return typeof stored === 'number' ? !(Math.abs(Number(value) - stored) <= TOLERANCE * largest) : value !== stored;
  });
  return { checked: told.length, odd: odd.map(({ sheet, row, column, text }) => `${sheet} ${row} ${column}: ${text}`) };
}

/** Cells of the model that are not what the engine makes of the same setting. */
function awayFromEngine(
  book: OpenedBook,
  decision: Decision,
  chosen: Chosen,
): { readonly checked: number; readonly odd: string[] } {
  const again = recalculate(book, typedCells(book, decision, chosen));
  const compared = modelCells(book, decision, chosen).map((cell) => ({
    ...cell,
    ...again.at(cell.sheet, cell.row, cell.column),
  }));
  const odd = compared.filter(({ expected, value, largest }) => !isAsExpected(value, { expected, largest }));
  return {
    checked: compared.length,
    odd: odd.map(({ sheet, slot, value, expected }) => `${sheet} ${slot}: ${value} ${expected}`),
  };
}

/** Each plan, percentile and reading once or twice: all of them together are behind `npm run workbook`. */
function someSettings(decision: Decision): Chosen[] {
  const { plans, readings } = decision.workings;
  return plans.map(({ name }, index) => ({
    plan: name,
    percentile: PERCENTILES[index % PERCENTILES.length] ?? 0.5,
    reading: readings[index % readings.length]?.name ?? '',
  }));
}

function toyDecision(): Decision {
  const files = sourceFiles('test/models/toy');
  const model = loadModel(files);
  const studyFiles = sourceFiles('test/models/toyStudy');
  const study = loadStudy(studyFiles, model, { ...DEFAULT_OPTIONS, name: 'toy', folder: 'toyStudy' });
  return decideStudy(
    { model, study, modelFiles: files, studyFiles, options: { ...DEFAULT_OPTIONS, draws: 20 } },
    () => undefined,
  );
}

const SAMPLE = sampleDecision();
const DECISIONS: readonly (readonly [string, Decision])[] = [
  ['the shipped model, prior only', SAMPLE],
  ['the shipped model, taught by its history', CALIBRATED],
  ['a model of another market', toyDecision()],
];

describe.each(DECISIONS)('the workbook of %s', (_, decision) => {
  const book = openBook(bytesOf(decision));

  it('says in every formula’s cell what the formula comes to', () => {
    const { checked, odd } = strays(book);
    expect(odd).toEqual([]);
    expect(checked).toBeGreaterThan(300);
  });

  it('comes to what the engine comes to, whatever plan, percentiles and reading are chosen', () => {
    const settings = someSettings(decision);
    expect(settings).toHaveLength(3);
    for (const chosen of settings) {
      const { checked, odd } = awayFromEngine(book, decision, chosen);
      expect({ chosen, odd }).toEqual({ chosen, odd: [] });
      expect(checked).toBeGreaterThan(300);
    }
  });
});

describe('a number of a plan that is changed', () => {
  const book = openBook(bytesOf(SAMPLE));
  const { workings } = SAMPLE;
  const { lead, actual } = workings.timeline;
  const [hold, plan] = workings.plans;
  const slot = advertisingSlots(workings.model)[0] ?? '';
  const rowOf = rowsSaying(book, 'Plans', 1);
  /** The fourth projected month, counted from the first known one. */
  const month = lead + actual + 4;

  /** The row of the line in the plan's own block. */
  const lineOf = (name: string): number => {
    const lines = [...(book.sheets.get('Plans')?.values() ?? [])].filter(({ column, stored }) => column === 1 && stored === slot);
    return Math.min(...lines.map(({ row }) => row).filter((row) => row > rowOf(name)));
  };

  it.each([hold, plan])('changes what the engine says that it changes, and the decision with it: %#', (changed) => {
    const name = changed?.name ?? '';
    const typed = new Map([[`Plans!${lineOf(name)},${4 + month}`, 99_999]]);
    // After the window every plan spends as hold did a year before.
    const tail = name === hold?.name ? [month + 12, month + 24] : [];
    const plans = workings.plans.map((one) => withMoney(one, one.name === name ? [month, ...tail] : tail));
    const decision = { ...SAMPLE, workings: { ...workings, plans } };
    const chosen = { plan: plan?.name ?? '', reading: SAMPLE.reading, percentile: 0.5 };
    const [before, again] = [recalculate(book), recalculate(book, typed)];
    const odd = modelCells(book, decision, chosen).filter((cell) => {
      const { value, largest } = again.at(cell.sheet, cell.row, cell.column);
      return !isAsExpected(value, { expected: cell.expected, largest });
    });
    expect(odd).toEqual([]);
    const worth = rowsSaying(book, 'Decision', 0)('Worth, both together');
    expect(again.at('Decision', worth, 3).value).not.toBe(before.at('Decision', worth, 3).value);
  });

  it('content money is multiplied as a whole', () => {
    const [times, all] = ['Content money, times', 'Content money, all'].map(rowsSaying(book, 'Plans', 0));
    const [before, again] = [recalculate(book), recalculate(book, new Map([[`Plans!${times},${4 + month}`, 2]]))];
    const [one, two] = [before, again].map((each) => Number(each.at('Plans', all ?? 0, 4 + month).value));
    expect(two).toBe(2 * (one ?? 0));
    const money = rowsSaying(book, 'Decision', 0)('Content, all months');
    const [held, more] = [before, again].map((each) => Number(each.at('Decision', money, 2).value));
    expect(Math.abs((more ?? 0) - (held ?? 0) - (one ?? 0))).toBeLessThan(1e-9 * (more ?? 0));
  });

  type Plan = (typeof workings.plans)[number];

  function withMoney(one: Plan, months: readonly number[]): Plan {
    const series = new Map([...one.series].map(([key, values]) => [key, values.slice()]));
    for (const at of months) {
      const values = series.get(slot);
      if (values && at < values.length) values[at] = 99_999;
    }
    return { ...one, series };
  }
});

describe('a workbook', () => {
  const bytes = bytesOf(SAMPLE);
  const book = openBook(bytes);
  const formulas = [...book.sheets.values()].flatMap((cells) => [...cells.values()].flatMap(({ text }) => text ?? []));

  it('is the same bytes each time', () => {
    const [one, other] = [bytes, bytesOf(SAMPLE)].map((each) => createHash('sha256').update(each).digest('hex'));
    expect(one).toBe(other);
  });

  it('links to nothing, runs nothing, and changes by nothing but what is typed', () => {
    expect(Object.keys(book.parts).filter((path) => /external|vba|macro|connection|query/i.test(path))).toEqual([]);
    const all = Object.values(book.parts).join('');
    expect(all).not.toMatch(/TargetMode="External"/);
    expect(
      formulas.filter((text) =>
        /\b(?:NOW|TODAY|RAND\w*|OFFSET|INDIRECT|INFO|CELL|HYPERLINK|WEBSERVICE|DDE)\(|\[\d|\|/.test(text),
      ),
    ).toEqual([]);
  });

  it('has no formula longer or deeper than a spreadsheet takes', () => {
    expect(Math.max(...formulas.map((text) => text.length))).toBeLessThan(8192);
    expect(Math.max(...formulas.map(depth))).toBeLessThan(64);
  });

  it('names each part’s kind, and every relation leads to a part', () => {
    const types = book.parts['[Content_Types].xml'] ?? '';
    for (const path of Object.keys(book.parts)) {
      if (path.endsWith('.rels')) continue;
      if (path !== '[Content_Types].xml') expect(types).toContain(`PartName="/${path}"`);
    }
    for (const [path, xml] of Object.entries(book.parts)) {
      if (!path.endsWith('.rels')) continue;
      const from = path.replace(/_rels\/[^/]+$/, '');
      for (const [, target = ''] of xml.matchAll(/Target="([^"]+)"/g))
        expect(Object.keys(book.parts)).toContain(new URL(target, `file:///${from}`).pathname.slice(1));
    }
  });

  it('keeps a text that looks like a formula a text', () => {
    const label = '=HYPERLINK("https://example.com/","x")';
    const named = openBook(bytesOf(sampleDecision({ product: label, labels: new Map([['scale-ppc', '+1+1']]) })));
    const cells = [...named.sheets.values()].flatMap((all) => [...all.values()]);
    expect(cells.filter(({ text }) => text?.includes('example.com'))).toEqual([]);
    expect(cells.some(({ stored, formula }) => stored === '+1+1' && !formula)).toBe(true);
    expect(named.parts['xl/styles.xml']).toContain('quotePrefix="1"');
  });
});

/** How deep its brackets go. */
function depth(text: string): number {
  const counted = { now: 0, most: 0 };
  for (const letter of text) {
    if (letter === '(') counted.now++;
    if (letter === ')') counted.now--;
    counted.most = Math.max(counted.most, counted.now);
  }
  return counted.most;
}
