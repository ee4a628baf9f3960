import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../src/decide/decision.ts';
import { contestOf } from '../../../src/decide/verdict.ts';
import { formatChance, formatMoney } from '../../../src/report/format.ts';
import { CALIBRATED, TAUGHT } from '../../helpers/sampleCalibrated.ts';
import { sampleDecision } from '../../helpers/sampleDecision.ts';

import { chartOf, titleOf, withPlans } from './chartCases.ts';

describe('titles follow the numbers', () => {
  it('says how the measured months fall about the model’s band', () => {
    const shown = [...TAUGHT.fitted.values()].flatMap(({ measured, predictive }) =>
      measured.flatMap((value, month) =>
        Number.isFinite(value) ? [value >= (predictive.p10[month] ?? 0) && value <= (predictive.p90[month] ?? 0)] : [],
      ),
    );
    expect(chartOf(CALIBRATED, 'history-fit').title).toBe(
      `${Math.round((100 * shown.filter(Boolean).length) / shown.length)}% of the ${shown.length} measured values lie within the model’s 80% band for a measured month`,
    );
    expect(chartOf(CALIBRATED, 'history-residuals').title).toMatch(
      /^What the model misses is largest in .+: \d+% in the middle month$/,
    );
    const taught = TAUGHT.learnt.filter(({ lesson }) => lesson === 'learnt from your data');
    expect(chartOf(CALIBRATED, 'lessons').title).toContain(
      `The history narrowed ${taught.length} of ${TAUGHT.learnt.length} assumptions`,
    );
  });

  it('says which band is drawn beside measured months', () => {
    const all = (value: number): number[] => CALIBRATED.projected.map(() => value);
    const band = { mean: all(0.3), p10: all(0.1), p50: all(0.3), p90: all(0.6) };
    const wide = withPlans(CALIBRATED, () => ({ measured: new Map([['acos', band]]) }));
    expect(chartOf(wide, 'cost-ratio').caption).toContain('where a measured month would lie');
    expect(chartOf(wide, 'cost-ratio').table.rows[0]).toContain('60.0');
    expect(chartOf(sampleDecision(), 'cost-ratio').caption).toContain('without the error of measuring');
  });

  it('names who wins, and how often', () => {
    for (const winner of ['content', 'ppc'] as const) {
      const decision = sampleDecision({ winner });
      const { ahead, behind, probability, difference } = contestOf(decision, decision.headline);
      expect(titleOf('value-difference', winner)).toBe(
        `${ahead.label} beats ${behind.label} in ${formatChance(probability)} simulated futures; over all of them it is ${formatMoney(difference.mean, 'USD')} ahead on average`,
      );
    }
  });

  it('calls plans level that win in about half of the futures', () => {
    const sample = sampleDecision();
    const headline = { ...sample.headline, probabilityBetter: 0.52 };
    expect(chartOf({ ...sample, headline }, 'value-difference').title).toMatch(/ are each better in about half/);
  });

  it('says so when a plan wins more often but loses on average', () => {
    const sample = sampleDecision();
    const headline = { ...sample.headline, valueDifference: { ...sample.headline.valueDifference, mean: -5000 } };
    expect(chartOf({ ...sample, headline }, 'value-difference').title).toContain(
      `in ${formatChance(headline.probabilityBetter)} simulated futures; yet over all of them it is $5.0k behind on average`,
    );
  });

  it('says which plan pays back, and which does not', () => {
    expect(titleOf('cumulative-contribution', 'content')).toMatch(
      /^On average Invest in content pays back against Hold from [A-Z][a-z]+ 2027, (?:but in only|and in) \d\d of 100 futures .*; Scale PPC does not pay back by Dec 2027/,
    );
    expect(titleOf('cumulative-contribution', 'ppc')).toMatch(
      /^On average Scale PPC pays back against Hold from [A-Z][a-z]+ 202\d, .*; Invest in content does not pay back/,
    );
    expect(titleOf('cumulative-contribution', 'hold')).toMatch(/^[A-Z][^;]* does not pay back .*; [A-Z][^;]* does not pay back/);
  });

  it('turns the words when series go the other way', () => {
    const turned = withPlans(sampleDecision(), ({ series }) => ({
      series: new Map([...series].map(([name, band]) => [name, { ...band, mean: [...band.mean].reverse() }])),
    }));
    expect(chartOf(turned, 'category-mix').title).toMatch(/^Amazon Search rises from \d\d% .* to 8\d%/);
    expect(chartOf(turned, 'cost-ratio-causes').title).toMatch(
      /cost per click (?:falls by \d+%|hardly changes) .*conversion (?:falls by \d+%|hardly changes)/,
    );
    for (const [step, word] of [
      [0.01, 'rises'],
      [-0.01, 'falls'],
    ] as const) {
      const moved = withPlans(turned, ({ series }) => ({
        series: new Map(
          [...series].map(([name, band]) => [
            name,
            name === 'acos' ? { ...band, mean: band.mean.map((_, i) => 0.4 + step * i) } : band,
          ]),
        ),
      }));
      expect(chartOf({ ...moved, actuals: { months: [], series: new Map() } }, 'cost-ratio').title).toContain(
        `ACOS ${word} from `,
      );
    }
  });

  it('groups plans that come to the same', () => {
    const same = withPlans(sampleDecision(), ({ totals }) => ({
      totals: { ...totals, budgetDependenceEnd: { ...totals.npv, mean: 0.5 } },
    }));
    expect(chartOf(same, 'budget-dependent-versus-earned').title).toBe(
      'By Dec 2027, advertising carries 50% of discovery under both Invest in content and Hold',
    );
  });

  it('does not promise a payback that most futures lack', () => {
    const rare = withPlans(sampleDecision(), ({ totals }) => ({ totals: { ...totals, probabilityPaysBack: 0.39 } }));
    expect(chartOf(rare, 'cumulative-contribution').title).toContain(', but in only 39 of 100 futures (');
    const usual = withPlans(sampleDecision(), ({ totals }) => ({ totals: { ...totals, probabilityPaysBack: 0.64 } }));
    expect(chartOf(usual, 'cumulative-contribution').title).toContain(', and in 64 of 100 futures (');
  });

  it('takes the median for a rank that a few futures run away with', () => {
    const away = withPlans(sampleDecision(), ({ series }) => ({
      series: new Map(
        [...series].map(([name, band]) => [name, name === 'organic_rank' ? { ...band, mean: band.mean.map(() => 900) } : band]),
      ),
    }));
    expect(chartOf(away, 'rank')).toEqual(chartOf(sampleDecision(), 'rank'));
  });

  it('calls a small move of rank none', () => {
    const still = withPlans(sampleDecision(), ({ series }) => ({
      series: new Map(
        [...series].map(([name, band]) => [name, name === 'organic_rank' ? { ...band, p50: band.p50.map(() => 13.6) } : band]),
      ),
    }));
    const actuals = {
      ...still.actuals,
      series: new Map([...still.actuals.series, ['organic_rank', still.actuals.months.map(() => 13.7)]]),
    };
    expect(chartOf({ ...still, actuals }, 'rank').title).toBe(
      'Organic rank, 13.7 in Oct 2026, stays near its place, at 13.6 under Invest in content and 13.6 under Hold by Dec 2027',
    );
  });

  it('counts the assumptions that could turn the decision', () => {
    const sample = sampleDecision();
    const turning = (many: number): Decision => ({
      ...sample,
      tornado: sample.tornado.map((row, index) => ({
        ...row,
        low: { ...row.low, difference: index < many ? -1 : 1 },
        high: { ...row.high, difference: 1 },
      })),
    });
    expect(chartOf(turning(0), 'tornado').title).toMatch(/no single assumption changes which of the two is ahead$/);
    expect(chartOf(turning(1), 'tornado').title).toMatch(/; one assumption alone could change which of the two is ahead$/);
    expect(chartOf(turning(4), 'tornado').title).toMatch(/; 4 of 12 assumptions alone could change which of the two is ahead$/);
  });
});
