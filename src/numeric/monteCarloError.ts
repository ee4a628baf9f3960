/** The batch of each draw, from 0: draws of one batch may hang together, those of different ones do not. */
export type Batches = Uint16Array;

/**
 * Standard error of the mean of draws: by how much it would differ with another seed. From the means of batches (Flegal, Haran and
 * Jones 2008), each weighted by its size; without batches every draw counts for itself. NaN with fewer than two.
 *
 * @example
 * errorOfMean(Float64Array.of(1, 3)) // => 1
 * errorOfMean(Float64Array.of(1, 1, 3, 3), Uint16Array.of(0, 0, 1, 1)) // => 1
 * errorOfMean(Float64Array.of(1, 3, 1, 3), Uint16Array.of(0, 0, 1, 1)) // => 0
 */
export function errorOfMean(draws: Float64Array, batches?: Batches): number {
  const count = batches ? batches.reduce((most, batch) => Math.max(most, batch + 1), 0) : draws.length;
  const [sizes, sums] = [new Float64Array(count), new Float64Array(count)];
  let total = 0;
  for (let draw = 0; draw < draws.length; draw++) {
    const batch = batches ? (batches[draw] ?? 0) : draw;
    const value = draws[draw] ?? Number.NaN;
    sizes[batch] = (sizes[batch] ?? 0) + 1;
    sums[batch] = (sums[batch] ?? 0) + value;
    total += value;
  }
  const mean = total / draws.length;
  let [variance, filled] = [0, 0];
  for (const [batch, size] of sizes.entries()) {
    const off = (sums[batch] ?? Number.NaN) - size * mean;
    variance += off * off;
    filled += Number(size > 0);
  }
  return filled < 2 ? Number.NaN : Math.sqrt((variance * filled) / (filled - 1)) / draws.length;
}
