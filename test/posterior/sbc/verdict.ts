import { chiSquareP, ecdfTest } from './uniformity.ts';

export interface Uniformity {
  readonly name: string;
  readonly ecdf: number;
  readonly chiSquare: number;
}

/** Both tests of every number, least uniform first. */
export function uniformityOf(
  ranks: ReadonlyMap<string, readonly number[]>,
  { most, bins, simulations = 20_000, seed = 1 }: { most: number; bins: number; simulations?: number; seed?: number },
): Uniformity[] {
  const count = [...ranks.values()][0]?.length ?? 0;
  const { p } = ecdfTest({ count, most, simulations, seed });
  const rows = [...ranks].map(([name, list]) => ({ name, ecdf: p(list), chiSquare: chiSquareP(list, most, bins) }));
  return rows.sort((a, b) => Math.min(a.ecdf, a.chiSquare) - Math.min(b.ecdf, b.chiSquare));
}

/** Bonferroni: a fault is seen when any p of the two tests is below 1 % over the number of p values of one kind. */
export function faultSeen(rows: readonly Uniformity[]): boolean {
  return rows.some(({ ecdf, chiSquare }) => Math.min(ecdf, chiSquare) < 0.01 / rows.length);
}

export interface Coverage {
  /** Part of the planted values inside the central 90 % of their posterior draws, all numbers together. */
  readonly share: number;
  /** Its Monte Carlo error, from history to history. */
  readonly error: number;
}

/** Ranks among 39 draws: 36 of the 40 places are the central 90 %. */
export function coverageOf(ranks: ReadonlyMap<string, readonly number[]>): Coverage {
  const lists = [...ranks.values()];
  const histories = lists[0]?.length ?? 0;
  const shares = Array.from(
    { length: histories },
    (_, history) => lists.filter((list) => (list[history] ?? 0) >= 2 && (list[history] ?? 0) <= 37).length / lists.length,
  );
  const share = shares.reduce((sum, value) => sum + value, 0) / histories;
  const variance = shares.reduce((sum, value) => sum + (value - share) ** 2, 0) / (histories - 1);
  return { share, error: Math.sqrt(variance / histories) };
}

/** 90 % ± 4 Monte Carlo errors. */
export function covers({ share, error }: Coverage): boolean {
  return Math.abs(share - 0.9) <= 4 * error;
}

/** Draws to rank among, for {@link coverageOf}. */
export const COVERAGE_DRAWS = 39;
