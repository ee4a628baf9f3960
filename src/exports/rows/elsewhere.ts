import type { Columns } from '../columns/exportColumns.ts';

/** How a row that is in another currency is left out. */
export const OTHER_CURRENCY = 'currency ';

/**
 * Why a row of another marketplace or currency is left out, before its amounts are looked at; undefined for a row of the study. A row
 * that names the study's marketplace stays, whatever its currency: that is a contradiction, and told.
 */
export function elsewhereOf({
  table,
}: Columns): (marketplace: string | undefined, currency: string | undefined) => string | undefined {
  const { marketplace: own, currency: money } = table.context;
  return (marketplace, currency) => {
    if (marketplace !== undefined && marketplace !== own) return `marketplace ${marketplace}, not ${own}`;
    if (currency === undefined || currency === money || marketplace === own) return undefined;
    return `${OTHER_CURRENCY}${currency}, not ${money}`;
  };
}
