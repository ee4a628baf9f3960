import { describe, expect, it } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { runPlan, withDraws } from '../../src/decide/decisionSetting.ts';
import { planOutcome } from '../../src/decide/outcome.ts';
import { prepare } from '../../src/decide/prepare.ts';
import { neverSpending } from '../../src/decide/runOff.ts';
import { calibrate } from '../../src/posterior/calibrate.ts';
import { holdSlot } from '../../src/run/draws.ts';
import { kernelsOf } from '../../src/run/kernels.ts';
import { shippedStudy } from '../posterior/shippedWorld.ts';

const DRAWS = 60;
const { model, study, source } = shippedStudy();
const history = source({ runs: 2, chains: 4, warmUp: 300, block: 300, thin: 5, mostBlocks: 1 }, DRAWS);
const calibration = await calibrate(history, () => undefined);

function setting(held?: ReadonlyMap<string, number>) {
  const marketplace = model.marketplaces.find(({ id }) => id === 'US');
  if (!marketplace) throw new Error('no marketplace');
  const base = {
    model,
    study,
    marketplace,
    reading: 'article' as const,
    set: new Map(),
    draws: DRAWS,
    seed: 1,
    ...(held && { held }),
  };
  return prepare({ ...base, to: monthOf(2027, 12), point: false, assetCredit: 1, kernelFor: kernelsOf(model), calibration });
}

describe('a projection from a posterior', () => {
  const ready = setting();
  const { actual, lead } = ready.world.timeline;
  const [hold] = ready.plans;
  if (!hold) throw new Error('no plan');

  it('begins in the first actual month and knows the last', () => {
    expect([lead, actual]).toEqual([0, study.history.months.length - 1]);
    expect(ready.draws.count).toBe(DRAWS);
  });

  it('joins the last actual month, and what the model missed there fades by the persistence', () => {
    expect(ready.errors.map(({ variable }) => variable)).toEqual([
      'attributed_ad_sales',
      'cost_per_click',
      'revenue',
      'organic_rank',
      'search_share',
    ]);
    const outputs = ready.errors.map(({ variable }) => variable);
    const silent = ready.errors.reduce(
      (draws, { parameter }) => holdSlot(draws, draws.slots.indexOf(parameter ?? ''), 0),
      ready.draws,
    );
    const [joined, plain] = [ready.draws, silent].map((draws) => runPlan(withDraws(ready, draws), hold, { outputs }));
    for (const [column, { variable, last, persistence }] of calibration.residuals) {
      const measured = history.columns.get(column)?.at(-1) ?? Number.NaN;
      for (let draw = 0; draw < DRAWS; draw++) {
        const left = (months: number): number => {
          const month = actual + months;
          return Math.log((joined?.at(variable, month)[draw] ?? 0) / (plain?.at(variable, month)[draw] ?? 0));
        };
        const fit = plain?.at(variable, actual)[draw] ?? Number.NaN;
        expect(fit * Math.exp(last[draw] ?? 0)).toBeCloseTo(measured, 6);
        expect(left(0)).toBe(0);
        for (const months of [1, 2, 9])
          expect(left(months)).toBeCloseTo((last[draw] ?? 0) * (persistence[draw] ?? 0) ** months, 9);
      }
    }
  });

  it('gives bands for what is measured that are wider than those of the variable', () => {
    const { series, measured } = planOutcome(ready, hold, neverSpending(ready, hold));
    expect([...measured.keys()].sort()).toEqual([
      'acos',
      'attributed_ad_sales',
      'cost_per_click',
      'organic_rank',
      'revenue',
      'search_share',
      'tacos',
    ]);
    for (const [slot, band] of measured) {
      const width = (of = series.get(slot)) => (of?.p90.at(-1) ?? 0) - (of?.p10.at(-1) ?? 0);
      // All sales stray by 1.5 % alone: the quantiles of these few draws move by as much either way.
      expect(width(band), slot).toBeGreaterThan(['revenue', 'tacos'].includes(slot) ? 0.985 * width() : width());
    }
  });

  it('takes the percentiles of what was learnt, and keeps the prior of the rest', () => {
    const learnt = calibration.learnt.find(({ slot }) => slot === 'carryover');
    const used = ready.assumptions.find(({ id }) => id === 'carryover');
    expect([used?.low, used?.mid, used?.high]).toEqual([learnt?.posterior.p10, learnt?.posterior.p50, learnt?.posterior.p90]);
    expect(used?.origin).toContain('history.csv');
    const price = ready.assumptions.find(({ id }) => id === 'price');
    expect(price?.origin).not.toContain('history.csv');
  });
});

describe('an assumption that is held', () => {
  const values = new Map([
    ['incremental_part', 0.4],
    ['half_life', 5],
  ]);
  const [free, held] = [setting(), setting(values)];
  const rowsOf = ({ draws: { slots, stride, count, values: all } }: typeof free) =>
    new Map(slots.map((slot, row) => [slot, all.slice(row * stride, row * stride + count)]));

  it('takes the place of its draws, of every member where it has some; all else stays as it was learnt', () => {
    const [before, after] = [rowsOf(free), rowsOf(held)];
    const changed = [...after].filter(([slot, row]) => row.some((value, draw) => value !== before.get(slot)?.[draw]));
    const own = [...before.keys()].filter((slot) => slot === 'incremental_part' || slot.startsWith('half_life.'));
    expect(changed.map(([slot]) => slot).sort()).toEqual(own.sort());
    expect(own.length).toBeGreaterThan(2);
    for (const [slot, row] of changed) expect(new Set(row)).toEqual(new Set([slot === 'incremental_part' ? 0.4 : 5]));
    expect(free.draws).toBe(calibration.draws);
  });

  it('says so where it stands', () => {
    const [plain, own] = [free, held].map(({ assumptions }) => assumptions.find(({ id }) => id === 'incremental_part'));
    expect(plain?.origin).toContain('history.csv');
    expect(own).toMatchObject({ origin: '--hold', shape: 'fixed', low: 0.4, mid: 0.4, high: 0.4 });
  });

  it('is refused where --set would be', () => {
    expect(() => setting(new Map([['incremental_prt', 0.4]]))).toThrow(/^unknown parameter "incremental_prt"\n {2}at --hold/);
    expect(() => setting(new Map([['incremental_part', 4]]))).toThrow(/^invalid value of "incremental_part"/);
    expect(() => setting(new Map([['ad_sales_residual', 0]]))).toThrow(/^invalid parameter "ad_sales_residual"/);
  });
});
