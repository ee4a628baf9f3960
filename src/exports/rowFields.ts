import type { Field } from './fields.ts';

/** Columns whose field of the row is called otherwise. */
const RENAMED: ReadonlyMap<Field, string> = new Map<Field, string>([
  ...(['cost', 'spendConverted'] as const).map((field) => [field, 'spend'] as const),
  ...(['sales1d', 'sales7d', 'sales14d', 'sales30d', 'salesConverted', 'otherSales7d'] as const).map(
    (field) => [field, 'sales'] as const,
  ),
  ...(['itemPrice', 'orderedRevenue', 'productSales'] as const).map((field) => [field, 'sales'] as const),
  ['totalClicks', 'clicks'],
  ...(['brandClicks', 'asinClicks'] as const).map((field) => [field, 'ownClicks'] as const),
  ...(['organicRank', 'naturalRank', 'positionRank'] as const).map((field) => [field, 'rank'] as const),
  ['mentioned', 'mentions'],
  ['promptId', 'prompt'],
]);

/** The field of a canonical row that a column becomes, for the account of where numbers are from.
 * @example
 * ['sales14d', 'brandClicks', 'sessions'].map(rowFieldOf) // => ['sales', 'ownClicks', 'sessions'] */
export function rowFieldOf(field: Field): string {
  return RENAMED.get(field) ?? field;
}
