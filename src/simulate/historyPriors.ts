import type { AssumptionRow } from '../core/assumption.ts';
import { formatMonth } from '../core/calendar.ts';
import type { History, Study } from '../inputs/study.ts';
import type { Model } from '../model/model.ts';
import type { Layer } from './assumptions.ts';
import { factsOf } from './facts.ts';

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
  const facts = factsOf(rest, model);
  if (!history) return facts;
  const stated = (name: string): number => study.product.facts.get(name)?.value ?? Number.NaN;
  const until = formatMonth(history.months[Math.min(FIRST, history.months.length) - 1] ?? history.months[0] ?? (0 as never));
  const rank = firstMean(history.columns.get('organic_rank'));
  const clickPrice = firstPositive(
    firstMean(clickPrices(history)),
    firstMean(history.columns.get('acos')) * stated('conversion_rate') * stated('price'),
  );
  return [
    ...facts,
    ...about(
      { name: 'starting_rank', value: rank, shape: 'lognormal', note: `Around the mean organic rank to ${until}` },
      history,
      model,
    ),
    ...about(
      {
        name: 'starting_cost_per_click',
        value: clickPrice,
        shape: 'lognormal',
        note: `Around the mean cost per click to ${until}`,
      },
      history,
      model,
    ),
    ...about(
      { name: 'conversion_rate', value: stated('conversion_rate'), shape: 'logit-normal', note: 'Around the stated one' },
      history,
      model,
    ),
  ];
}

function clickPrices({ columns }: History): Float64Array {
  const clicks = columns.get('ad_clicks') ?? new Float64Array();
  return clicks.map((count, month) => (count > 0 ? (columns.get('ad_spend')?.[month] ?? Number.NaN) / count : Number.NaN));
}

function firstMean(column: Float64Array | undefined): number {
  const known = [...(column ?? [])].filter((value) => value > 0).slice(0, FIRST);
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}

function firstPositive(...values: readonly number[]): number {
  return values.find((value) => value > 0) ?? Number.NaN;
}

function about(
  { name, value, shape, note }: Pick<AssumptionRow, 'name' | 'shape' | 'note'> & { readonly value: number },
  history: History,
  model: Model,
): Layer[] {
  if (!(value > 0) || !model.parameters.has(name)) return [];
  const place = { file: history.file, line: history.lines[0] ?? 1 };
  const row = {
    name,
    member: '',
    unit: '',
    shape,
    low: value / WIDTH,
    mid: value,
    high: value * WIDTH,
    asOf: '',
    source: `${place.file}, first months`,
    grade: 'input',
    note,
    place,
  };
  return [{ row, origin: place.file }];
}
