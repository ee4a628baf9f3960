import { describe, expect, it } from 'vitest';
import { newlyLearnt } from '../../src/against/movedAssumptions.ts';
import { formatPeriod, monthOf } from '../../src/core/calendar.ts';
import type { Decision } from '../../src/decide/decision.ts';
import { LESSONS, type Lesson } from '../../src/posterior/calibration.ts';
import { runJsonText } from '../../src/report/outputs/json/runJson.ts';
import { calibrated, oldRun } from '../against/rolled.ts';
import { schemaFaults } from '../helpers/runSchema.ts';
import { sampleDecision } from '../helpers/sampleDecision.ts';
import { PROGRAM } from './sampleSource.ts';

/** The sample with a calibration that teaches one assumption so much, in chains that stood still. */
function taught(lesson: Lesson): Decision {
  const decision = calibrated(sampleDecision());
  const [first] = decision.assumptions;
  if (!first) throw new Error('the sample has assumptions');
  const { id: slot, label, unit } = first;
  const quantiles = { p10: 1, p50: 2, p90: 3 };
  return {
    ...decision,
    calibration: {
      start: monthOf(2025, 1),
      fitted: new Map(),
      diagnostics: {
        converged: false,
        verdict: 'The calibration has not converged.',
        worstRHat: Number.POSITIVE_INFINITY,
        fewestBulk: 120.5,
        fewestTail: 99,
        parameters: new Map(),
        runs: 4,
        chains: 6,
        kept: 4000,
        evaluations: 1e5,
        gradients: false,
        broken: 0,
      },
      learnt: [
        { slot, label, unit, prior: quantiles, posterior: quantiles, shareLeft: 0.4, lesson, absentColumns: [], toldBy: '' },
      ],
      tests: [],
      tradeOffs: [{ slots: [slot, 'margin'], correlation: -0.8, words: 'They trade off.' }],
    },
  };
}

describe('what run.json keeps for a later comparison', () => {
  const run = JSON.parse(runJsonText(taught(LESSONS[0]), PROGRAM));

  it('keeps the schema', () => {
    expect(schemaFaults(run)).toEqual([]);
  });

  it('has measured months by month, and nothing for those that were not measured', () => {
    expect(run.actuals.months).toHaveLength(10);
    const { actuals } = sampleDecision();
    const at = actuals.months.indexOf(monthOf(2026, 3));
    expect(run.actuals.series.ad_spend['2026-03']).toBe(actuals.series.get('ad_spend')?.[at]);
    const asked = (actuals.series.get('mention_rate.external_ai') ?? []).map(Number.isFinite);
    expect(asked).toContain(false);
    expect(Object.keys(run.actuals.series['mention_rate.external_ai'])).toEqual(
      actuals.months.filter((_, month) => asked[month]).map(formatPeriod),
    );
    expect(runJsonText(sampleDecision({ history: false }), PROGRAM)).not.toContain('"actuals"');
  });

  it('has bands of measuring, assumptions as used, diagnostics and what was learnt', () => {
    expect(run.plans.hold.measured.revenue[''].p10).toHaveLength(14);
    expect(Object.keys(run.assumptions[0])).toEqual(['slot', 'label', 'unit', 'shape', 'p10', 'p50', 'p90']);
    expect(run.diagnostics).toMatchObject({ converged: false, fewest_bulk_ess: 120.5, runs: 4, kept: 4000 });
    expect(run.diagnostics).not.toHaveProperty('worst_r_hat');
    expect(run.calibration.learnt[0]).toMatchObject({ share_left: 0.4, lesson: 'learnt from your data' });
    expect(run.calibration.trade_offs[0]).toMatchObject({ correlation: -0.8 });
  });

  it('lets a later run say what is newly learnt', () => {
    const before = oldRun(taught(LESSONS[2]));
    const slot = taught(LESSONS[0]).assumptions[0]?.id;
    expect(newlyLearnt(before, taught(LESSONS[1]))).toMatchObject([{ slot, lesson: 'partly' }]);
    expect(newlyLearnt(before, taught(LESSONS[2]))).toEqual([]);
    expect(newlyLearnt(oldRun(sampleDecision()), taught(LESSONS[0]))).toEqual([]);
  });
});
