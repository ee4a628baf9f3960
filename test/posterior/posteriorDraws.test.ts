import { describe, expect, test } from 'vitest';
import { chosenPlaces } from '../../src/posterior/posteriorDraws.ts';

const [RUNS, CHAINS, GENERATIONS] = [4, 8, 50];
const POOL = RUNS * CHAINS * GENERATIONS;

/** Places of one coordinate that say where they stand: run, generation, then chain. */
const kept = Array.from({ length: RUNS }, (_, run) =>
  Float64Array.from({ length: GENERATIONS * CHAINS }, (_, index) => run * GENERATIONS * CHAINS + index),
);
const chosen = (draws: number, seed = 1): number[] => [
  ...chosenPlaces(kept, 1, { draws, seed, schedule: { chains: CHAINS } }).places,
];
const chainOf = (place: number): number => Math.floor(place / (GENERATIONS * CHAINS)) * CHAINS + (place % CHAINS);

/** How often each chain was taken. */
function uses(places: readonly number[]): number[] {
  const counts = Array.from({ length: RUNS * CHAINS }, () => 0);
  for (const place of places) counts[chainOf(place)] = (counts[chainOf(place)] ?? 0) + 1;
  return counts;
}

describe('chosen draws', () => {
  test.each([100, 400, 1000, 2000, 4000])('%d are of all chains alike', (draws) => {
    const counts = uses(chosen(draws));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(draws);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  });

  test('fewer than there are chains are of so many chains', () => {
    expect(new Set(chosen(7).map(chainOf)).size).toBe(7);
  });

  test('as many as were kept are each taken once, twice as many twice', () => {
    expect(new Set(chosen(POOL)).size).toBe(POOL);
    expect(chosen(2 * POOL).filter((place) => place === 77)).toHaveLength(2);
  });

  test('a chain’s are spread over its generations', () => {
    const generations = chosen(320)
      .filter((place) => chainOf(place) === 5)
      .map((place) => Math.floor(place / CHAINS) % GENERATIONS)
      .sort((a, b) => a - b);
    expect(generations.map((generation) => Math.floor((generation - (generations[0] ?? 0)) / 5))).toEqual([...Array(10).keys()]);
  });

  test('are the same for the same seed, and others for another', () => {
    expect(chosen(400)).toEqual(chosen(400));
    expect(chosen(400, 2)).not.toEqual(chosen(400));
  });

  test('the first ones are as good as any: half of them are of all chains too', () => {
    expect(new Set(chosen(400).slice(0, 200).map(chainOf)).size).toBe(RUNS * CHAINS);
  });

  test('have batches: parts of one chain, of 40 in all or one a chain, each as long as the others', () => {
    const { places, batches } = chosenPlaces(kept, 1, { draws: POOL, seed: 1, schedule: { chains: CHAINS } });
    for (const [draw, place] of places.entries()) expect(batches[draw]).toBe(chainOf(place));
    const alone = [kept[0] ?? new Float64Array()];
    const few = chosenPlaces(alone, 1, { draws: 4000, seed: 1, schedule: { chains: CHAINS } });
    const sizes = new Map([...Array(40).keys()].map((batch) => [batch, few.batches.filter((one) => one === batch).length]));
    expect([...sizes.values()]).toEqual(Array(40).fill(100));
    for (const [draw, place] of few.places.entries())
      expect(few.batches[draw]).toBe((place % CHAINS) * 5 + Math.floor(Math.floor(place / CHAINS) / 10));
  });
});
