import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../../src/numeric/normal.ts';
import { type Stream, stream } from '../../src/numeric/random.ts';
import { stratified } from '../../src/numeric/strata.ts';
import type { Spread } from '../../src/portfolio/pooled.ts';
import {
  type AccountSums,
  addProduct,
  addSays,
  type PoolSums,
  poolFor,
  poolOf,
  type Says,
} from '../../src/portfolio/poolSums.ts';
import { saysOf } from '../../src/portfolio/says.ts';
import { normalCrps } from './normalCrps.ts';

const [MEAN, SPREAD] = [0.6, 0.4];
/** Standard deviations of what histories of a few months and of years say of a product. */
const [SHORT, LONG] = [1.5, 0.15];
const COUNT = 400;

interface Product {
  readonly truth: number;
  readonly noise: number;
  readonly seen: number;
}

function made(seed: number, spread = SPREAD): Product[] {
  const next: Stream = stream(seed, 'pool');
  return Array.from({ length: COUNT }, (_, index) => {
    const [truth, noise] = [MEAN + spread * normalQuantile(next()), index % 2 === 0 ? SHORT : LONG];
    return { truth, noise, seen: truth + noise * normalQuantile(next()) };
  });
}

/** What is known of a product that was believed to lie there before. */
function after({ mean, deviation }: Spread, { seen, noise }: Product): Spread {
  const [before, told] = [1 / (deviation * deviation), 1 / (noise * noise)];
  return { mean: (before * mean + told * seen) / (before + told), deviation: 1 / Math.sqrt(before + told) };
}

const STANDARD: Spread = { mean: 0, deviation: 1 };
const DRAWS = 160;

/** What so many draws of a posterior say. */
function saying(spread: Spread, seed = 1): Says {
  const next = stream(seed, 'draws');
  const said = saysOf(
    stratified(DRAWS, next).map((part) => spread.mean + spread.deviation * normalQuantile(part)),
    spread,
  );
  return new Map(said ? [['slot', said] as const] : []);
}

const scoresOf = (product: Product): Says => saying(after(STANDARD, product));

function pooled(products: readonly Product[]): { readonly alone: Spread[]; readonly together: Spread[]; readonly all: Spread } {
  const sums: AccountSums = new Map();
  for (const product of products) addProduct(sums, '', scoresOf(product));
  return {
    alone: products.map((product) => after(STANDARD, product)),
    together: products.map((product) => after(poolFor(sums, '', scoresOf(product)).get('slot') ?? STANDARD, product)),
    all: poolOf(sums.get('') ?? new Map()).get('slot') ?? STANDARD,
  };
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const errorOf = (values: readonly number[]): number =>
  Math.sqrt(meanOf(values.map((value) => (value - meanOf(values)) ** 2)) / values.length);

describe('products that teach each other', () => {
  const products = made(1);
  const { alone, together, all } = pooled(products);

  it('give back mean and spread that were planted', () => {
    const informed = COUNT / 2;
    expect(Math.abs(all.mean - MEAN)).toBeLessThan((4 * SPREAD) / Math.sqrt(informed));
    expect(Math.abs(all.deviation - SPREAD)).toBeLessThan((4 * SPREAD) / Math.sqrt(2 * informed));
  });

  it('are each held in intervals of the part that they promise', () => {
    const inside = products.filter(
      ({ truth }, index) => Math.abs(truth - (together[index]?.mean ?? 0)) < 1.2815515655446 * (together[index]?.deviation ?? 0),
    );
    expect(Math.abs(inside.length / COUNT - 0.8)).toBeLessThan(4 * Math.sqrt((0.8 * 0.2) / COUNT));
  });

  it('are foretold better where they have said little themselves, and no worse where they have said much', () => {
    const gained = products.map(
      ({ truth }, index) => normalCrps(alone[index] ?? STANDARD, truth) - normalCrps(together[index] ?? STANDARD, truth),
    );
    const of = (noise: number): number[] => gained.filter((_, index) => products[index]?.noise === noise);
    expect(meanOf(of(SHORT))).toBeGreaterThan(4 * errorOf(of(SHORT)));
    expect(meanOf(of(LONG))).toBeGreaterThan(-4 * errorOf(of(LONG)));
  });

  it('learn nothing from products that say nothing, and stay as believed', () => {
    const sums: PoolSums = new Map();
    for (let product = 0; product < 50; product++) addSays(sums, saying({ mean: 0.1, deviation: 0.97 }));
    expect(poolOf(sums).size).toBe(0);
  });

  it('do not learn from themselves: an account of one product learns nothing', () => {
    const sums: AccountSums = new Map();
    const own = saying({ mean: 1, deviation: 0.2 });
    addProduct(sums, 'pets', own);
    expect(poolFor(sums, 'pets', own).size).toBe(0);
  });

  it('believe a first other product by about half of its place: all of it may be its own', () => {
    const sums: PoolSums = new Map();
    addSays(sums, saying({ mean: 1, deviation: 0.05 }));
    const { mean, deviation } = poolOf(sums).get('slot') ?? STANDARD;
    expect(mean).toBeGreaterThan(0.4);
    expect(mean).toBeLessThan(0.6);
    expect(deviation).toBeLessThan(1);
  });

  it('lie around their own category once enough of it have spoken', () => {
    const sums: AccountSums = new Map();
    const at = (mean: number): Says => saying({ mean, deviation: 0.1 });
    for (let product = 0; product < 9; product++) {
      addProduct(sums, 'a', at(0.8));
      addProduct(sums, 'b', at(-0.8));
    }
    addProduct(sums, 'c', at(0));
    expect(poolFor(sums, 'a', at(0.8)).get('slot')?.mean).toBeGreaterThan(0.6);
    expect(poolFor(sums, 'b', at(-0.8)).get('slot')?.mean).toBeLessThan(-0.6);
    expect(Math.abs(poolFor(sums, 'c', at(0)).get('slot')?.mean ?? Number.NaN)).toBeLessThan(0.2);
  });
});
