import { wrapped } from '../../../core/textLayout.ts';
import type { Optimum } from '../../../decide/optimise/optimum.ts';
import {
  formatChance,
  formatGain,
  formatMoney,
  formatNumber,
  formatPercent,
  formatSignificant,
  MISSING,
  shortChance,
} from '../../format.ts';
import { textTable } from '../../outputs/terminal/textTable.ts';
import { allocationOf } from './allocation.ts';

export interface OptimumWords {
  readonly currency: string;
  readonly width: number;
  /** What an input is called. */
  readonly called: (slot: string) => string;
}

/** The best plan that was found, in lines of `width` columns: what it is worth, its money, what it costs the study's plans not to be it. */
export function optimumText(optimum: Optimum, words: OptimumWords): string {
  const paragraphs = [
    opening(optimum, words),
    believed(optimum, words),
    allocationTable(optimum, words),
    regretTable(optimum, words),
    ...kept(optimum),
    ...priced(optimum, words),
    ...frontierTable(optimum, words),
  ];
  return `${paragraphs.map((text) => (text.includes('\n') ? text : wrapped(text, words.width))).join('\n\n')}\n`;
}

function opening({ delivered, draws, wishes }: Optimum, { currency }: OptimumWords): string {
  const { mean, p10, p90 } = delivered.difference;
  const range =
    draws.told === 1
      ? ''
      : ` (8 in 10 futures: ${formatGain(p10, currency)} to ${formatGain(p90, currency)}; ahead in ${formatChance(delivered.probability)})`;
  const risk = wishes.risk === 0 ? '' : `, with a weight of ${formatSignificant(wishes.risk)} on the worst fifth of the futures`;
  return `The best plan found within your limits${risk} is worth ${formatGain(mean, currency)} against Hold${range}.`;
}

function believed({ claimed, delivered, draws, worstFifth }: Optimum, { currency }: OptimumWords): string {
  if (draws.told === 1)
    return 'One path, with every assumption at its median, says nothing of how sure that is: leave out --point for that.';
  const flattery = claimed.difference.mean - delivered.difference.mean;
  const gain = (value: number): string => formatGain(value, currency);
  return `That is on ${formatNumber(draws.told)} futures it has never seen. On the ${formatNumber(draws.sought)} that it was sought on it looked like ${gain(claimed.difference.mean)}${flattery > 0 ? `: the best on few futures flatters itself, here by ${formatMoney(flattery, currency)}` : ''}. In the worst fifth of the futures it is worth ${formatMoney(worstFifth.optimum, currency)} on average, Hold ${formatMoney(worstFifth.hold, currency)}.`;
}

/** Money by line and span; below it what Hold spends, and where it was asked for, the range of optima on other futures. */
function allocationTable(optimum: Optimum, { currency, width, called }: OptimumWords): string {
  const { spans, rows } = allocationOf(optimum, called);
  const money = (value: number): string => formatMoney(value, currency);
  const cells = rows.map(({ label, cells: own }) => [
    label,
    ...own.map((cell) => {
      if (!cell) return MISSING;
      const range = cell.spread && cell.spread.most - cell.spread.least > 0.1 * Math.max(cell.money, cell.held);
      return `${range && cell.spread ? `${money(cell.spread.least)}–${money(cell.spread.most)}` : money(cell.money)} (${money(cell.held)})`;
    }),
  ]);
  const title = `Money by ${optimum.wishes.by}, ${currency}; that of Hold in brackets${optimum.spread ? '; a range where optima on other futures differ' : ''}`;
  return `${wrapped(title, width)}\n${textTable(['Line', ...spans], cells, width)}`;
}

function regretTable({ regrets, draws }: Optimum, { currency, width }: OptimumWords): string {
  const rows = regrets.map(({ label, regret }) => [
    label,
    formatGain(-regret.difference.mean, currency),
    ...(draws.told > 1 ? [shortChance(regret.probability)] : []),
  ]);
  const head = ['Plan', 'Worth against the optimum', ...(draws.told > 1 ? ['Optimum ahead in'] : [])];
  return textTable(head, rows, width);
}

function kept({ bounds }: Optimum): string[] {
  return bounds.map(({ says, month, reached, isPart }) =>
    isPart
      ? `${says}: kept in ${formatPercent(reached)} of the futures in its worst month, ${month}.`
      : `${says}: ${formatSignificant(reached)} on average in its worst month, ${month}.`,
  );
}

function priced({ prices }: Optimum, { currency }: OptimumWords): string[] {
  return prices.map(({ says, price }) => `${says} is used up: one unit of money more would add ${formatGain(price, currency)}.`);
}

function frontierTable({ frontier }: Optimum, { currency, width }: OptimumWords): string[] {
  if (frontier.length === 0) return [];
  const rows = frontier.map(({ money, gain, isKnee }) => [
    `${formatMoney(money, currency)}${isKnee ? ' (most is won by here)' : ''}`,
    formatGain(gain.difference.mean, currency),
    `${formatGain(gain.difference.p10, currency)} to ${formatGain(gain.difference.p90, currency)}`,
  ]);
  const title = wrapped('The best plan for each amount of money in the window, against Hold', width);
  return [`${title}\n${textTable(['Money', 'Worth', '8 in 10 futures'], rows, width)}`];
}
