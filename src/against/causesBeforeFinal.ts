import { type SalesCauses, type SalesFactors, salesCauses } from './salesCauses.ts';

/**
 * The causes of a month whose ad sales still grow: they are taken to be what the money really spent would sell at the forecast's
 * sales per click, so that nothing is laid to conversion. Undefined where not all sales are known.
 */
export function causesBeforeFinal(
  forecast: SalesFactors,
  actual: SalesFactors,
  decline: number | undefined,
): SalesCauses | undefined {
  if (actual.totalSales === undefined) return undefined;
  const { adSales: _, ...settled } = actual;
  const adSales = salesAsForecast(forecast, actual);
  const causes = salesCauses(forecast, { ...settled, ...(adSales !== undefined && { adSales }) }, decline);
  if (causes?.of !== 'total sales') return undefined;
  const { conversion, mix, ...others } = causes.parts;
  const untold = causes.untold.includes('conversion') ? causes.untold : ([...causes.untold, 'conversion'] as const);
  return { ...causes, parts: { ...others, conversion: 0, mix: mix + conversion }, untold };
}

/** Spend ÷ cost per click × the forecast's sales per click. */
function salesAsForecast(forecast: SalesFactors, actual: SalesFactors): number | undefined {
  if (actual.adSpend === 0) return 0;
  const spend = ratio(actual.adSpend, forecast.adSpend);
  const price = ratio(actual.clickPrice, forecast.clickPrice);
  if (spend === undefined || price === undefined || forecast.adSales === undefined) return undefined;
  return (forecast.adSales * spend) / price;
}

function ratio(top: number | undefined, bottom: number | undefined): number | undefined {
  return top !== undefined && bottom !== undefined && top > 0 && bottom > 0 ? top / bottom : undefined;
}
