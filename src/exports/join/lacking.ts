import type { AdRow, ContentRow, TrafficRow } from '../canonical.ts';

/*
 * The one rule for amounts that add up: a cell without a number says nothing where its row was active, and is 0 where it was not. What
 * lacks a number is no part of a sum that would be taken for the whole: the month has no value then.
 */

const isMissing = Number.isNaN;

/** Whether something happened, by any of the numbers; those that are missing say nothing. */
function happened(...numbers: readonly number[]): boolean {
  return numbers.some((value) => value !== 0 && !isMissing(value));
}

function allMissing(...numbers: readonly number[]): boolean {
  return numbers.every(isMissing);
}

/** The measures of an advertising row (spend, sales, clicks; from 0) that are missing though the row was active. */
export function lackingAd({ spend, sales, clicks, impressions, orders, units }: AdRow): readonly number[] | undefined {
  if (!isMissing(spend) && !isMissing(sales) && !isMissing(clicks)) return undefined;
  const sold = happened(sales, orders, units);
  return those([
    isMissing(spend) && (happened(clicks) || sold || (isMissing(clicks) && happened(impressions))),
    isMissing(sales) && (happened(orders, units) || (allMissing(orders, units) && happened(clicks, spend))),
    isMissing(clicks) && (happened(spend) || sold),
  ]);
}

/** The measures of a row of sales and traffic (sales, sessions) that are missing though the row was active. */
export function lackingTraffic(row: TrafficRow): readonly number[] | undefined {
  const { sales, sessions, pageViews, units, orderItems } = row;
  if (!isMissing(sales) && !isMissing(sessions)) return undefined;
  return those([
    isMissing(sales) && (happened(units, orderItems) || (allMissing(units, orderItems) && happened(sessions, pageViews))),
    isMissing(sessions) && (happened(pageViews) || (isMissing(pageViews) && happened(sales, units, orderItems))),
  ]);
}

/** The amount of a payment that is named and has none. */
export function lackingContent({ amount }: ContentRow): readonly number[] | undefined {
  return those([isMissing(amount)]);
}

function those(missing: readonly boolean[]): readonly number[] | undefined {
  const indexes = missing.flatMap((is, index) => (is ? [index] : []));
  return indexes.length === 0 ? undefined : indexes;
}
