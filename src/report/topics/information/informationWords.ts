import type { Information } from '../../../decide/information.ts';
import { formatMoney } from '../../format.ts';
import { inSentence } from '../../text.ts';

/** What to find out first, in a sentence or two. */
export function informationSentence({ all, single, together }: Information, currency: string): string {
  const money = (value: number): string => formatMoney(value, currency);
  const opening = `To know everything before choosing would be worth ${money(all)}.`;
  const [first] = together;
  const [alone] = single;
  if (!first && !alone)
    return `${opening} No single assumption and no one test is seen to be worth anything by itself: none would change the choice often enough.`;
  const test = first
    ? ` The most of what one way of finding out could tell is worth ${money(first.value)}: ${inSentence(first.about)}.`
    : '';
  const one = alone ? ` The assumption worth most alone is “${alone.about}”, ${money(alone.value)}.` : '';
  return `${opening}${test}${one}`;
}
