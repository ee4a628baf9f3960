import { compile } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import type { Decision, PairResult } from '../../../src/decide/decision.ts';
import { buildCharts } from '../../../src/report/charts/buildCharts.ts';
import { CALIBRATED } from '../../helpers/sampleCalibrated.ts';
import { sampleDecision } from '../../helpers/sampleDecision.ts';

import { chartOf, without } from './chartCases.ts';

const IDS = [
  'plans',
  'budget-dependent-versus-earned',
  'share-by-channel',
  'category-mix',
  'cost-ratio',
  'cost-ratio-causes',
  'rank',
  'cumulative-contribution',
  'value-difference',
  'run-off',
  'next-money',
  'delay',
  'tornado',
  'quarterly-contribution',
];

/** What a calibration adds. */
const ADDED = ['history-fit', 'history-residuals', 'lessons'];

describe('buildCharts', () => {
  it('gives every chart of a full decision, in the order of the report', () => {
    expect(buildCharts(sampleDecision()).map(({ id }) => id)).toEqual(IDS);
    expect(buildCharts(CALIBRATED).map(({ id }) => id)).toEqual([...IDS, ...ADDED]);
  });

  it('gives specifications that Vega-Lite compiles without a remark', () => {
    const remarks: unknown[] = [];
    const logger = { level: () => logger, error: note, warn: note, info: () => logger, debug: () => logger } as never;
    function note(...said: unknown[]): typeof logger {
      remarks.push(...said);
      return logger;
    }
    for (const { spec } of buildCharts(CALIBRATED)) expect(compile(spec, { logger }).spec.marks?.length).toBeGreaterThan(0);
    expect(remarks).toEqual([]);
  });

  it('gives specifications that JSON carries unchanged', () => {
    for (const { spec, id } of buildCharts(CALIBRATED)) expect(JSON.parse(JSON.stringify(spec)), id).toEqual(spec);
  });

  it('says each finding in one line, with a caption, an alt text and a rectangular table', () => {
    for (const { id, title, caption, alt, table } of buildCharts(CALIBRATED)) {
      expect(title, id).toMatch(/^[^\n]{20,170}[^.\n]$/);
      expect(caption, id).toMatch(/\.$/);
      expect(alt, id).toMatch(/\.$/);
      expect(table.rows.length, id).toBeGreaterThan(0);
      expect(new Set(table.rows.map((row) => row.length)), id).toEqual(new Set([table.columns.length]));
    }
  });

  it('leaves a chart out when its numbers are missing', () => {
    const ids = (decision: Decision): string[] => buildCharts(decision).map(({ id }) => id);
    const lost = (decision: Decision): string[] => IDS.filter((id) => !ids(decision).includes(id));
    expect(lost(without(sampleDecision(), 'organic_rank'))).toEqual(['rank']);
    expect(lost(without(sampleDecision(), 'ad_supported'))).toEqual(['budget-dependent-versus-earned']);
    expect(lost(without(sampleDecision(), 'acos'))).toEqual(['cost-ratio']);
    expect(lost(without(sampleDecision(), 'cost_per_click'))).toEqual(['cost-ratio-causes']);
    expect(lost(without(sampleDecision(), 'channel_mix.external_ai'))).toEqual(['category-mix']);
    expect(lost(without(sampleDecision(), 'channel_share.external_ai'))).toEqual(['share-by-channel']);
    expect(lost({ ...sampleDecision(), tornado: [] })).toEqual(['tornado']);
    expect(lost({ ...sampleDecision(), draws: 1 })).toEqual(['value-difference']);
  });

  it('has no measured line without a history', () => {
    const measured = (decision: Decision): string[] =>
      buildCharts(decision).flatMap(({ id, spec, caption }) =>
        /measured|forecast from/.test(JSON.stringify(spec) + caption) ? [id] : [],
      );
    expect(measured(sampleDecision())).toEqual(['budget-dependent-versus-earned', 'cost-ratio', 'cost-ratio-causes', 'rank']);
    expect(measured(sampleDecision({ history: false }))).toEqual([]);
  });

  it('draws a study with one plan only', () => {
    const sample = sampleDecision();
    const hold = sample.plans.slice(0, 1);
    const nil: PairResult = { ...sample.headline, reference: 'hold', alternative: 'hold' };
    const charts = buildCharts({
      ...sample,
      plans: hold,
      pairs: [],
      headline: nil,
      otherReading: { ...sample.otherReading, pairs: [] },
    });
    expect(charts.map(({ id }) => id)).toEqual(
      IDS.filter((id) => !['cumulative-contribution', 'value-difference', 'tornado'].includes(id)),
    );
    expect(charts.map(({ title }) => title).join()).not.toMatch(/Hold and Hold|both/);
  });
});

describe('tables', () => {
  it('carry the numbers of the decision', () => {
    const sample = sampleDecision();
    const [hold] = sample.plans;
    const last = chartOf(sample, 'budget-dependent-versus-earned').table.rows.at(-1);
    const cell = (name: string): string => (100 * (hold?.series.get(name)?.mean.at(-1) ?? 0)).toFixed(1);
    expect(last?.slice(0, 4)).toEqual(['2027-12', cell('paid'), cell('ad_supported'), cell('earned')]);
    const quarters = chartOf(sample, 'quarterly-contribution').table;
    expect(quarters.rows.map((row) => Number(row[1]?.replaceAll(',', '')))).toEqual(
      hold?.quarters.map(({ contributionMargin }) => Math.round(contributionMargin)),
    );
    const bins = chartOf(sample, 'value-difference').table.rows;
    const counts = bins.map((row) => Number(row[2]?.replaceAll(',', '')));
    const all = sample.headline.histogram.reduce((sum, { count }) => sum + count, 0);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(all);
    expect(bins.length).toBeLessThanOrEqual(16);
    expect(bins.slice(1).map(([from]) => from)).toEqual(bins.slice(0, -1).map(([, to]) => to));
  });

  it('has a row for each plan, best first, with what it is worth', () => {
    const sample = sampleDecision();
    const { rows } = chartOf(sample, 'plans').table;
    const worth = rows.map((row) => Number(row[1]?.replaceAll(',', '').replace('−', '-')));
    expect(rows).toHaveLength(sample.plans.length + 2);
    expect(worth).toEqual([...worth].sort((one, other) => other - one));
  });
});
