import type { Model } from '../../language/model.ts';

/** What words.md says under "Topic: <id>", a sentence or paragraph an item; nothing where it says nothing. */
export function topicWords({ words }: Model, topic: string): readonly string[] {
  return words.get(`Topic: ${topic}`) ?? [];
}

/** Terms with their meanings under "Words": `term: meaning`, the model's before the engine's own of that term, by alphabet. */
export function termsOf(
  { words }: Model,
  own: readonly (readonly [term: string, meaning: string])[],
): (readonly [term: string, meaning: string])[] {
  const told = (words.get('Words') ?? []).map((item): [string, string] => {
    const colon = item.indexOf(': ');
    return colon < 0 ? [item, ''] : [item.slice(0, colon), item.slice(colon + 2)];
  });
  const all = [...new Map([...own, ...told])];
  return all.sort(([one], [other]) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1));
}
