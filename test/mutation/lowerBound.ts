/**
 * The share of successes that is exceeded with 95 % confidence after `successes` of `trials` (Clopper and Pearson 1934, one side):
 * with this share, as many or more would come in one sample of twenty.
 *
 * @example
 * lowerBound(20, 20).toFixed(4) // => (0.05 ** (1 / 20)).toFixed(4)
 */
export function lowerBound(successes: number, trials: number): number {
  let [low, high] = [0, successes / trials];
  for (let step = 0; step < 50; step++) {
    const share = (low + high) / 2;
    if (asMany(share, successes, trials) < 0.05) low = share;
    else high = share;
  }
  return low;
}

/** The chance of as many successes or more. */
function asMany(share: number, successes: number, trials: number): number {
  let [term, sum] = [share ** trials, 0];
  for (let count = trials; count >= successes; count--) {
    sum += term;
    term *= (count * (1 - share)) / ((trials - count + 1) * share);
  }
  return sum;
}
