import { compile } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import type { Decision, PairResult, PlanResult } from '../../../src/decide/decision.ts';
import { buildCharts } from '../../../src/report/charts/buildCharts.ts';
import type { Chart } from '../../../src/report/charts/chart.ts';
import { formatMoney, formatProbability } from '../../../src/report/format.ts';
import { CALIBRATED, TAUGHT } from '../../helpers/sampleCalibrated.ts';
import { type SampleWinner, sampleDecision } from '../../helpers/sampleDecision.ts';
import { decisionWith } from '../contests.ts';

function chartOf(decision: Decision, id: string): Chart {
  const chart = buildCharts(decision).find((candidate) => candidate.id === id);
  if (!chart) throw new Error(`no chart ${id}`);
  return chart;
}

const titleOf = (id: string, winner: SampleWinner): string => chartOf(sampleDecision({ winner }), id).title;

/** The decision with something changed in every plan. */
function withPlans(decision: Decision, change: (plan: PlanResult) => Partial<PlanResult>): Decision {
  return { ...decision, plans: decision.plans.map((plan) => ({ ...plan, ...change(plan) })) };
}

function without(decision: Decision, series: string): Decision {
  return withPlans(decision, (plan) => ({ series: new Map([...plan.series].filter(([name]) => name !== series)) }));
}

