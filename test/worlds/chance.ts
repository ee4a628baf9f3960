/** Seeded numbers of the worlds: a generator of its own, so that nothing of the program decides what happens in them. */
export interface Chance {
  /** Between 0 and 1. */
  readonly part: () => number;
  /** Standard normal. */
  readonly normal: () => number;
  /** Between two numbers. */
  readonly between: (low: number, high: number) => number;
}

/** Mulberry32, with normal numbers by Box and Muller. */
export function chanceOf(seed: number): Chance {
  let state = (seed * 2_654_435_761 + 97) >>> 0;
  const part = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - part())) * Math.cos(2 * Math.PI * part());
  return { part, normal, between: (low, high) => low + (high - low) * part() };
}
