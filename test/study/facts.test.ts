import { describe, expect, it } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { factsOf } from '../../src/study/facts.ts';
import { historyPriors } from '../../src/study/historyPriors.ts';
import { planInputs } from '../../src/study/planInputs.ts';
import type { History } from '../../src/study/study.ts';
import { timelineOf } from '../../src/study/studyTimeline.ts';
import { shippedModel, trialStudy } from '../helpers/shipped.ts';

const model = shippedModel();
const MONTHS = 6;

function history(columns: Record<string, readonly number[]>, limits: Record<string, readonly number[]> = {}): History {
  const months = Array.from({ length: MONTHS }, (_, index) => monthOf(2025, 1 + index));
  const all = (of: Record<string, readonly number[]>) =>
    new Map(Object.entries(of).map(([name, row]) => [name, Float64Array.from(row)]));
  return {
    file: 'history.csv',
    months,
    lines: months.map((_, index) => index + 2),
    columns: all(columns),
    limits: all(limits),
    final: months.map(() => true),
  };
}

const six = (value: number): number[] => Array<number>(MONTHS).fill(value);
const none = Number.NaN;
const study = (past: History) => ({ ...trialStudy([]), history: past });
const rankIn = (layers: ReturnType<typeof factsOf>) => layers.findLast(({ row }) => row.name === 'starting_rank')?.row;

describe('what a history says of the rank', () => {
  it('is the last measured one, with its month', () => {
    const past = history({ ad_spend: six(1000), ad_sales: six(4000), organic_rank: [12, 13, 14, none, none, none] });
    expect(rankIn(factsOf(study(past), model))).toMatchObject({ low: 14, mid: 14, high: 14, note: 'Organic rank in 2025-03' });
  });

  it('lies beyond a limit, where that is the last that is known', () => {
    const past = history(
      { ad_spend: six(1000), ad_sales: six(4000), organic_rank: [12, 13, none, none, none, none] },
      { organic_rank: [none, none, 48, 48, 48, 48] },
    );
    expect(rankIn(factsOf(study(past), model))).toMatchObject({ low: 48, mid: 72, high: 144, shape: 'lognormal' });
  });

  it('of today is no fixed rank of the first month', () => {
    const past = history({ ad_spend: six(1000), ad_sales: six(4000) });
    expect(rankIn(historyPriors(study(past), model))).toMatchObject({ low: 14 / 2.5, mid: 14, high: 35 });
  });
});

describe('what a history says of conversion and clicks', () => {
  const past = { ad_spend: six(1000), ad_sales: six(4000), acos: six(0.25) };
  const start = (columns: Record<string, readonly number[]>, name: string) =>
    factsOf(study(history({ ...past, ...columns })), model).findLast(({ row }) => row.name === name)?.row.mid;

  it('is by the mean price of the last months, however many they are', () => {
    const known = { ad_clicks: six(800), price: [60, 60, 60, 45, 50, 55] };
    expect(start(known, 'conversion_rate')).toBeCloseTo(4000 / 800 / 50, 12);
    expect(start(known, 'starting_cost_per_click')).toBeCloseTo(1000 / 800, 12);
  });

  it('is by the price of product.csv where the months say none', () => {
    expect(start({ ad_clicks: six(800) }, 'conversion_rate')).toBeCloseTo(4000 / 800 / 40, 12);
    expect(start({}, 'starting_cost_per_click')).toBeCloseTo(0.25 * 0.1 * 40, 12);
  });
});

describe('content money of the past', () => {
  it('that is known by signal in some months only is still all there', () => {
    const past = history({
      ad_spend: six(1000),
      ad_sales: six(4000),
      content_spend: six(1500),
      'content_spend.reviews': [none, none, none, 500, 500, 1500],
    });
    const [hold] = planInputs(study(past), model, timelineOf(study(past), monthOf(2025, 8)));
    const money = [...(hold?.series ?? [])].filter(([slot]) => /^(build|upkeep)\./.test(slot));
    for (let month = 0; month < MONTHS; month++)
      expect(money.reduce((sum, [, values]) => sum + (values[month] ?? 0), 0)).toBeCloseTo(1500, 9);
  });
});

describe('facts that are exact', () => {
  it('are that number, whatever rounding does to its complement', () => {
    for (const percent of [1, 3, 5, 7, 11, 29, 57, 93]) {
      const past = history({ ad_spend: six(1000), ad_sales: six(4000) });
      const base = study(past);
      const rate = { value: percent / 100, note: '', place: { file: 'product.csv', line: 2 } };
      const facts = new Map([...base.product.facts, ['discount_rate', rate]]);
      const row = historyPriors({ ...base, product: { ...base.product, facts } }, model).find(
        (layer) => layer.row.name === 'discount_rate',
      )?.row;
      expect([row?.low, row?.mid, row?.high]).toEqual([percent / 100, percent / 100, percent / 100]);
    }
  });
});
