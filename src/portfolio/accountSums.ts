import { at } from '../core/present.ts';
import { spreadOf } from '../numeric/summary.ts';
import type { ProductRow, Totals } from './accountResult.ts';
import { halfMean, type Option } from './menu.ts';
import type { LeftOut, RanRecord } from './record.ts';

/** The advice for a product: the option that it takes, or going on as before. */
export function rowOf(record: RanRecord, option: Option | undefined): ProductRow {
  const { index, id, name, category, months, plans, menu } = record;
  const known = { index, id, name, category, months, plans, spend: menu.spend, adSpend: menu.adSpend, hold: spreadOf(menu.hold) };
  if (!option) {
    const none = { ...spreadOf(Float64Array.of(0)) };
    return { ...known, advice: 'Hold', kind: 'hold', extra: 0, extraAds: 0, gain: none, chance: 0.5 };
  }
  const { label, kind, extra, extraAds, gain } = option;
  return {
    ...known,
    advice: label,
    kind,
    extra,
    extraAds,
    gain: { ...spreadOf(gain), mean: halfMean(gain, 1) },
    chance: chanceOf(gain),
  };
}

/** Part of the draws above nil; nil itself counts half. */
function chanceOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + (value > 0 ? 1 : value === 0 ? 0.5 : 0), 0) / values.length;
}

/** Sums over products, draw by draw. */
interface Sums {
  readonly add: (record: RanRecord, row: ProductRow, option: Option | undefined) => void;
  readonly leftOut: (record: LeftOut) => void;
  readonly totals: () => Totals;
}

/** Sums that products are added to one by one, in their order. */
export function openSums(): Sums {
  const count = {
    products: 0,
    leftOut: 0,
    withoutHistory: 0,
    withoutPlan: 0,
    spend: 0,
    adSpend: 0,
    extra: 0,
    extraAds: 0,
    variance: 0,
  };
  const advised = { add: 0, cut: 0, shift: 0, keep: 0 };
  const draws: { hold: Float64Array; gain: Float64Array } = { hold: new Float64Array(), gain: new Float64Array() };
  return {
    leftOut: () => {
      count.leftOut++;
    },
    add: ({ menu, months, plans }, row, option) => {
      if (draws.hold.length === 0) {
        draws.hold = new Float64Array(menu.hold.length);
        draws.gain = new Float64Array(menu.hold.length);
      }
      count.products++;
      count.withoutHistory += Number(months === 0);
      count.withoutPlan += Number(plans === 0);
      count.spend += menu.spend;
      count.adSpend += menu.adSpend;
      count.extra += row.extra;
      count.extraAds += row.extraAds;
      advised[row.kind === 'hold' ? 'keep' : row.extra > 0 ? 'add' : row.extra < 0 ? 'cut' : 'shift']++;
      addTo(draws.hold, menu.hold);
      if (!option) return;
      addTo(draws.gain, option.gain);
      count.variance += varianceOf(option.gain);
    },
    totals: () => {
      const { variance, ...counted } = count;
      const spread = spreadOf(draws.gain.length === 0 ? Float64Array.of(0) : draws.gain);
      return {
        ...counted,
        advised,
        hold: spreadOf(draws.hold.length === 0 ? Float64Array.of(0) : draws.hold),
        gain: { ...spread, mean: draws.gain.length === 0 ? 0 : halfMean(draws.gain, 1) },
        chance: draws.gain.length === 0 ? 0.5 : chanceOf(draws.gain),
        together: variance > 0 ? Math.sqrt(varianceOf(draws.gain) / variance) : 1,
      };
    },
  };
}

function addTo(sum: Float64Array, values: Float64Array): void {
  for (let draw = 0; draw < sum.length; draw++) sum[draw] = at(sum, draw) + at(values, draw);
}

function varianceOf(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / values.length;
}
