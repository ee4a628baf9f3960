import { logGamma } from '../../../src/numeric/beta.ts';
import { stream } from '../../../src/numeric/random.ts';

/** Chance of a chi-square at least this large if ranks 0 … `most` are uniform, in this many bins. */
export function chiSquareP(ranks: readonly number[], most: number, bins: number): number {
  const counts = Array.from({ length: bins }, () => 0);
  for (const rank of ranks) {
    const bin = Math.min(bins - 1, Math.floor((rank * bins) / (most + 1)));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const expected = (bin: number): number =>
    ((Math.ceil(((bin + 1) * (most + 1)) / bins) - Math.ceil((bin * (most + 1)) / bins)) * ranks.length) / (most + 1);
  const statistic = counts.reduce((sum, count, bin) => sum + (count - expected(bin)) ** 2 / expected(bin), 0);
  return gammaTail((bins - 1) / 2, statistic / 2);
}

/** Q(a, x), the upper incomplete gamma function over Γ(a): its series, or its continued fraction beyond the mean. */
export function gammaTail(a: number, x: number): number {
  if (x <= 0) return 1;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; term > 1e-17 * sum; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return 1 - front * sum;
  }
  let fraction = 0;
  for (let n = 200; n > 0; n--) fraction = (n * (n - a)) / (x + 2 * n + 1 - a - fraction);
  return front / (x + 1 - a - fraction);
}

/** How unlikely the widest departure of the ranks' distribution function is, against simulated uniform ranks. */
export interface EcdfTest {
  readonly p: (ranks: readonly number[]) => number;
}

/**
 * Simultaneous bands of the empirical distribution function (Säilynoja, Bürkner and Vehtari 2022, Statistics and Computing 32): the
 * smallest pointwise binomial tail over all points, judged by how often uniform ranks have one as small.
 */
export function ecdfTest({
  count,
  most,
  simulations,
  seed,
}: {
  count: number;
  most: number;
  simulations: number;
  seed: number;
}): EcdfTest {
  const tails = Array.from({ length: most }, (_, point) => binomialTails(count, (point + 1) / (most + 1)));
  const widest = (ranks: readonly number[]): number => {
    const counts = new Uint32Array(most + 1);
    for (const rank of ranks) counts[rank] = (counts[rank] ?? 0) + 1;
    let below = 0;
    let smallest = 1;
    for (let point = 0; point < most; point++) {
      below += counts[point] ?? 0;
      smallest = Math.min(smallest, tails[point]?.[below] ?? 1);
    }
    return smallest;
  };
  const next = stream(seed, 'ecdf');
  const null_ = Float64Array.from({ length: simulations }, () =>
    widest(Array.from({ length: count }, () => Math.floor(next() * (most + 1)))),
  ).sort();
  return { p: (ranks) => (1 + null_.filter((value) => value <= widest(ranks) * (1 + 1e-9)).length) / (1 + simulations) };
}

/** min(P(X ≤ k), P(X ≥ k)) of a binomial, for each k. */
function binomialTails(count: number, chance: number): Float64Array {
  const masses = Float64Array.from({ length: count + 1 }, (_, k) =>
    Math.exp(
      logGamma(count + 1) - logGamma(k + 1) - logGamma(count - k + 1) + k * Math.log(chance) + (count - k) * Math.log(1 - chance),
    ),
  );
  let below = 0;
  return masses.map((mass) => {
    const above = 1 - below;
    below += mass;
    return Math.min(below, above);
  });
}
