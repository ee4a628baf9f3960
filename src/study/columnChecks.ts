import { formatPeriod, stepOf } from '../core/calendar.ts';
import type { Issue, Warning } from '../core/error.ts';
import type { Column } from '../language/contract/contract.ts';
import type { Model } from '../language/model.ts';
import type { Cell } from '../tables/cell.ts';
import { advertisingMoney } from './advertisingMoney.ts';
import { labelWithin } from './labelWithin.ts';
import { saidOf } from './said.ts';
import { type History, monthPlace } from './study.ts';

/** The cell of a column in a month, the first being 0: what errors point at. */
export type CellAt = (column: string, month: number) => Cell;

interface Checked {
  readonly column: Column;
  readonly model: Model;
}

/** Ratios are often rounded to whole percents: half of one is no contradiction. */
const ROUNDING = 0.005;

/** A ratio that is given as 0 in a month in which one of its parts is above 0. */
export function zeroRatios(history: History, { column, model, cellAt }: Checked & { readonly cellAt: CellAt }): Issue[] {
  const { name, label, kind, derived } = column;
  const given = history.columns.get(name);
  if (kind !== 'ratio' || !given || !derived) return [];
  return history.months.flatMap((month, index): Issue[] => {
    if (given[index] !== 0) return [];
    const part = [...derived.over, ...derived.under].find((other) => valueAt(history, other, index) > 0);
    if (part === undefined) return [];
    const message = `${label} 0 in ${formatPeriod(month)}, a ${stepOf(month)} with ${labelWithin(part, model)}`;
    const advice = `Write the true ${labelWithin(name, model)}, or leave the cell empty where it is not known.`;
    return [{ opening: 'invalid', message, place: cellAt(name, index).place, advice }];
  });
}

/** Months in which a ratio and both of its parts are given, and do not agree. */
export function contradictions(history: History, { column, model }: Checked): Warning[] {
  const { name, label, kind, derived } = column;
  const [above, ...others] = derived?.over ?? [];
  const [below, ...more] = derived?.under ?? [];
  if (kind !== 'ratio' || above === undefined || below === undefined || others.length + more.length > 0) return [];
  return [...history.months.keys()].flatMap((index): Warning[] => {
    const [whole, base] = [valueAt(history, above, index), valueAt(history, below, index)];
    const implied = valueAt(history, name, index) * base;
    if (!(Math.abs(implied - whole) > ROUNDING * base + 1)) return [];
    const message = `${label} times ${labelWithin(below, model)} gives ${Math.round(implied)}, but ${labelWithin(above, model)} is ${Math.round(whole)}: one of the three is wrong.`;
    return [{ code: 'ratio-contradiction', message, place: monthPlace(history, index) }];
  });
}

/** Months in which a column is above the one that it should lie within. */
export function aboveOthers(history: History, model: Model): Warning[] {
  return [...model.columns.values()].flatMap(({ name, label, within }) => {
    if (within === undefined) return [];
    return history.months.flatMap((month, index): Warning[] => {
      if (!(valueAt(history, name, index) > valueAt(history, within, index))) return [];
      const message = `${label}: more than ${labelWithin(within, model)} in ${formatPeriod(month)}. They may count something else as well, or one of the two is wrong.`;
      return [{ code: 'part-above-whole', message, place: monthPlace(history, index) }];
    });
  });
}

/** Amounts that are credited to advertising in months without any: they are of earlier months, and no measurement of what money does. */
export function withoutAdvertising(history: History, model: Model): Warning[] {
  const money = advertisingMoney(history, model);
  return [...model.columns.values()].flatMap(({ name, label, attributed, kind }) => {
    if (!attributed || kind === 'ratio') return [];
    const isSuch = (month: number): boolean => money[month] === 0 && valueAt(history, name, month) > 0;
    const [first, ...others] = [...history.months.keys()].filter(isSuch);
    const step = first === undefined ? undefined : history.months[first];
    if (first === undefined || step === undefined) return [];
    const count = `${others.length + 1} ${stepOf(step)}${others.length === 0 ? '' : 's'}`;
    const message = `${label} without advertising in ${count}: what earlier advertising brought, from which nothing is learnt.`;
    return [{ code: 'attributed-without-advertising', message, place: monthPlace(history, first) }];
  });
}

function valueAt({ columns }: History, name: string, month: number): number {
  return saidOf(columns.get(name), month);
}
