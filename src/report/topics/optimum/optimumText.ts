import { wrapped } from '../../../core/textLayout.ts';
import type { Optimum } from '../../../decide/optimise/optimum.ts';
import { formatGain, formatMoney, MISSING, shortChance } from '../../format.ts';
import { textTable } from '../../outputs/terminal/textTable.ts';
import { type AllocatedCell, allocationOf } from './allocation.ts';
import { optimumWords } from './optimumWords.ts';

export interface OptimumWords {
  readonly currency: string;
  readonly width: number;
  /** What an input is called. */
  readonly called: (slot: string) => string;
}

/** The best plan that was found, in lines of `width` columns: what it is worth, its money, what it costs the study's plans not to be it. */
export function optimumText(optimum: Optimum, words: OptimumWords): string {
  const { worth, limits } = optimumWords(optimum, words.currency);
  const tables = [allocationTable(optimum, words), regretTable(optimum, words)];
  const paragraphs = [...worth, ...tables, ...limits, ...frontierTable(optimum, words)];
  return `${paragraphs.map((text) => (text.includes('\n') ? text : wrapped(text, words.width))).join('\n\n')}\n`;
}

/** Money by line and span; below it what Hold spends, and where it was asked for, the range of optima on other futures. */
function allocationTable(optimum: Optimum, { currency, width, called }: OptimumWords): string {
  const { spans, rows } = allocationOf(optimum, called);
  const cells = rows.map(({ label, cells: own }) => [label, ...own.map((cell) => cellText(cell, currency))]);
  const title = `Money by ${optimum.wishes.by}, ${currency}; that of Hold in brackets${optimum.spread ? '; a range where optima on other futures differ' : ''}`;
  return `${wrapped(title, width)}\n${textTable(['Line', ...spans], cells, width)}`;
}

/** The money of a line in a span, or its range on other futures where that is wide; that of `hold` in brackets. */
export function cellText(cell: AllocatedCell | undefined, currency: string): string {
  if (!cell) return MISSING;
  const { money, held, spread } = cell;
  const [own, least, most] = [money, spread?.least ?? money, spread?.most ?? money].map((value) => formatMoney(value, currency));
  const isWide = spread !== undefined && spread.most - spread.least > 0.1 * Math.max(money, held);
  return `${isWide ? `${least}–${most}` : own} (${formatMoney(held, currency)})`;
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
