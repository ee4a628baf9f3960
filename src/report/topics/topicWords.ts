import type { Model } from '../../language/model.ts';
import type { Heading } from '../../language/tables/readWords.ts';

/** What words.md says under "Topic: <id>", a sentence or paragraph an item; nothing where it says nothing. */
export function topicWords(model: Model, topic: SpokenTopic): readonly string[] {
  return said(model, `Topic: ${topic}`);
}

/** What words.md says under a heading. */
export function said({ words }: Model, heading: Heading): readonly string[] {
  return words.get(heading) ?? [];
}

/** Topics that a model may say something of. */
type SpokenTopic = Heading extends infer One ? (One extends `Topic: ${infer Topic}` ? Topic : never) : never;

/** Terms with their meanings under "Words": `term: meaning`, the model's before the engine's own of that term, by alphabet. */
export function termsOf(
  model: Model,
  own: readonly (readonly [term: string, meaning: string])[],
): (readonly [term: string, meaning: string])[] {
  const told = said(model, 'Words').map((item): [string, string] => {
    const colon = item.indexOf(': ');
    return [item.slice(0, colon), item.slice(colon + 2)];
  });
  const all = [...new Map([...own, ...told])];
  return all.sort(([one], [other]) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1));
}
