import type { Optimum } from '../../../decide/optimise/optimum.ts';
import { formatChance, formatGain, formatMoney, formatNumber, formatPercent, formatSignificant, MISSING } from '../../format.ts';
import type { AllocatedCell } from './allocation.ts';

/** What the best plan is worth, and how far that can be believed; then how it keeps its limits and what they cost. */
export function optimumWords(
  optimum: Optimum,
  currency: string,
): { readonly worth: readonly string[]; readonly limits: readonly string[] } {
  return {
    worth: [opening(optimum, currency), believed(optimum, currency)],
    limits: [...kept(optimum), ...priced(optimum, currency)],
  };
}

function opening({ delivered, draws, wishes }: Optimum, currency: string): string {
  const { mean, p10, p90 } = delivered.difference;
  const range =
    draws.told === 1
      ? ''
      : ` (8 in 10 futures: ${formatGain(p10, currency)} to ${formatGain(p90, currency)}; ahead in ${formatChance(delivered.probability)})`;
  const risk = wishes.risk === 0 ? '' : `, with a weight of ${formatSignificant(wishes.risk)} on the worst fifth of the futures`;
  return `The best plan found within your limits${risk} is worth ${formatGain(mean, currency)} against Hold${range}.`;
}

function believed({ claimed, delivered, draws, worstFifth }: Optimum, currency: string): string {
  if (draws.told === 1)
    return 'One path, with every assumption at its median, says nothing of how sure that is: leave out --point for that.';
  const flattery = claimed.difference.mean - delivered.difference.mean;
  const gain = (value: number): string => formatGain(value, currency);
  return `That is on ${formatNumber(draws.told)} futures it has never seen. On the ${formatNumber(draws.sought)} that it was sought on it looked like ${gain(claimed.difference.mean)}${flattery > 0 ? `: the best on few futures flatters itself, here by ${formatMoney(flattery, currency)}` : ''}. In the worst fifth of the futures it is worth ${formatMoney(worstFifth.optimum, currency)} on average, Hold ${formatMoney(worstFifth.hold, currency)}.`;
}

function kept({ bounds }: Optimum): string[] {
  return bounds.map(({ says, month, reached, isPart }) =>
    isPart
      ? `${says}: kept in ${formatPercent(reached)} of the futures in its worst month, ${month}.`
      : `${says}: ${formatSignificant(reached)} on average in its worst month, ${month}.`,
  );
}

function priced({ prices }: Optimum, currency: string): string[] {
  return prices.map(
    ({ says, price }) =>
      `The limit “${says.replace(/^--/, '')}” is used up: one unit of money more would add ${formatGain(price, currency)}.`,
  );
}

/** What a table of money says over it. */
export function moneyTitle({ wishes, spread }: Optimum, currency: string): string {
  const ranges = spread ? '; a range where optima on other futures differ' : '';
  return `Money by ${wishes.by}, ${currency}; that of Hold in brackets${ranges}`;
}

/** The money of a line in a span, or its range on other futures where that is wide; that of `hold` in brackets. */
export function cellText(cell: AllocatedCell | undefined, currency: string): string {
  if (!cell) return MISSING;
  const { money, held, spread } = cell;
  const [own, least, most] = [money, spread?.least ?? money, spread?.most ?? money].map((value) => formatMoney(value, currency));
  const isWide = spread !== undefined && spread.most - spread.least > 0.1 * Math.max(money, held);
  return `${isWide ? `${least}–${most}` : own} (${formatMoney(held, currency)})`;
}
