/** How a series strays from the model. */
export interface ErrorKind {
  /** Standard deviation of the log. */
  readonly deviation: number;
  /** With the month before. */
  readonly correlation: number;
  readonly count: number;
}

/** Log-normal errors around 1 that remember the month before: AR(1) with the given standard deviation of the log. */
export function correlated(name: string, { deviation, correlation, count }: ErrorKind): readonly number[] {
  const random = stream(name);
  const innovation = deviation * Math.sqrt(1 - correlation ** 2);
  const errors: number[] = [];
  let log = deviation * normal(random);
  while (errors.length < count) {
    errors.push(Math.exp(log));
    log = correlation * log + innovation * normal(random);
  }
  return errors;
}

/** Box and Muller 1958. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Uniform on [0, 1), seeded by a name: FNV-1a, then mulberry32. Not for anything but made-up data. */
export function stream(name: string): () => number {
  let state = [...name].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16777619), 0x811c9dc5);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const a = Math.imul(state ^ (state >>> 15), state | 1);
    const b = a ^ (a + Math.imul(a ^ (a >>> 7), a | 61));
    return ((b ^ (b >>> 14)) >>> 0) / 4294967296;
  };
}
