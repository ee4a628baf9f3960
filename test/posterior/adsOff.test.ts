import { describe, expect, test } from 'vitest';
import { loadStudy, posteriorSource } from '../../src/pipeline.ts';
import { calibrate } from '../../src/posterior/calibrate.ts';
import { FOLD_SCHEDULE } from '../../src/posterior/samplingSchedule.ts';
import { DEFAULT_OPTIONS, shippedModel, sourceFiles } from '../helpers/shipped.ts';

/** Two years of steady advertising, off from the thirteenth month to the fifteenth, when all sales are what is told; a per cent or two either way. */
function historyOf({ on, off }: { on: number; off: number }): string {
  const rows = Array.from({ length: 24 }, (_, index) => {
    const paused = index >= 12 && index < 15;
    const stray = 1 + 0.012 * Math.sin(12.9898 * (index + 1));
    const [spend, sales, clicks] = paused ? [0, 0, 0] : [12_000, 60_000 / stray, 15_000];
    const month = `${2024 + Math.floor((index + 10) / 12)}-${String(((index + 10) % 12) + 1).padStart(2, '0')}`;
    return [month, spend, sales.toFixed(2), ((paused ? off : on) * stray).toFixed(2), clicks].join(',');
  });
  return ['month,ad_spend,ad_sales,total_sales,ad_clicks', ...rows].join('\n');
}

/** What is learnt of an assumption: P10 and P90 of the draws. */
async function learnt(history: string, ...slots: readonly string[]) {
  const model = shippedModel();
  const files = sourceFiles('inputs/demo').filter(({ path }) => path.endsWith('.csv') && path !== 'history.csv');
  const all = [...files, { path: 'history.csv', bytes: new TextEncoder().encode(history), sha256: '' }];
  const study = loadStudy(all, model, { ...DEFAULT_OPTIONS, name: 'demo', folder: 'demo' });
  const source = posteriorSource({ model, study, options: { ...DEFAULT_OPTIONS, draws: 400 } }, { reading: 'article' });
  const { draws, diagnostics } = await calibrate({ ...source, schedule: FOLD_SCHEDULE }, () => undefined);
  const sorted = (slot: string): Float64Array => {
    const from = draws.slots.indexOf(slot) * draws.stride;
    return draws.values.slice(from, from + draws.count).sort();
  };
  return {
    diagnostics,
    ranges: slots.map((slot) => [0.1, 0.9].map((part) => sorted(slot)[Math.floor(part * draws.count)] ?? Number.NaN)),
  };
}

describe('advertising off for three months of twenty-four is the experiment that a history can have', () => {
  test('sales that fall by what the ads sold: nearly all of it was incremental, at once', async () => {
    const { diagnostics, ranges } = await learnt(historyOf({ on: 90_000, off: 36_000 }), 'incremental_part', 'carryover');
    expect(diagnostics.converged, diagnostics.verdict).toBe(true);
    const [[incremental = 0] = [], [, carryover = 1] = []] = ranges;
    expect(incremental).toBeGreaterThan(0.71);
    expect(carryover).toBeLessThan(0.2);
  });

  test('sales that stay: little of it was', async () => {
    const { diagnostics, ranges } = await learnt(historyOf({ on: 90_000, off: 90_000 }), 'incremental_part');
    expect(diagnostics.converged, diagnostics.verdict).toBe(true);
    const [[, incremental = 1] = []] = ranges;
    expect(incremental).toBeLessThan(0.52);
  });
});
