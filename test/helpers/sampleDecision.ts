import { monthOf, monthsBetween } from '../../src/core/calendar.ts';
import type { Actuals, Decision, PairResult, Taught } from '../../src/decide/decision.ts';
import type { SamplePlan } from './samplePlan.ts';
import { CHANNELS, cash, leadBand, PROJECTED, planResult, presentValue, spread, sum, turningMonth } from './samplePlan.ts';
import { sampleAssumptions, sampleBreakEven, sampleTornado } from './sampleRegister.ts';

export type SampleWinner = 'content' | 'ppc' | 'hold' | 'tie';

export interface SampleOptions {
  /** Which plan comes out best; `tie` puts scale-ppc and invest-in-content level. */
  readonly winner?: SampleWinner;
  /** Without a history there are no actuals. */
  readonly history?: boolean;
  /** What the history taught; prior only without it. */
  readonly calibration?: Taught;
  readonly product?: string;
  readonly currency?: string;
  /** Labels of plans by name, in place of the usual ones. */
  readonly labels?: ReadonlyMap<string, string>;
}

/** End-of-horizon earned share of the content plan and paid share of the PPC plan that make each winner. */
const ENDS: { readonly [winner in SampleWinner]: { readonly earned: number; readonly paid: number } } = {
  content: { earned: 0.0925, paid: 0.0515 },
  ppc: { earned: 0.074, paid: 0.068 },
  hold: { earned: 0.074, paid: 0.056 },
  tie: { earned: 0.085, paid: 0.0602 },
};

const DEVIATION = 62_000;
const DRAWS = 10_000;

function samplePlans({ winner = 'content', labels }: SampleOptions): SamplePlan[] {
  const ends = ENDS[winner];
  const label = (name: string, usual: string): string => labels?.get(name) ?? usual;
  const hold = {
    adSpend: 30_000,
    content: 0,
    paid: [0.041, 0.037],
    adSupported: [0.011, 0.0105],
    earned: [0.05, 0.046],
  } as const;
  return [
    { ...hold, name: 'hold', label: label('hold', 'Hold'), acosEnd: 0.352, rankEnd: 14.3 },
    {
      ...hold,
      name: 'invest-in-content',
      label: label('invest-in-content', 'Invest in content'),
      content: 12_000,
      earned: [0.0505, ends.earned],
      acosEnd: 0.347,
      rankEnd: 11.8,
    },
    {
      ...hold,
      name: 'scale-ppc',
      label: label('scale-ppc', 'Scale PPC'),
      adSpend: 42_000,
      paid: [0.05, ends.paid],
      adSupported: [0.012, 0.0165],
      acosEnd: 0.402,
      rankEnd: 12.6,
    },
  ];
}

/** Standard normal distribution function (Abramowitz and Stegun 7.1.26, error below 2e-7). */
function normalBelow(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const erf = 1 - poly * Math.exp(-x * x);
  return z >= 0 ? (1 + erf) / 2 : (1 - erf) / 2;
}

function histogram(mean: number): PairResult['histogram'] {
  const [bins, low] = [36, mean - 3.2 * DEVIATION];
  const width = (6.4 * DEVIATION) / bins;
  const below = (value: number): number => normalBelow((value - mean) / DEVIATION);
  return Array.from({ length: bins }, (_, index) => {
    const [from, to] = [low + index * width, low + (index + 1) * width];
    return { from, to, count: Math.round(DRAWS * (below(to) - below(from))) };
  });
}

function pairOf(reference: SamplePlan, alternative: SamplePlan, shift = 0): PairResult {
  const base = cash(reference).contribution;
  const gap = cash(alternative).contribution.map((value, index) => value - (base[index] ?? 0));
  const lead = gap.map((_, index) => sum(gap.slice(0, index + 1)));
  const mean = presentValue(gap) + shift;
  return {
    reference: reference.name,
    alternative: alternative.name,
    probabilityBetter: normalBelow(mean / DEVIATION),
    npvDifference: spread(mean, DEVIATION),
    histogram: histogram(mean),
    cumulativeDifference: leadBand(lead),
    ...turningMonth(lead),
  };
}

