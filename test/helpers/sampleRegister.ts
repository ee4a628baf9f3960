import type { Assumption, BreakEven, Sensitivity } from '../../src/decide/decision.ts';

interface SampleRow {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly shape: Assumption['shape'];
  readonly range: readonly [number, number, number];
  /** What the low and the high value add to the headline difference, in money. */
  readonly effect: readonly [number, number];
  readonly source: string;
  readonly grade: string;
}

const ROWS: readonly SampleRow[] = [
  row('signal_weight.alexa_for_shopping', 'Weight of content signals in Alexa for Shopping', '1', [1, 2.5, 5], [-52_000, 66_000]),
  row(
    'channel_ceiling.alexa_for_shopping',
    'Ceiling of Alexa for Shopping in category discovery',
    '1',
    [0.2, 0.35, 0.5],
    [-41_000, 44_000],
  ),
  row('ad_ceiling.amazon_search', 'Ceiling of paid share in Amazon search', '1', [0.12, 0.2, 0.3], [29_000, -38_000]),
  row('incremental_part', 'Incremental part of ad sales', '1', [0.25, 0.55, 0.85], [31_000, -33_000]),
  row('half_life.reviews', 'Half-life of reviews without upkeep', 'month', [9, 18, 36], [-22_000, 19_000]),
  row(
    'cost_of_signal.reviews',
    'Money that closes 63 % of the gap in reviews',
    'USD',
    [15_000, 30_000, 60_000],
    [18_000, -21_000],
  ),
  row('rank_velocity', 'Effect of sales velocity on organic rank', '1', [0.05, 0.3, 1], [12_000, -24_000]),
  row('rival_growth', 'Growth of rivals’ appeal', '1/year', [0.1, 0.35, 0.7], [14_000, -17_000]),
  row('click_inflation', 'Inflation of the price of a click', '1/year', [0.03, 0.08, 0.16], [-9_000, 15_000]),
  row('intent.alexa_for_shopping', 'Conversion in Alexa for Shopping against search', '1', [1.2, 1.5, 1.8], [-11_000, 11_000]),
  row('carryover', 'Advertising carried over a month', '1', [0.05, 0.2, 0.4], [4_000, -6_000]),
  row('repeat_uplift', 'Repeat rate of AI-recommended buyers', '1', [1.1, 1.25, 1.5], [-3_000, 5_000]),
  row('category_growth', 'Growth of category discoveries', '1/year', [-0.02, 0.03, 0.08], [-2_000, 2_500]),
  row('conversion_gain', 'Conversion gained by full listing content', '1', [0.01, 0.056, 0.15], [-1_000, 2_600]),
];

function row(id: string, label: string, unit: string, range: SampleRow['range'], effect: SampleRow['effect']): SampleRow {
  return { id, label, unit, shape: unit === '1' ? 'logit-normal' : 'lognormal', range, effect, source: 'judgement', grade: 'C' };
}

/** Sensitivities around an expected difference, widest swing first. */
export function sampleTornado(expected: number): Sensitivity[] {
  return ROWS.map(({ id, label, unit, range, effect }) => {
    const low = { value: range[0], difference: expected + effect[0] };
    const high = { value: range[2], difference: expected + effect[1] };
    return { assumption: id, label, unit, low, high, swing: Math.abs(high.difference - low.difference) };
  }).sort((a, b) => b.swing - a.swing);
}

/** Two with a break-even value, two without. */
export function sampleBreakEven(): BreakEven[] {
  return ROWS.slice(0, 5).map(({ id, label, unit, range }, index) => {
    const found =
      index % 2 === 0
        ? { value: range[0] * 0.9 + range[1] * 0.1, shareOfPriorBelow: 0.12 + 0.03 * index, aheadBelow: 'scale-ppc' }
        : {};
    return { assumption: id, label, unit, mid: range[1], ...found };
  });
}

/** A line of the register for every row of the tornado. */
export function sampleAssumptions(): Assumption[] {
  return ROWS.map(({ id, label, unit, shape, range, source, grade }) => {
    const [name = id, member] = id.split('.');
    const [low, mid, high] = range;
    const what = { id, name, label, unit, shape, low, mid, high, asOf: '2026-11', source, grade };
    return { ...what, ...(member === undefined ? {} : { member }), note: 'starting prior', origin: 'register' };
  });
}
