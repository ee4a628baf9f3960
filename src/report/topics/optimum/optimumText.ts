import { wrapped } from '../../../core/textLayout.ts';
import type { Optimum } from '../../../decide/optimise/optimum.ts';
import { formatGain, formatMoney, shortChance } from '../../format.ts';
import { textTable } from '../../outputs/terminal/textTable.ts';
import { allocationOf } from './allocation.ts';
import { cellText, moneyTitle, optimumWords } from './optimumWords.ts';

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
  const title = moneyTitle(optimum, currency);
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
