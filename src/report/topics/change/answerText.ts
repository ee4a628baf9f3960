import type { Against } from '../../../against/against.ts';
import { periodLabel } from '../../../core/calendar.ts';
import { formatChance, formatGain, formatMoney } from '../../format.ts';

/** How the answer moved, in a few sentences. */
export function answerText({ answer, labels, currency }: Against): string[] {
  const { ahead, behind, now, before, best } = answer;
  const [leader, other] = [labels.get(ahead) ?? ahead, labels.get(behind) ?? behind];
  const was = before
    ? `; the old forecast had ${formatGain(before.difference.mean, currency)}${chanceThen(before, now)}`
    : answer.rankedBy === 'value'
      ? '; the old run did not compare the two'
      : '; what the old run said of it cannot be compared, for its version ranked plans by the projected months alone, without the two years after them';
  return [
    [
      `${leader} is now worth ${worth(now, { other, currency })}${was}.`,
      commonText(answer, currency),
      best.before === best.now
        ? `The best plan is still ${labels.get(best.now) ?? best.now}.`
        : `The best plan is now ${labels.get(best.now) ?? best.now}; it was ${labels.get(best.before) ?? best.before}.`,
    ]
      .filter(Boolean)
      .join(' '),
  ];
}

type Standing = Against['answer']['now'];

/** How much more it is worth; of one path with no word of chance. */
function worth({ probability, difference }: Standing, { other, currency }: { other: string; currency: string }): string {
  const money = formatMoney(difference.mean, currency);
  const { p10, p90 } = difference;
  if (probability === undefined || p10 === undefined || p90 === undefined)
    return `${money} more than ${other}, with every assumption at its median`;
  const interval = `80% interval ${formatGain(p10, currency)} to ${formatGain(p90, currency)}`;
  return `an expected ${money} more than ${other} (${interval}), and better in ${formatChance(probability)} futures`;
}

/** How sure the old forecast was; nothing beside a new one that tells of no chance. */
function chanceThen(before: Standing, now: Standing): string {
  if (now.probability === undefined) return '';
  if (before.probability === undefined) return ' on one path';
  return ` and ${formatChance(before.probability)}${movement(now.probability - before.probability)}`;
}

/** Points of probability from which it is called a move. */
const LEAST = 0.02;

function movement(change: number): string {
  if (Math.abs(change) < LEAST) return ', about as sure';
  return change > 0 ? ', less sure than now' : ', surer than now';
}

/** Values of two runs count from different months; the months that both project are what can be compared. */
function commonText({ common, firstProjected, now: { probability } }: Against['answer'], currency: string): string {
  if (!common) return '';
  const lead = probability === undefined ? 'lead' : 'expected lead';
  const [then, now] = [periodLabel(firstProjected.before), periodLabel(firstProjected.now)];
  const counts = then === now ? '' : `These values count from different months, ${then} then and ${now} now: `;
  const months = `over the months that both forecast, ${periodLabel(common.from)} to ${periodLabel(common.to)}, undiscounted`;
  const sentence = `${months}, the ${lead} was ${formatGain(common.before, currency)} and is ${formatGain(common.now, currency)}.`;
  return counts === '' ? `O${sentence.slice(1)}` : `${counts}${sentence}`;
}
