import type { Step } from '../core/calendar.ts';

/** A sentence from a clause: first letter large, full stop at the end.
 * @example
 * sentence('it holds') // => 'It holds.' */
export function sentence(clause: string): string {
  const text = sentenceStart(clause);
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

/** Text as a sentence begins: first letter large.
 * @example
 * sentenceStart('discovery by channel') // => 'Discovery by channel' */
export function sentenceStart(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A label inside a sentence: its first letter small, unless the word is an abbreviation.
 * @example
 * inSentence('Build cost, Q&A') // => 'build cost, Q&A'
 * inSentence('ACOS at the start') // => 'ACOS at the start' */
export function inSentence(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

/** From low to high, as prose has it.
 * @example
 * range('−$34k', '$380k') // => '−$34k to $380k' */
export function range(low: string, high: string): string {
  return `${low} to ${high}`;
}

/** An identifier of the model as a reader would say it.
 * @example
 * spoken('organic_rank') // => 'organic rank' */
export function spoken(name: string): string {
  return name.replaceAll('_', ' ');
}

/** A sentence as part of another: without its full stop.
 * @example
 * clause('Organic rank in a search.') // => 'Organic rank in a search' */
export function clause(text: string): string {
  return text.replace(/[.]$/, '');
}

/** A tag for sentences of our own that speak of months, where the model may move by the week. What is put in stays as it is.
 * @example
 * inSteps('week')`each month of ${'May, a month'}, monthly` // => 'each week of May, a month, weekly'
 * inSteps('month')`Months ahead` // => 'Months ahead' */
export function inSteps(
  step: Step,
): (words: TemplateStringsArray, ...values: readonly (string | number | undefined)[]) => string {
  const said = (words: string): string =>
    step === 'month' ? words : words.replace(/([Mm])onth/g, (_, m) => (m === 'M' ? 'Week' : 'week'));
  return (words, ...values) => String.raw({ raw: words.map(said) }, ...values);
}
