import type { Against, MonthCauses } from '../../../against/against.ts';
import { CAUSES, type Cause } from '../../../against/salesCauses.ts';
import { periodLabel } from '../../../core/calendar.ts';
import { at } from '../../../core/present.ts';
import type { Model } from '../../../language/model.ts';
import { formatList, formatNumber } from '../../format.ts';
import { playing } from '../../roleSeries.ts';
import { inSentence } from '../../text.ts';
import type { Part } from './part.ts';

const NAMES: Readonly<Record<Cause, string>> = {
  spend: 'Spend',
  clickPrice: 'Click price',
  conversion: 'Conversion',
  rank: 'Rank',
  mix: 'Mix and rest',
};

const HEAD = ['Month', 'Forecast', 'Actual', 'Difference', ...CAUSES.map((cause) => NAMES[cause])];
/** What the causes are, in the model's words. */
function legend(model: Model): string {
  const [sales, price] = [playing(model, 'attributed'), playing(model, 'click_price')];
  const ads =
    sales && price
      ? `${sales.label} = spend ÷ ${inSentence(price.label)} × sales per click, split by logarithmic means (LMDI); a higher price can itself come of more spend. `
      : '';
  const rank = playing(model, 'rank') ? 'Rank moves the other sales by wins per position. ' : '';
  return `${ads}${rank}Mix and rest is what is left: demand, channel mix and what the model does not know. Rounded so that each row adds up.`;
}

/** Why sales differ from the forecast, in money a month; nothing where no sales are known. */
export function causesText({ causes, currency, model }: Against): Part[] {
  if (causes.length === 0) return [];
  const rows = causes.map(wholeCauses);
  const total = rows.reduce((sum, row) => sum.map((value, index) => value + at(row, index)));
  const shown = rows.map((row, index) => [label(causes[index]), ...amounts(row)]);
  return [
    `Why sales differ from the forecast, ${currency}`,
    legend(model),
    '',
    { head: HEAD, rows: rows.length > 1 ? [...shown, ['All', ...amounts(total)]] : shown },
    ...causes.flatMap(untoldText),
  ];
}

/** Forecast, actual, difference and causes in whole units of money: the rest takes what rounding leaves. */
export function wholeCauses({ forecast, actual, parts }: Pick<MonthCauses, 'forecast' | 'actual' | 'parts'>): number[] {
  const [before, after] = [Math.round(forecast), Math.round(actual)];
  const told = CAUSES.filter((cause) => cause !== 'mix').map((cause) => Math.round(parts[cause]));
  const rest = after - before - told.reduce((sum, value) => sum + value, 0);
  return [before, after, after - before, ...told, rest];
}

function amounts([before = 0, after = 0, ...differences]: readonly number[]): string[] {
  return [
    formatNumber(before),
    formatNumber(after),
    ...differences.map((value) => (value > 0 ? `+${formatNumber(value)}` : formatNumber(value))),
  ];
}

function label(causes: MonthCauses | undefined): string {
  if (!causes) return '';
  return `${periodLabel(causes.month)}${causes.of === 'ad sales' ? ', ads only' : ''}`;
}

function untoldText({ month, untold, final }: MonthCauses): string[] {
  if (untold.length === 0) return [];
  const names = formatList(untold.map((cause) => NAMES[cause].toLowerCase()));
  const why = final ? 'for want of measured numbers' : 'since ad sales are not final';
  const stand = untold.length === 1 ? 'stands' : 'stand';
  return [`${periodLabel(month)}: ${names} cannot be told, ${why}, and ${stand} under mix and rest.`];
}
