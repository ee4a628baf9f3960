import { describe, expect, it } from 'vitest';
import { shippedModel } from '../helpers/shipped.ts';
import { BRANDS } from './brands.ts';
import { gate } from './gate.ts';

const model = shippedModel();

/** Part of draws that must lie where such brands do. */
const WANTED = 0.8;

/** Lines that the register misses, said in the model's README: a launch sells too little by itself for content to add much. */
const MISSED = new Set(['launch: sales by a listing and reviews programme']);

describe.each(['article', 'evidence'])('before any data, in the reading %s', (reading) => {
  it.each(BRANDS)('the register says of the brand "$name" what is known of such brands', (brand) => {
    const { lines, effective } = gate(model, brand, { reading, pool: 3000, count: 800 });
    const error = Math.sqrt((WANTED * (1 - WANTED)) / Math.min(effective, 800));
    for (const { name, inside } of lines) {
      if (MISSED.has(`${brand.name}: ${name}`)) expect(inside, name).toBeGreaterThan(0.5);
      else expect(inside, name).toBeGreaterThanOrEqual(WANTED - 4 * error);
    }
  });
});
