import type { AssumptionRow, Shape } from '../core/assumption.ts';
import { formatMonth } from '../core/calendar.ts';
import type { Place } from '../core/error.ts';
import type { Model } from '../language/model.ts';
import type { Layer } from './layer.ts';
import { beyondLimit, rankCells } from './rankCells.ts';
import { type History, monthPlace, type Study } from './study.ts';

/** Product facts by the parameter that they set, with what the fact is multiplied by. */
const PARAMETER_OF_FACT = new Map<string, { readonly parameter: string; readonly factor: number }>([
  ...['price', 'margin', 'conversion_rate', 'return_rate', 'repeat_rate', 'discount_rate'].map(
    (name) => [name, { parameter: name, factor: 1 }] as const,
  ),
  ['category_discoveries', { parameter: 'category_discoveries_now', factor: 1 }],
  ['rating', { parameter: 'rating_index', factor: 1 / 5 }],
  ['organic_rank', { parameter: 'starting_rank', factor: 1 }],
  ['cost_per_click', { parameter: 'starting_cost_per_click', factor: 1 }],
]);

/** Months whose actuals are averaged where one month alone would be noise. */
const RECENT = 3;

/** What the study itself says about the starting state: product.csv first, then the last actual months, which win. */
export function factsOf(study: Study, model: Model): Layer[] {
  const fromProduct = [...study.product.facts].flatMap(([field, fact]) => {
    const meant = PARAMETER_OF_FACT.get(field);
    if (!meant || !model.parameters.has(meant.parameter)) return [];
    const value = fact.value * meant.factor;
    return [
      layer({ name: meant.parameter, member: '', low: value, mid: value, high: value, note: fact.note, place: fact.place }),
    ];
  });
  return study.history ? [...fromProduct, ...fromHistory(study.history, study, model)] : fromProduct;
}

function fromHistory(history: History, study: Study, model: Model): Layer[] {
  const recent = recentTotals(history);
  const last = history.months.length - 1;
  const place = monthPlace(history, last);
  const until = formatMonth(history.months[last] ?? history.months[0] ?? (0 as never));
  const fixed = (name: string, value: number | undefined, note: string): Layer[] =>
    value !== undefined && Number.isFinite(value) && value > 0 && model.parameters.has(name)
      ? [layer({ name, member: '', low: value, mid: value, high: value, note, place })]
      : [];
  const price = study.product.facts.get('price')?.value;
  const conversion = recent.adSales / (recent.adClicks * (price ?? Number.NaN));
  const statedConversion = study.product.facts.get('conversion_rate')?.value;
  const clickPrice =
    recent.adClicks > 0
      ? recent.adSpend / recent.adClicks
      : recent.acos * (statedConversion ?? Number.NaN) * (price ?? Number.NaN);
  return [
    ...lastRank(history, place),
    ...fixed(
      'starting_cost_per_click',
      clickPrice,
      recent.adClicks > 0
        ? `Ad spend over ad clicks, last ${RECENT} months to ${until}`
        : `ACOS times conversion times price, last ${RECENT} months to ${until}`,
    ),
    ...fixed('conversion_rate', conversion, `Ad sales over ad clicks times price, last ${RECENT} months to ${until}`),
    ...measuredShares(history, model, place),
  ];
}

/** Spend, clicks, sales and ACOS of the last months whose attribution is final. */
function recentTotals({ columns, final }: History): { adSpend: number; adClicks: number; adSales: number; acos: number } {
  const recent = [...final.keys()].filter((month) => final[month]).slice(-RECENT);
  const total = (name: string): number => {
    const column = columns.get(name);
    return column ? recent.reduce((sum, month) => sum + (column[month] ?? Number.NaN), 0) : Number.NaN;
  };
  const adSpend = total('ad_spend');
  const adSales = total('ad_sales');
  return { adSpend, adSales, adClicks: total('ad_clicks'), acos: adSpend / adSales };
}

/** The rank of the last month that says one; beyond it where that is only a limit. */
function lastRank(history: History, place: Place): Layer[] {
  const last = rankCells(history).at(-1);
  if (!last) return [];
  const when = formatMonth(history.months[last.month] ?? (0 as never));
  const { value } = last;
  const quantiles = last.isLimit ? beyondLimit(value) : { low: value, mid: value, high: value };
  const note = last.isLimit ? `Organic rank beyond ${value} in ${when}: judgement` : `Organic rank in ${when}`;
  return [layer({ name: 'starting_rank', member: '', ...quantiles, note, place }, 'lognormal')];
}

/** Recommendation shares of the last measured months, with the error of counting: twice the binomial variance, since answers to like prompts agree. */
function measuredShares(history: History, model: Model, place: Place): Layer[] {
  return [...model.channelTable.words.keys()].flatMap((channel) => {
    const shares = history.columns.get(`recommendation_share.${channel}`);
    if (!shares) return [];
    const known = [...shares.keys()].filter((index) => Number.isFinite(shares[index])).slice(-RECENT);
    if (known.length === 0) return [];
    const answers = known.map((index) => answersIn(history, index));
    const asked = answers.reduce((sum, value) => sum + value, 0);
    const named = known.reduce((sum, index, position) => sum + (shares[index] ?? 0) * (answers[position] ?? 0), 0);
    const share = Math.min(0.98, Math.max(0.5 / (asked + 1), named / asked));
    const error = 1.2816 * Math.sqrt((2 * share * (1 - share)) / asked);
    const note = `Mentions over ${Math.round(asked)} answers in the last ${known.length} measured months`;
    const quantiles = { low: Math.max(share / 4, share - error), mid: share, high: Math.min(0.99, share + error) };
    return [layer({ name: 'starting_share', member: channel, ...quantiles, note, place })];
  });
}

/** Answers behind a share whose history does not say how many. */
export const ANSWERS_IF_NOT_SAID = 10;

function answersIn({ columns }: History, month: number): number {
  const asked = (columns.get('prompts')?.[month] ?? Number.NaN) * (columns.get('runs')?.[month] ?? Number.NaN);
  return asked >= 1 ? asked : ANSWERS_IF_NOT_SAID;
}

function layer(
  fact: Pick<AssumptionRow, 'name' | 'member' | 'low' | 'mid' | 'high' | 'note' | 'place'>,
  uncertain: Shape = 'logit-normal',
): Layer {
  const shape = fact.low === fact.high ? 'fixed' : uncertain;
  const where = `${fact.place.file}${fact.place.line === undefined ? '' : `, line ${fact.place.line}`}`;
  return { row: { ...fact, shape, unit: '', asOf: '', source: where, grade: 'input' }, origin: where };
}