function sampleActuals(): Actuals {
  const months = monthsBetween(monthOf(2026, 1), monthOf(2026, 10));
  const row = (start: number, step: number, noise: readonly number[]): number[] =>
    months.map((_, index) => (start + step * index) * (1 + (noise[index] ?? 0)));
  const wobble = [0.02, -0.03, 0.01, 0.0, -0.02, 0.06, 0.03, -0.01, -0.02, 0.01];
  const spend = row(28_800, 130, wobble);
  const acos = row(0.296, 0.0031, [-0.01, 0.02, -0.015, 0.01, 0.005, -0.04, -0.02, 0.02, 0.01, -0.005]);
  const sales = spend.map((value, index) => value / (acos[index] ?? 1));
  const total = row(176_000, -600, wobble);
  return {
    months,
    series: new Map([
      ['ad_spend', spend],
      ['acos', acos],
      ['ad_sales', sales],
      ['organic_rank', row(14.6, -0.11, [0.03, -0.02, 0.04, 0, -0.03, -0.06, 0.02, 0.03, -0.01, 0.01])],
      ['content_spend', months.map(() => 0)],
      ['total_sales', total],
      ['tacos', spend.map((value, index) => value / (total[index] ?? 1))],
      ['ad_clicks', spend.map((value, index) => value / (1.19 + 0.011 * index))],
      ['cost_per_click', months.map((_, index) => 1.19 + 0.011 * index)],
      ['ad_click_share', row(0.0585, -0.0004, wobble)],
      ['sessions', row(46_000, -150, wobble)],
      ['search_click_share', row(0.118, -0.0007, wobble)],
      ['recommendation_share.alexa_for_shopping', [Number.NaN, Number.NaN, Number.NaN, 0.08, 0.09, 0.085, 0.09, 0.1, 0.095, 0.1]],
      ['recommendation_share.external_ai', months.map((_, index) => (index < 5 ? Number.NaN : 0.06 + 0.004 * index))],
    ]),
  };
}

function pairsOf(plans: readonly SamplePlan[], shift = 0): PairResult[] {
  const by = (name: string): SamplePlan => plans.find((plan) => plan.name === name) ?? (plans[0] as SamplePlan);
  const [hold, content, ppc] = [by('hold'), by('invest-in-content'), by('scale-ppc')];
  return [pairOf(hold, content, shift), pairOf(hold, ppc), pairOf(ppc, content, shift)];
}

/** A plausible decision: hold, scale-ppc and invest-in-content over 2026-01 to 2027-12, actual until 2026-10. Pure: the same options, the same numbers. */
export function sampleDecision(options: SampleOptions = {}): Decision {
  const sample = samplePlans(options);
  const hold = sample[0] as SamplePlan;
  const plans = sample.map((plan) => planResult(plan, hold));
  const pairs = pairsOf(sample);
  const headline = pairs[2] as PairResult;
  const best = plans.reduce((top, plan) => (plan.totals.npv.mean > top.totals.npv.mean ? plan : top)).name;
  const otherPairs = pairsOf(sample, -38_000);
  const otherNpv = new Map(
    plans.map(({ name, totals }) => [name, spread(totals.npv.mean - (name === 'invest-in-content' ? 38_000 : 0), 95_000)]),
  );
  const otherBest = [...otherNpv].reduce((top, entry) => (entry[1].mean > top[1].mean ? entry : top))[0];
  const { history = true, calibration, product = 'Steel water bottle, 750 ml', currency = 'USD' } = options;
  return {
    study: {
      name: 'demo',
      product,
      marketplace: 'US',
      currency,
      inputs: ['product.csv', 'history.csv', 'plans/scale-ppc.csv', 'plans/invest-in-content.csv'].map((path, index) => ({
        path: `inputs/demo/${path}`,
        sha256: `${index + 1}f`.repeat(32),
      })),
      model: { path: 'models/discovery/model.yaml', sha256: 'ab'.repeat(32) },
    },
    seed: 1,
    draws: DRAWS,
    reading: 'article',
    months: monthsBetween(monthOf(2026, 1), monthOf(2027, 12)),
    ...(history ? { actualUntil: monthOf(2026, 10) } : {}),
    projected: PROJECTED,
    actuals: history ? sampleActuals() : { months: [], series: new Map() },
    plans,
    headline,
    pairs,
    best,
    otherReading: { reading: 'evidence', best: otherBest, pairs: otherPairs, npv: otherNpv },
    tornado: sampleTornado(headline.npvDifference.mean),
    breakEven: sampleBreakEven(),
    assumptions: sampleAssumptions(),
    ...(calibration && { calibration }),
    channels: CHANNELS,
    warnings: [{ code: 'no-recommendation-share-early', message: 'recommendation shares are measured from April 2026 only' }],
  };
}
