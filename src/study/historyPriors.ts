import type { AssumptionRow } from '../core/assumption.ts';
import { formatMonth } from '../core/calendar.ts';
import type { Model } from '../language/model.ts';
import { factsOf } from './facts.ts';
import type { Layer } from './layer.ts';
import { beyondLimit, rankCells } from './rankCells.ts';
import { type History, monthPlace, type Study } from './study.ts';

/** Months at the beginning whose mean places a starting value. */
const FIRST = 3;
/** P90 over P50, and P50 over P10, of a starting value about that mean. */
const WIDTH = 1.25;

/**
 * What a study says where month 0 is the first month of its history, for calibration: product facts as they are, and
 * starting values only weakly, around the first months, because the history itself will say the rest. Takes the place of
 * `factsOf`; the register keeps its say about the shares at the start. A study without history has its facts only.
 */
export function historyPriors(study: Study, model: Model): Layer[] {
  const { history, ...rest } = study;
  if (!history) return factsOf(rest, model);
  const facts = factsOf(rest, model).filter(({ row }) => !OF_TODAY.has(row.name));
  const stated = (name: string): number => study.product.facts.get(name)?.value ?? Number.NaN;
  const until = formatMonth(history.months[Math.min(FIRST, history.months.length) - 1] ?? history.months[0] ?? (0 as never));
  const measured = firstMean(clickPrices(history));
  const derived = firstMean(history.columns.get('acos')) * stated('conversion_rate') * stated('price');
  const known = [measured, derived].find((value) => value > 0);
  const click = { name: 'starting_cost_per_click', shape: 'lognormal' } as const;
  const rows: readonly Row[] = [
    firstRank(history, { stated: stated('organic_rank'), until }),
    known === undefined
      ? { ...click, ...around(stated('cost_per_click'), WIDE), note: 'Around what product.csv says of today' }
      : { ...click, ...around(known), note: `Around the mean cost per click to ${until}` },
    { name: 'conversion_rate', shape: 'logit-normal', ...around(stated('conversion_rate')), note: 'Around the stated one' },
  ];
  return [...facts, ...rows.flatMap((row) => layerOf(row, history, model))];
}

/** Facts of product.csv that are of today: where a history begins, they may have been something else. */
const OF_TODAY: ReadonlySet<string> = new Set(['starting_rank', 'starting_cost_per_click']);
/** P90 over P50, and P50 over P10, of a starting value about what holds today. */
const WIDE = 2.5;

type Row = Pick<AssumptionRow, 'name' | 'shape' | 'low' | 'mid' | 'high' | 'note'>;

/** Around the mean of the first months, or beyond the limit where they say only that, else around what holds today. */
function firstRank(history: History, { stated, until }: { readonly stated: number; readonly until: string }): Row {
  const base = { name: 'starting_rank', shape: 'lognormal' } as const;
  const cells = rankCells(history).filter(({ month }) => month < FIRST);
  const exact = cells.filter(({ isLimit }) => !isLimit);
  const mean = exact.reduce((sum, { value }) => sum + value, 0) / exact.length;
  if (exact.length > 0 && exact.length === cells.length)
    return { ...base, ...aroundRank(mean), note: `Around the mean organic rank to ${until}` };
  const limit = Math.max(...cells.filter(({ isLimit }) => isLimit).map(({ value }) => value));
  if (limit > 0)
    return { ...base, ...beyondLimit(limit), note: `Beyond the rank of ${limit} to which it was tracked to ${until}: judgement` };
  return { ...base, ...aroundRank(stated, WIDE), note: 'Around what product.csv says of today' };
}

/** No rank lies above the first place. */
function aroundRank(value: number, width = WIDTH): Pick<Row, 'low' | 'mid' | 'high'> {
  const { low, mid, high } = around(Math.max(LEAST_RANK, value), width);
  return { low: Math.max(1, low), mid, high };
}

const LEAST_RANK = 1.05;

function around(value: number, width = WIDTH): Pick<Row, 'low' | 'mid' | 'high'> {
  return { low: value / width, mid: value, high: value * width };
}

function clickPrices({ columns }: History): Float64Array {
  const clicks = columns.get('ad_clicks') ?? new Float64Array();
  return clicks.map((count, month) => (count > 0 ? (columns.get('ad_spend')?.[month] ?? Number.NaN) / count : Number.NaN));
}

function firstMean(column: Float64Array | undefined): number {
  const known = [...(column ?? [])].filter((value) => value > 0).slice(0, FIRST);
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** Nothing where the value is not known or the model does not ask for it. */
function layerOf(row: Row, history: History, model: Model): Layer[] {
  if (!(row.mid > 0) || !model.parameters.has(row.name)) return [];
  const place = monthPlace(history, 0);
  const source = `${place.file}, first months`;
  return [{ row: { ...row, member: '', unit: '', asOf: '', source, grade: 'input', place }, origin: place.file }];
}
