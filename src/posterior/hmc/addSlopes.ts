/** Velocities and the metric's square that turns slopes into them. */
interface Slopes {
  readonly square: Float64Array;
  /** Chain after chain. */
  readonly velocities: Float64Array;
}

/**
 * velocities += reach · (square × slope), for every chain: half of what a sampler does besides the density itself. Two chains and two
 * rows at a time, so that four sums run beside one another.
 */
export function addSlopes({ square, velocities }: Slopes, gradients: Float64Array, reach: Float64Array): void {
  const chains = reach.length;
  const width = velocities.length / chains;
  for (let chain = 0; chain < chains; chain += 2) {
    const one = chain * width;
    const other = Math.min(chain + 1, chains - 1) * width;
    for (let row = 0; row < width; row += 2) {
      const above = row * width;
      const below = Math.min(row + 1, width - 1) * width;
      let [a, b, c, d] = [0, 0, 0, 0];
      for (let i = 0; i < width; i++) {
        const [p, q] = [square[above + i] ?? 0, square[below + i] ?? 0];
        const [x, y] = [gradients[one + i] ?? 0, gradients[other + i] ?? 0];
        a += p * x;
        b += q * x;
        c += p * y;
        d += q * y;
      }
      add(velocities, one + row, a * (reach[chain] ?? 0));
      if (row + 1 < width) add(velocities, one + row + 1, b * (reach[chain] ?? 0));
      if (other === one) continue;
      add(velocities, other + row, c * (reach[chain + 1] ?? 0));
      if (row + 1 < width) add(velocities, other + row + 1, d * (reach[chain + 1] ?? 0));
    }
  }
}

function add(to: Float64Array, at: number, value: number): void {
  to[at] = (to[at] ?? 0) + value;
}