const IDS = [
  'budget-dependent-versus-earned',
  'discovery-by-channel',
  'category-mix',
  'acos',
  'acos-causes',
  'organic-rank',
  'cumulative-cash',
  'quarterly-contribution',
  'run-off',
  'npv-difference',
  'pairs',
  'tornado',
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
    expect(lost(without(sampleDecision(), 'organic_rank'))).toEqual(['organic-rank']);
    expect(lost(without(sampleDecision(), 'ad_supported'))).toEqual(['budget-dependent-versus-earned']);
    expect(lost(without(sampleDecision(), 'acos'))).toEqual(['acos']);
    expect(lost(without(sampleDecision(), 'cost_per_click'))).toEqual(['acos-causes']);
    expect(lost(without(sampleDecision(), 'channel_mix.external_ai'))).toEqual(['category-mix']);
    expect(lost(without(sampleDecision(), 'channel_share.external_ai'))).toEqual(['discovery-by-channel']);
    expect(lost({ ...sampleDecision(), tornado: [] })).toEqual(['tornado']);
    expect(lost({ ...sampleDecision(), draws: 1 })).toEqual(['npv-difference']);
  });

  it('has no measured line without a history', () => {
    const measured = (decision: Decision): string[] =>
      buildCharts(decision).flatMap(({ id, spec, caption }) =>
        /measured|forecast from/.test(JSON.stringify(spec) + caption) ? [id] : [],
      );
    expect(measured(sampleDecision())).toEqual(['budget-dependent-versus-earned', 'acos', 'acos-causes', 'organic-rank']);
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
      IDS.filter((id) => !['cumulative-cash', 'npv-difference', 'pairs', 'tornado'].includes(id)),
    );
    expect(charts.map(({ title }) => title).join()).not.toMatch(/Hold and Hold|both/);
  });
});

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
    expect(chartOf(wide, 'acos').caption).toContain('where a measured month would lie');
    expect(chartOf(wide, 'acos').table.rows[0]).toContain('60.0');
    expect(chartOf(sampleDecision(), 'acos').caption).toContain('without the error of measuring');
  });

  it('names who wins, and how often', () => {
    for (const [winner, ahead, behind] of [
      ['content', 'Invest in content', 'Scale PPC'],
      ['ppc', 'Scale PPC', 'Invest in content'],
    ] as const) {
      const { npvDifference, probabilityBetter } = sampleDecision({ winner }).headline;
      const part = formatProbability(winner === 'content' ? probabilityBetter : 1 - probabilityBetter);
      const money = formatMoney(Math.abs(npvDifference.mean), 'USD');
      expect(titleOf('npv-difference', winner)).toBe(
        `${ahead} beats ${behind} in ${part} of simulated futures; over all of them it is ${money} ahead on average`,
      );
    }
    expect(titleOf('npv-difference', 'tie')).toMatch(
      /^(Scale PPC and Invest in content|Invest in content and Scale PPC) are level: each is better in about half/,
    );
  });

  it('says so when a plan wins more often but loses on average', () => {
    const sample = sampleDecision();
    const headline = { ...sample.headline, npvDifference: { ...sample.headline.npvDifference, mean: -5000 } };
    expect(chartOf({ ...sample, headline }, 'npv-difference').title).toContain(
      `in ${formatProbability(headline.probabilityBetter)} of simulated futures; yet over all of them it is $5.0k behind on average`,
    );
  });

  it('names the best of all plans, hold included, and what the other reading says', () => {
    const stood = decisionWith({
      headline: { mean: 60_000, probability: 0.85 },
      content: { mean: 40_000, probability: 0.66 },
      ppc: { mean: -20_000, probability: 0.37 },
    });
    const other = { ...stood.otherReading, best: 'hold' };
    expect(chartOf({ ...stood, otherReading: other }, 'pairs').title).toMatch(
      /^Invest in content has the highest expected NPV, ahead of Hold in 66% and of Scale PPC in 85% .*; the evidence reading prefers Hold$/,
    );
    expect(titleOf('pairs', 'ppc')).toMatch(/^Scale PPC has the highest expected NPV, .*the evidence reading agrees$/);
    expect(titleOf('pairs', 'hold')).toMatch(
      /^Hold has the highest expected NPV, ahead of Invest in content in \d\d% and of Scale PPC in (\d\d|over 99)% /,
    );
  });

  it('says which plan pays back, and which does not', () => {
    expect(titleOf('cumulative-cash', 'content')).toMatch(
      /^On average Invest in content pays back against Hold from [A-Z][a-z]+ 2027, but in only \d\d% of futures .*; Scale PPC does not pay back by Dec 2027/,
    );
    expect(titleOf('cumulative-cash', 'ppc')).toMatch(
      /^On average Scale PPC pays back against Hold from [A-Z][a-z]+ 202\d, .*; Invest in content does not pay back/,
    );
    expect(titleOf('cumulative-cash', 'hold')).toMatch(/^Invest in content does not pay back .*; Scale PPC does not pay back/);
  });

  it('turns the words when series go the other way', () => {
    const turned = withPlans(sampleDecision(), ({ series }) => ({
      series: new Map([...series].map(([name, band]) => [name, { ...band, mean: [...band.mean].reverse() }])),
    }));
    expect(chartOf(turned, 'category-mix').title).toMatch(/^Amazon Search rises from 76% .* to 86%/);
    expect(chartOf(turned, 'acos-causes').title).toMatch(/a click becomes \d+% cheaper .*, while conversion falls by \d%$/);
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
      expect(chartOf({ ...moved, actuals: { months: [], series: new Map() } }, 'acos').title).toContain(`ACOS ${word} from `);
    }
  });

  it('groups plans that come to the same', () => {
    const same = withPlans(sampleDecision(), ({ totals }) => ({
      totals: { ...totals, budgetDependenceEnd: { ...totals.budgetDependenceEnd, mean: 0.5 } },
    }));
    expect(chartOf(same, 'budget-dependent-versus-earned').title).toBe(
      'By Dec 2027, advertising carries 50% of discovery under both Invest in content and Scale PPC',
    );
  });

  it('does not promise a payback that most futures lack', () => {
    const rare = withPlans(sampleDecision(), ({ totals }) => ({ totals: { ...totals, probabilityPaysBack: 0.39 } }));
    expect(chartOf(rare, 'cumulative-cash').title).toContain(', but in only 39% of futures (');
    const usual = withPlans(sampleDecision(), ({ totals }) => ({ totals: { ...totals, probabilityPaysBack: 0.64 } }));
    expect(chartOf(usual, 'cumulative-cash').title).toContain(', and in 64% of futures (');
  });

  it('takes the median for a rank that a few futures run away with', () => {
    const away = withPlans(sampleDecision(), ({ series }) => ({
      series: new Map(
        [...series].map(([name, band]) => [name, name === 'organic_rank' ? { ...band, mean: band.mean.map(() => 900) } : band]),
      ),
    }));
    expect(chartOf(away, 'organic-rank')).toEqual(chartOf(sampleDecision(), 'organic-rank'));
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
    expect(chartOf({ ...still, actuals }, 'organic-rank').title).toBe(
      'Organic rank, 13.7 in Oct 2026, stays near its place, at 13.6 under Invest in content and 13.6 under Scale PPC by Dec 2027',
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
    expect(chartOf(turning(0), 'tornado').title).toMatch(/no single assumption changes which plan is ahead$/);
    expect(chartOf(turning(1), 'tornado').title).toMatch(/; one assumption alone could change which plan is ahead$/);
    expect(chartOf(turning(4), 'tornado').title).toMatch(/; 4 of 12 assumptions alone could change which plan is ahead$/);
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
    const bins = chartOf(sample, 'npv-difference').table.rows;
    const counts = bins.map((row) => Number(row[2]?.replaceAll(',', '')));
    const all = sample.headline.histogram.reduce((sum, { count }) => sum + count, 0);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(all);
    expect(bins.length).toBeLessThanOrEqual(16);
    expect(bins.slice(1).map(([from]) => from)).toEqual(bins.slice(0, -1).map(([, to]) => to));
  });

  it('has a row for each pair and reading, the headline pair the right way round', () => {
    const sample = sampleDecision();
    const { rows } = chartOf(sample, 'pairs').table;
    expect(rows).toHaveLength(6);
    const headline = rows.find(([name, reading]) => name === 'Invest in content over Scale PPC' && reading === 'article');
    expect(headline?.[2]).toBe(formatProbability(sample.headline.probabilityBetter));
    expect(sample.pairs.map(({ reference }) => reference)).not.toContain('scale-ppc');
  });
});
