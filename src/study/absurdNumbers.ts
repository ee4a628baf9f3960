import { formatPeriod, monthNumber, stepOf, yearOf } from '../core/calendar.ts';
import type { Place, Warning } from '../core/error.ts';
import { groupBy } from '../core/groupBy.ts';
import { at } from '../core/present.ts';
import type { Model } from '../language/model.ts';
import { columnValues } from './derivedColumns.ts';
import { historyColumns } from './historyColumns.ts';
import { labelWithin } from './labelWithin.ts';
import type { History, Product } from './study.ts';

/** How far a month may lie from those around it: a digit too many is ten times, and no season is seven. */
const FAR = 7;
/** A ratio of two amounts that jumps so far, and by so much, changed its meaning or one of its parts. */
const JUMP = { times: 4, by: 0.2 };
/** Months on either side that a month is compared with, and how many there must be. */
const AROUND = { each: 3, least: 3 };
/** Months of a calendar year that grow like the sum of a year. */
const GROWING = 5;

export interface AbsurdContext {
  readonly model: Model;
  readonly facts?: Product['facts'];
  /** Where the number of a column in a month, the first being 0, stands. */
  readonly placeOf: (column: string, month: number) => Place;
}

/** Numbers that are hardly what they are meant to be, a warning each with its cell. They are used as they are. */
export function absurdNumbers(history: History, context: AbsurdContext): Warning[] {
  const known = historyColumns(context.model);
  return [...known]
    .flatMap(([name, { kind }]): Warning[] => {
      const values = history.columns.get(name);
      if (!values || kind === 'yesNo' || kind === 'mark') return [];
      const column = { name, label: labelWithin(name, context.model), values };
      if (kind === 'ratio') return jumps(history, column, context);
      if (kind !== 'money' && kind !== 'count') return [];
      const years = growing(history, column, context);
      return years.length > 0 ? years : far(history, column, context);
    })
    .concat(dearUnits(history, context));
}

interface Named {
  readonly name: string;
  readonly label: string;
  readonly values: Float64Array;
}

function far(history: History, { name, label, values }: Named, { placeOf }: AbsurdContext): Warning[] {
  return history.months.flatMap((month, index): Warning[] => {
    const [value, usual] = [at(values, index), aroundMedian(values, index)];
    const times = value > usual ? value / usual : usual / value;
    if (!(value > 0 && usual > 0 && times >= FAR)) return [];
    const side = value > usual ? `${shown(times)} times` : `a ${shown(times)}th of`;
    const message = `${label} of ${formatPeriod(month)}, ${shown(value)}, is ${side} that of the ${stepOf(month)}s around it, ${shown(usual)}. If it is a slip or in another unit, correct it.`;
    return [{ code: 'month-far-from-others', message, place: placeOf(name, index) }];
  });
}

function jumps(history: History, { name, label, values }: Named, { placeOf }: AbsurdContext): Warning[] {
  return history.months.flatMap((month, index): Warning[] => {
    const [value, usual] = [at(values, index), aroundMedian(values, index)];
    const times = value > usual ? value / usual : usual / value;
    if (!(value > 0 && times >= JUMP.times && Math.abs(value - usual) >= JUMP.by)) return [];
    const message = `${label} of ${formatPeriod(month)}, ${percent(value)}, is far from that of the ${stepOf(month)}s around it, ${percent(usual)}: one of its parts may be wrong.`;
    return [{ code: 'ratio-jumps', message, place: placeOf(name, index) }];
  });
}

/** The median of what is above 0 within some months on either side; NaN where too little is. */
function aroundMedian(values: Float64Array, index: number): number {
  const near = [...values.slice(Math.max(0, index - AROUND.each), index), ...values.slice(index + 1, index + 1 + AROUND.each)];
  const known = near.filter((value) => value > 0).sort((a, b) => a - b);
  return known.length < AROUND.least ? Number.NaN : at(known, Math.floor((known.length - 1) / 2));
}

/** Years whose months grow like sums from its first month on: each about as many times the first as it has months. */
function growing(history: History, { name, label, values }: Named, { placeOf }: AbsurdContext): Warning[] {
  const years = groupBy(history.months.keys(), (index) => yearOf(at(history.months, index)));
  return [...years.values()].flatMap((indexes): Warning[] => {
    const [first = 0] = indexes;
    const month = at(history.months, first);
    if (stepOf(month) !== 'month' || monthNumber(month) !== 1 || indexes.length < GROWING) return [];
    const base = at(values, first);
    const like = indexes.every((index, place) => {
      const times = at(values, index) / base;
      return (
        base > 0 &&
        (place === 0 || (at(values, index) > at(values, index - 1) && times > 0.5 * place + 0.5 && times < 2 * (place + 1)))
      );
    });
    if (!like) return [];
    const message = `${label} grows from ${formatPeriod(month)} on like the sum of the year so far. If the rows are year to date, write each month by itself.`;
    return [{ code: 'year-to-date', message, place: placeOf(name, first) }];
  });
}

/** Units that cost more than the product sells for: a click for more than an order brings. */
function dearUnits(history: History, { model, facts, placeOf }: AbsurdContext): Warning[] {
  const prices = [...model.facts.values()].filter(({ kind, needed }) => kind === 'price' && needed === 'always');
  const price = Math.max(...prices.map(({ name }) => facts?.get(name)?.value ?? Number.NaN));
  return [...model.columns.values()].flatMap(({ name, format, derived }): Warning[] => {
    if (format !== 'price' || !derived) return [];
    const values = columnValues(name, { history, columns: model.columns, ...(facts && { facts }) });
    return history.months.flatMap((month, index): Warning[] => {
      const value = values?.[index] ?? Number.NaN;
      if (!(value > price)) return [];
      const message = `${labelWithin(name, model)} of ${formatPeriod(month)} is ${shown(value)}, more than the product's price, ${shown(price)}: ${derived.over.join(', ')} or ${derived.under.join(', ')} is wrong, or in another unit.`;
      return [{ code: 'unit-dearer-than-price', message, place: placeOf(derived.over[0] ?? name, index) }];
    });
  });
}

function shown(value: number): string {
  const [whole = '', rest] = String(Number(value.toPrecision(value >= 1000 ? 7 : 3))).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${rest === undefined ? '' : `.${rest}`}`;
}

function percent(value: number): string {
  return `${shown(value * 100)} %`;
}
