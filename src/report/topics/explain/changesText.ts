import { wrapped } from '../../../core/textLayout.ts';
import type { Model } from '../../../language/model.ts';

/** What changed in the model against its edition before, and why, as its words.md tells it, at most `width` columns wide. */
export function changesText({ name, words }: Pick<Model, 'name' | 'words'>, width: number): string {
  const told = words.get('What changed') ?? [];
  if (told.length === 0) return `Nothing is told of changes in the model "${name}".`;
  return told.map((item) => wrapped(item, width)).join('\n\n');
}
