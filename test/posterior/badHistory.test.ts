import { describe, expect, test } from 'vitest';
import { loadStudy, posteriorSource } from '../../src/pipeline.ts';
import { calibrate } from '../../src/posterior/calibrate.ts';
import type { Schedule } from '../../src/posterior/calibrationSource.ts';
import { historySource } from '../../src/posterior/historySource.ts';
import type { Study } from '../../src/study/study.ts';
import { DEFAULT_OPTIONS, shippedModel, sourceFiles } from '../helpers/shipped.ts';

const QUICK: Schedule = { sampler: 'HMC', runs: 1, chains: 2, warmUp: 12, block: 20, thin: 1, mostBlocks: 1 };
const model = shippedModel();

type Change = (rows: string[][], header: readonly string[]) => string[][];

/** The demo study, with something changed in the text of its history. */
function studied(change: Change): Study {
  const files = sourceFiles('inputs/demo').filter(({ path }) => path.endsWith('.csv'));
  const text = new TextDecoder().decode(files.find(({ path }) => path === 'history.csv')?.bytes);
  const [header = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  const written = [header, ...change(rows, header)].map((row) => row.join(',')).join('\n');
  const changed = files.map((file) =>
    file.path === 'history.csv' ? { ...file, bytes: new TextEncoder().encode(written) } : file,
  );
  return loadStudy(changed, model, { ...DEFAULT_OPTIONS, name: 'demo', folder: 'demo' });
}

const sourceOf = (study: Study) =>
  posteriorSource({ model, study, options: { ...DEFAULT_OPTIONS, draws: 40 } }, { reading: 'article' });

/** What that study teaches, calibrated in a hurry: only whether it ends well matters. */
async function taught(change: Change) {
  const study = studied(change);
  const calibration = await calibrate({ ...sourceOf(study), schedule: QUICK }, () => undefined);
  const codes = [...study.warnings, ...calibration.warnings, ...calibration.findings].map(({ code }) => code);
  return { study, calibration, codes };
}

/** Cells of a column changed by month. */
const cells = (name: string, change: (cell: string, month: number) => string) => (rows: string[][], header: readonly string[]) =>
  rows.map((row, month) => row.map((cell, index) => (header[index] === name ? change(cell, month) : cell)));

function expectFinite({ calibration }: Awaited<ReturnType<typeof taught>>): void {
  const { draws, learnt, fitted } = calibration;
  for (let slot = 0; slot < draws.slots.length; slot++)
    expect(draws.values.subarray(slot * draws.stride, slot * draws.stride + draws.count).every(Number.isFinite)).toBe(true);
  expect(JSON.stringify([learnt, [...fitted.values()].map(({ fit, predictive }) => [fit, predictive])])).not.toMatch(/null/);
}

describe('a history with a fault has its answer', () => {
  test.each([
    ['four months', 'history-too-short', (rows: string[][]) => rows.slice(-4)],
    ['the same spend in every month', 'constant-spend', cells('ad_spend', () => '20000')],
    [
      'an ACOS that contradicts spend and sales',
      'ratio-contradiction',
      cells('acos', (cell, month) => (month === 9 ? '61%' : cell)),
    ],
    ['ad sales a tenth of what they were', 'stray-month', cells('ad_sales', (cell, month) => (month === 9 ? '8000' : cell))],
  ])('%s: %s', async (_, code, change) => {
    const result = await taught(change);
    expect(result.codes).toContain(code);
    expectFinite(result);
  });

  test('an ACOS of a hundred times what it was is refused with its place', async () => {
    const change = cells('acos', (cell, month) => (month === 9 ? '2120%' : cell));
    await expect(taught(change)).rejects.toThrow(/"2120%"[\s\S]*history\.csv, line 11/);
  });

  test('a month without advertising is an actual month like others', async () => {
    const nil = ['ad_spend', 'ad_sales', 'ad_clicks'];
    const result = await taught((rows, header) =>
      rows.map((row, month) =>
        row.map((cell, index) =>
          month !== 12 ? cell : nil.includes(header[index] ?? '') ? '0' : header[index] === 'acos' ? '' : cell,
        ),
      ),
    );
    expectFinite(result);
    expect(result.calibration.fitted.get('ad_sales')?.measured[12]).toBeNaN();
    expect(result.calibration.fitted.get('total_sales')?.measured[12]).toBeGreaterThan(0);
  });

  test('a month that is not final is left out of attributed sales only', () => {
    const study = studied((rows) => rows);
    const { history } = study;
    if (!history) throw new Error('no history');
    const final = history.months.map((_, month) => month < history.months.length - 1);
    const marketplace = model.marketplaces.find(({ id }) => id === 'US');
    if (!marketplace) throw new Error('no marketplace');
    const source = historySource({
      ...DEFAULT_OPTIONS,
      model,
      study: { ...study, history: { ...history, final } },
      marketplace,
      kernelFor: () => {
        throw new Error('nothing is run');
      },
    });
    expect(source.columns.get('ad_sales')?.at(-1)).toBeNaN();
    expect(source.columns.get('ad_sales')?.at(-2)).toBeGreaterThan(0);
    for (const column of ['ad_spend', 'total_sales', 'cost_per_click', 'organic_rank'])
      expect(source.columns.get(column)?.at(-1)).toBeGreaterThan(0);
  });

  test('sales of earlier clicks in months without spend are said, and teach nothing', async () => {
    const result = await taught((rows, header) =>
      rows.map((row, month) =>
        row.map((cell, index) => {
          if (month < 12 || month > 14) return cell;
          if (header[index] === 'ad_sales') return month === 14 ? '3' : '900';
          return ['ad_spend', 'ad_clicks'].includes(header[index] ?? '') ? '0' : header[index] === 'acos' ? '' : cell;
        }),
      ),
    );
    expect(result.codes).toContain('attributed-without-advertising');
    expect(result.calibration.fitted.get('ad_sales')?.measured.slice(12, 15)).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expectFinite(result);
  });

  test('sales that no assumption allows are an error that names them, not an endless search', async () => {
    const share = cells('search_click_share', () => '');
    await expect(
      taught((rows, header) =>
        share(rows, header).map((row, month) =>
          row.map((cell, index) => (header[index] === 'total_sales' && month === 3 ? '1e300' : cell)),
        ),
      ),
    ).rejects.toThrow(/total_sales|"1e300"/);
  });

  test('a rank tracked only to a limit where the history begins is thought to lie beyond it', () => {
    const { assumptions } = sourceOf(studied(cells('organic_rank', (cell, month) => (month < 24 ? '>48' : cell))));
    const prior = assumptions.find(({ id }) => id === 'starting_rank');
    expect([prior?.low, prior?.mid]).toEqual([48, 72]);
  });

  test('a rank beyond what the tracker shows is a limit', async () => {
    const result = await taught(cells('organic_rank', (cell, month) => (month === 5 ? '>48' : cell)));
    expectFinite(result);
    expect(result.study.history?.limits.get('organic_rank')?.[5]).toBe(48);
    expect(result.calibration.fitted.get('organic_rank')?.measured[5]).toBeNaN();
  });
});
