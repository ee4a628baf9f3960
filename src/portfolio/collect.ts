import { fail } from '../core/error.ts';
import { at } from '../core/present.ts';
import type { AccountResult, ProductRow, Step } from './accountResult.ts';
import { openSums, rowOf } from './accountSums.ts';
import { halfMean } from './menu.ts';
import { currencyOf, inOneCurrency, type Records } from './oneCurrency.ts';
import { allAt, choiceAt, type Menus, priceOfMoney } from './price.ts';
import type { LeftOut } from './record.ts';
import { topRows } from './topRows.ts';

export interface Collecting {
  readonly records: Records;
  /** Units of the account's currency for one of another. */
  readonly rates?: ReadonlyMap<string, number>;
  /** Money in the window over that of going on as before; given the money of that. */
  readonly allowed: (spend: number) => number;
  /** Hears of every product, in order. */
  readonly row: (row: ProductRow) => void;
  readonly leftOut: (record: LeftOut) => void;
}

const SHOWN = 20;
const PARTS = [0.5, 0.75, 0.9, 1, 1.1, 1.25, 1.5];

/** Sums up an account from the records of its products, in two passes; holds a few numbers a product. */
export function collect({ records, rates, allowed, row, leftOut }: Collecting): AccountResult {
  const currency = currencyOf(records, rates);
  const inOne = inOneCurrency(records, { currency, rates });
  const { menus, spend } = menusOf(inOne);
  const money = allowed(spend);
  const price = priceOfMoney(menus, money) ?? tooLittle(menus, { money, spend });
  const advised = adviseAll(inOne, { menus, price: price.price, row, leftOut });
  const steps = PARTS.flatMap((part): Step[] => {
    const step = priceOfMoney(menus, (part - 1) * spend);
    return step && step.price > 0 ? [{ part, ...step }] : [];
  });
  const free = allAt(menus, 0);
  return { currency, allowed: money, price, steps: [...steps, { part: 1 + free.extra / spend, ...free }], ...advised };
}

function tooLittle(menus: Menus, { money, spend }: { readonly money: number; readonly spend: number }): never {
  const least = spend + allAt(menus, Number.MAX_VALUE).extra;
  return fail({
    opening: 'invalid',
    message: `budget of ${(spend + money).toFixed(0)}: no choice among plans and steps spends so little`,
    advice: `Allow at least ${Math.ceil(least)}, or give plans that spend less.`,
  });
}

function menusOf(records: Records): { readonly menus: Menus; readonly spend: number } {
  const [starts, extra, gain]: [number[], number[], number[]] = [[], [], []];
  let spend = 0;
  for (const record of records()) {
    if (record.kind !== 'ran') continue;
    starts.push(extra.length);
    extra.push(0);
    gain.push(0);
    spend += record.menu.spend;
    for (const option of record.menu.options) {
      extra.push(option.extra);
      gain.push(halfMean(option.gain, 0));
    }
  }
  starts.push(extra.length);
  const menus = { starts: Uint32Array.from(starts), extra: Float64Array.from(extra), gain: Float64Array.from(gain) };
  return { menus, spend };
}

type Advised = Pick<AccountResult, 'totals' | 'add' | 'cut' | 'shift' | 'leftOut' | 'reasons'>;
type Advising = Pick<Collecting, 'row' | 'leftOut'> & { readonly menus: Menus; readonly price: number };

function adviseAll(records: Records, { menus, price, row, leftOut }: Advising): Advised {
  const tops = [
    topRows<ProductRow>(SHOWN, gained),
    topRows<ProductRow>(SHOWN, gained),
    topRows<ProductRow>(SHOWN, gained),
  ] as const;
  const [add, cut, shift] = tops;
  const sum = openSums();
  const out: { readonly first: LeftOut[]; readonly reasons: Map<string, number> } = { first: [], reasons: new Map() };
  let place = 0;
  for (const record of records()) {
    if (record.kind === 'learnt') continue;
    if (record.kind === 'left out') {
      leftOut(record);
      sum.leftOut(record);
      countReason(out, record);
      continue;
    }
    const option = record.menu.options[choiceAt(menus, place, price) - at(menus.starts, place) - 1];
    place++;
    const advice = rowOf(record, option);
    sum.add(record, advice, option);
    row(advice);
    if (advice.kind !== 'hold') (advice.extra > 0 ? add : advice.extra < 0 ? cut : shift).add(advice);
  }
  return {
    totals: sum.totals(),
    ...{ add: add.rows(), cut: cut.rows(), shift: shift.rows(), leftOut: out.first },
    reasons: [...out.reasons].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count),
  };
}

const gained = ({ gain }: ProductRow): number => gain.mean;

/** Kinds of reasons that are told apart. */
const REASONS = 50;

function countReason(out: { readonly first: LeftOut[]; readonly reasons: Map<string, number> }, record: LeftOut): void {
  if (out.first.length < SHOWN) out.first.push(record);
  const [issue] = record.issues;
  if (!issue) return;
  const reason = `${issue.opening} ${issue.message}`.replace(/"[^"]*"/g, '"…"').replace(/\d+/g, 'n');
  const kind = out.reasons.has(reason) || out.reasons.size < REASONS ? reason : 'other reasons';
  const known = out.reasons.get(kind);
  out.reasons.set(kind, known === undefined ? 1 : known + 1);
}
