import { describe, expect, it } from 'vitest';
import { at, present } from '../../src/core/present.ts';
import { delayOf } from '../../src/decide/delay.ts';
import { marginalReturns } from '../../src/decide/marginal.ts';
import { expectedGains, pots, SCALE } from './optimise/pots.ts';

const SETTING = pots(2048);

describe('what the next money earns', () => {
  it('is the slope of each line at the money of the plan', () => {
    const [hold] = marginalReturns(SETTING, SETTING.plans);
    const { rows, draws } = present(hold, 'hold');
    expect(draws).toBe(512);
    const every = Uint32Array.from({ length: 512 }, (_, index) => index * 4);
    const values = Float64Array.from({ length: 3 * 512 }, (_, index) =>
      at(SETTING.draws.values, Math.floor(index / 512) * 2048 + at(every, index % 512)),
    );
    const [one, two] = expectedGains({ ...SETTING.draws, count: 512, stride: 512, values });
    for (const { mean } of at(rows, 0).cells) expect(mean).toBeCloseTo(one / (1000 + SCALE) - 1, 9);
    for (const { mean } of at(rows, 1).cells) expect(mean).toBeCloseTo(two / (500 + SCALE) - 1, 9);
    for (const { p10, mean, p90 } of rows.flatMap(({ cells }) => cells)) expect([p10 < mean, mean < p90]).toEqual([true, true]);
  });
});

describe('what waiting costs', () => {
  it('is what the extra money would have earned in the months that are lost', () => {
    const [hold] = SETTING.plans;
    const more = {
      name: 'more',
      series: new Map(
        [...present(hold, 'hold').series].map(([slot, values]) => [slot, values.map((v, month) => (month === 0 ? v : v + 100))]),
      ),
    };
    const difference = new Float64Array(SETTING.draws.count);
    const delay = present(delayOf(SETTING, more, { label: 'More', difference }), 'a delay');
    expect(delay.starts.map(({ quarters }) => quarters)).toEqual([0, 1]);
    const [now, later] = delay.starts.map(({ againstHold }) => againstHold.difference.mean);
    expect(present(later, 'later') / present(now, 'now')).toBeCloseTo(0.5, 9);
    expect(delay.eachQuarter / present(now, 'now')).toBeCloseTo(0.5, 9);
    expect(delayOf(SETTING, present(hold, 'hold'), { label: 'Hold', difference })).toBeUndefined();
  });
});
