import { describe, expect, it } from 'vitest';
import { stream } from '../../../src/numeric/random.ts';
import { DOORS, sampleOf } from './doors.ts';
import { judgeAll } from './judge.ts';

/** Of each way in which a row is damaged; `npm run polluted` tries every file. */
const EACH = 24;

describe('polluted files are right or refused with place and advice, never silently wrong', () => {
  it.each(DOORS)('$door', async (door) => {
    const judged = await judgeAll(door, sampleOf(door, EACH, stream(2, door.door)));
    expect(judged.filter(({ verdict }) => verdict === 'WRONG')).toEqual([]);
    const whole = judged.filter(({ file: { way } }) => way === 'file');
    expect(whole.filter(({ verdict }) => verdict === 'right').length).toBeGreaterThanOrEqual(door.right);
  });

  it('a sample holds every way of damage, at the edges of the table and within', () => {
    for (const door of DOORS) {
      const sample = sampleOf(door, EACH, stream(2, door.door));
      const ways = (files: readonly { way: string }[]): string[] => [...new Set(files.map(({ way }) => way))].sort();
      expect(ways(sample)).toEqual(ways(door.files));
      const damaged = sample.filter(({ line }) => line !== undefined);
      if (damaged.length > 0) expect(damaged.some(({ line }) => line === 1)).toBe(true);
    }
  });
});
