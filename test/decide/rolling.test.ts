import { describe, expect, it } from 'vitest';
import { formatPeriod, monthOf } from '../../src/core/calendar.ts';
import { decideStudy, loadStudy, type RunOptions, runJsonText, type SourceFile } from '../../src/pipeline.ts';
import { planInputs } from '../../src/study/planInputs.ts';
import { timelineOf } from '../../src/study/studyTimeline.ts';
import { DEFAULT_OPTIONS, modelSources, shippedModel, sourceFiles } from '../helpers/shipped.ts';

const model = shippedModel();
const modelFiles = modelSources();
const DEMO = sourceFiles('inputs/demo').filter(({ path }) => path.endsWith('.csv'));

/** The demo with the text of its history changed. */
function withHistory(change: (rows: readonly string[]) => readonly string[]): SourceFile[] {
  return DEMO.map((file) => {
    if (file.path !== 'history.csv') return file;
    const rows = new TextDecoder().decode(file.bytes).trimEnd().split('\n');
    return { ...file, bytes: new TextEncoder().encode(`${change(rows).join('\n')}\n`) };
  });
}

const studyOf = (files: readonly SourceFile[], options: Partial<RunOptions> = {}) =>
  loadStudy(files, model, { ...DEFAULT_OPTIONS, ...options, name: 'demo', folder: 'inputs/demo' });

/** All of run.json but the hashes of what was read. */
function run(files: readonly SourceFile[], options: Partial<RunOptions> = {}): string {
  const all = { ...DEFAULT_OPTIONS, draws: 60, ...options };
  const study = studyOf(files, options);
  const decision = decideStudy({ model, study, modelFiles, studyFiles: [], options: all }, () => undefined);
  return runJsonText(decision, { name: 'discovery', version: '0' });
}

const NOVEMBER = '2026-11,36000.00,31.0%,116129.03,13.5,1500.00,160000.00,27500,31000,7.30%,40.00,100%,6.0%,2.0%,40,5';

describe('--as-of', () => {
  const asOf = monthOf(2026, 8);
  const then = run(DEMO, { asOf });

  it('is the run on a history that ends with that month, byte for byte', () => {
    const cut = withHistory((rows) => rows.filter((row) => !/^2026-(09|10)/.test(row)));
    expect(then).toBe(run(cut, { asOf }));
    expect(studyOf(DEMO, { asOf }).history).toEqual(studyOf(cut, { asOf }).history);
  });

  it('brings back the forecast from before a month was appended', () => {
    const longer = withHistory((rows) => [...rows, NOVEMBER]);
    const { warnings, ...before } = JSON.parse(run(DEMO));
    const { warnings: now, ...again } = JSON.parse(run(longer, { asOf: monthOf(2026, 10) }));
    expect(again).toEqual(before);
    expect(now).toEqual(warnings);
  });

  it('knows nothing of a column that is measured only later', () => {
    const later = withHistory((rows) => rows.map((row, index) => `${row},${measuredLate(row, index)}`));
    const study = studyOf(later, { asOf });
    expect(study.history?.columns.has('content_spend.reviews')).toBe(false);
    expect(studyOf(later).history?.columns.has('content_spend.reviews')).toBe(true);
    expect(run(later, { asOf })).toBe(then);
  });

  it('goes on as before until the plans begin', () => {
    const study = studyOf(DEMO, { asOf });
    const timeline = timelineOf(study, monthOf(2027, 12));
    const [hold, ...plans] = planInputs(study, model, timeline);
    const begins = timeline.lead + 1 + 2;
    for (const plan of plans) {
      for (const [slot, values] of plan.series) {
        expect([...values.slice(0, begins)]).toEqual([...(hold?.series.get(slot) ?? [])].slice(0, begins));
      }
    }
    expect(plans.map(({ series }) => series.get('ad_spend')?.[begins])).toEqual(
      study.plans.map(({ lines }) => lines.get('ad_spend')?.values[0]),
    );
    expect(study.warnings.filter(({ code }) => code === 'plan-begins-later')).toHaveLength(2);
  });
});

/** Content by signal, which is in the file for the last month only. */
function measuredLate(row: string, index: number): string {
  if (index === 0) return 'content_spend.reviews';
  return row.startsWith('2026-10') ? '900' : '';
}

describe('a month appended to history.csv', () => {
  const longer = withHistory((rows) => [...rows, NOVEMBER]);

  it('is read, and the plans begin a month later, with a note', () => {
    const study = studyOf(longer);
    expect(study.plans.map(({ months }) => formatPeriod(months[0] ?? monthOf(1, 1)))).toEqual(['2026-12', '2026-12']);
    expect(study.warnings.filter(({ code }) => code === 'plan-months-actual')).toHaveLength(2);
  });

  it('runs cleanly', () => {
    const now = JSON.parse(run(longer));
    expect([now.as_of, now.projected[0], now.projected.length]).toEqual(['2026-11', '2026-12', 13]);
  });
});
