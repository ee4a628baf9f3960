import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A source of uniform numbers in (0, 1). */
export type Stream = () => number;

const WARM_UP = 32;

/**
 * The stream that belongs to a seed and a name. Streams of different names are independent, so a new one shifts no other.
 *
 * @example
 * stream(1, 'price')() === stream(1, 'price')() // => true
 * stream(1, 'price')() === stream(1, 'margin')() // => false
 */
export function stream(seed: number, name: string): Stream {
  const generator = xoroshiro128plus(hash(`${seed}/${name}`));
  for (let skipped = 0; skipped < WARM_UP; skipped++) uniformFloat64(generator);
  return () => {
    const value = uniformFloat64(generator);
    return value > 0 ? value : Number.EPSILON / 2;
  };
}

/** FNV-1a over UTF-16 units, then Murmur3's finaliser so that near names lie far apart. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) | 0;
}
