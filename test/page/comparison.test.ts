import { describe, expect, test } from 'vitest';
import { present } from '../../src/core/present.ts';
import { recompare } from '../../src/decide/recompare.ts';
import { createComparison } from '../../src/page/comparison.ts';
import type { PageSource } from '../../src/page/pageSource.ts';
import type { Wishes } from '../../src/page/pageWishes.ts';
import { firstDraws, holdSlot, type ParameterDraws } from '../../src/run/draws.ts';
import { kernelsOf } from '../../src/run/kernels.ts';
import { CALIBRATED } from '../helpers/sampleCalibrated.ts';
import { SAMPLE, sampleDecision } from '../helpers/sampleDecision.ts';
import { trialSetting } from '../helpers/shipped.ts';
import { openedPage } from './openedPage.ts';

const usual = (source: PageSource): Wishes => ({
  reading: source.parcel.decision.reading,
  assetCredit: source.parcel.assetCredit,
  held: new Map(),
  money: new Map(),
});

describe('a page of a study without a posterior', () => {
  const decision = sampleDecision({ winner: 'content' });
  const page = openedPage(decision);
  const compare = createComparison(page);

  test('draws the same numbers itself, and stands as the report does', () => {
    const { rows, byWindow, nothing, lead } = decision.ranking;
    expect(page.parcel.readings[0]?.draws.slots.filter(Array.isArray)).toEqual([]);
    expect(compare(usual(page), 1000).ranking).toMatchObject({ rows, byWindow, nothing, lead });
  });

  test('has the other reading too', () => {
    const { reading, rows } = decision.otherReading;
    const there = compare({ ...usual(page), reading }, 1000);
    expect(there.reading).toBe(reading);
    expect(there.ranking.rows).toEqual(rows);
  });

  test('counts less of what comes after the window where that is wished', () => {
    const [half, none] = [0.5, 0].map((assetCredit) => compare({ ...usual(page), assetCredit }, 1000));
    const whole = compare(usual(page), 1000);
    for (const { name, againstHold } of whole.ranking.rows.filter(({ kind }) => kind === 'plan')) {
      const at = (one: typeof half) => one?.ranking.rows.find((row) => row.name === name)?.againstHold;
      expect((at(half)?.after ?? Number.NaN) - (againstHold?.after ?? 0) / 2).toBeCloseTo(0, 4);
      expect((at(none)?.difference.mean ?? Number.NaN) - (againstHold?.within ?? 0)).toBeCloseTo(0, 4);
    }
  });

  test('a plan of the reader’s own is one more, and spends what he says', () => {
    const money = new Map([[page.own, new Map([['advertising 2027 Q1', 1000]])]]);
    const own = compare({ ...usual(page), money }, 1000);
    expect(own.plans.map(({ name }) => name)).toEqual([...decision.plans.map(({ name }) => name), page.own]);
    const plan = own.plans.at(-1);
    expect(plan?.quarters.find(({ label }) => label === '2027 Q1')?.adSpend).toBeCloseTo(1000, 9);
    const best = decision.plans.find(({ name }) => name === decision.best);
    expect(plan?.quarters[0]).toMatchObject({
      adSpend: best?.quarters[0]?.adSpend,
      contentSpend: best?.quarters[0]?.contentSpend,
    });
  });
});

describe('a page of what a history taught', () => {
  const page = openedPage(CALIBRATED, () => ({ bits: 10, count: 60 }));
  const [hold] = page.parcel.readings[0]?.free ?? [];
  const slot = hold?.slot ?? '';
  const wishes = { ...usual(page), held: new Map([[slot, hold?.high ?? 0]]) };

  /** The engine on these draws, outside the page. */
  const ranked = (draws: ParameterDraws) => {
    const { core } = trialSetting(SAMPLE.model, SAMPLE.study);
    const { timeline, marketplace } = page.parcel;
    const { model } = CALIBRATED.workings;
    const world = { model, timeline, marketplace };
    const runs = { plans: page.plans, assetCredit: 1, kernelFor: kernelsOf(model) };
    return recompare({ core, world, assumptions: [], errors: [], ...runs, draws }, undefined).ranking.rows;
  };

  test('gives what the engine gives for the same draws, one assumption held', () => {
    const draws = page.drawsOf(page.parcel.decision.reading);
    const held = holdSlot(draws, draws.slots.indexOf(slot), wishes.held.get(slot) ?? 0);
    expect(createComparison(page)(wishes, 1000).ranking.rows).toEqual(ranked(held));
  });

  test('is off from the report’s own draws by far less than other draws would be', () => {
    const exact = ranked(firstDraws(present(CALIBRATED.workings.readings[0], 'a reading').draws, 60));
    const shown = createComparison(page)(usual(page), 1000).ranking.rows;
    for (const { name, againstHold } of exact.filter(({ kind }) => kind === 'plan')) {
      const { difference, error } = present(againstHold, name);
      const mean = shown.find((row) => row.name === name)?.againstHold?.difference.mean ?? Number.NaN;
      expect(Math.abs(mean - difference.mean), name).toBeLessThan(0.05 * error);
    }
  });

  test('its draws are off by no more than half a step', () => {
    const { draws, assumptions } = CALIBRATED.workings.readings[0] ?? {};
    const packed = page.drawsOf(page.parcel.decision.reading);
    const slots = page.parcel.readings[0]?.draws.slots ?? [];
    const stepped = slots.flatMap((one, index) => (Array.isArray(one) ? [{ index, width: one[1] - one[0] }] : []));
    expect(assumptions?.length).toBe(slots.length);
    expect(stepped.length).toBeGreaterThan(30);
    for (const { index, width } of stepped)
      for (let draw = 0; draw < 60; draw++) {
        const [exact = 0, got = 1] = [draws?.values[index * draws.stride + draw], packed.values[index * packed.stride + draw]];
        expect(Math.abs(got - exact)).toBeLessThan((0.5001 * width) / 1023);
      }
    expect(packed.batches).toEqual(draws?.batches?.slice(0, 60));
  });
});
