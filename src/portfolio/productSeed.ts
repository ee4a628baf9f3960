import { stream } from '../numeric/random.ts';

/** The seed of what is drawn for one product alone: it hangs on the account's seed and the product's id, on nothing else. */
export function productSeed(seed: number, id: string): number {
  return Math.floor(stream(seed, `product/${id}`)() * 0xffffffff);
}
