import type { Model } from '../../src/language/model.ts';
import type { Brand } from './brands.ts';
import { type Outcome, priorPredictive } from './priorPredictive.ts';

/** What published figures and plain arithmetic allow, and the part of draws that lies there. */
export interface GateLine {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  readonly values: readonly number[];
  readonly inside: number;
}

const YEAR = 12;
/** A programme that spends this many times the median build cost of listing and reviews, over fourteen months. */
const PROGRAMME = 2.5;
const PROGRAMME_MONTHS = 14;

/** The register as a whole, before any data: what its draws say of a brand, against what is known of such brands. */
export function gate(
  model: Model,
  brand: Brand,
  { reading, pool = 16_000, count = 4_000 }: { reading: string; pool?: number; count?: number },
): { lines: GateLine[]; effective: number } {
  const trial = priorPredictive(model, brand, { reading, pool, count });
  const { adShare: a, adSpend, facts } = brand;
  const repeats = 1 + (facts.repeat_rate ?? 0);
  const hold = trial.run({});
  const more = trial.run({ ad_spend: adSpend * 1.05 });
  const stopped = trial.run({ ad_spend: 0 });
  const scale = ((facts.listings ?? 10) / 10) ** 0.7;
  const money = (cost: number): number => (PROGRAMME * cost * scale) / PROGRAMME_MONTHS;
  const programme = trial.run({
    'build.listing_specificity': money(15_000) * 0.7,
    'upkeep.listing_specificity': money(15_000) * 0.3,
    'build.reviews': money(30_000) * 0.7,
    'upkeep.reviews': money(30_000) * 0.3,
  });
  const elasticity = (month: number, of: string): number[] =>
    ratios(more, hold, { of, month }).map((ratio) => Math.log(ratio) / Math.log(1.05));
  const told = trial.draws.slots.indexOf('incremental_part');
  const incremental = [...hold('incremental_now', 0)].map(
    (value, draw) => value - (trial.draws.values[told * trial.draws.stride + draw] ?? Number.NaN),
  );
  const dearer = [...hold('cost_per_click', 24)].map(
    (price, draw) => price / (hold('cost_per_click', 12)[draw] ?? Number.NaN) - 1,
  );
  return {
    effective: trial.effective,
    lines: [
      line('elasticity of sales to ads, first month', elasticity(1, 'revenue'), [0.1 * a, 0.7 * a]),
      line('the same after a year', elasticity(YEAR, 'revenue'), [0.3 * a * 1, 1.1 * a * repeats]),
      line(
        'sales a year after ads stop',
        ratios(stopped, hold, { of: 'revenue', month: YEAR }).map((ratio) => ratio - 1),
        [-1.1 * a * repeats, -0.4 * a * 1],
      ),
      line('incremental part in effect less the register’s', incremental, [-1e-9, 1e-9]),
      line('marginal over average return', elasticity(1, 'attributed_ad_sales'), [0.3, 0.9]),
      line(
        'sales by a listing and reviews programme',
        ratios(programme, hold, { of: 'revenue', month: PROGRAMME_MONTHS }).map((ratio) => ratio - 1),
        [0.02, 0.15],
      ),
      line('clicks dearer in a year', dearer, [0.02, 0.12]),
    ],
  };
}

function ratios(of: Outcome, to: Outcome, { of: output, month }: { of: string; month: number }): number[] {
  const base = to(output, month);
  return [...of(output, month)].map((value, draw) => value / (base[draw] ?? Number.NaN));
}

function line(name: string, values: readonly number[], [low, high]: readonly [number, number]): GateLine {
  const inside = values.filter((value) => value >= low && value <= high).length / values.length;
  return { name, low, high, values, inside };
}
