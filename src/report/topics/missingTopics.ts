import type { Warning } from '../../core/error.ts';
import type { Model } from '../../language/model.ts';
import { TOPICS } from './contents.ts';
import { type Need, needText, unmet } from './needs.ts';

/** A topic, or a part of one, for which a model has nothing. */
export interface MissingTopic {
  /** `cost ratio`, `cost ratio, causes`. */
  readonly what: string;
  readonly lacks: readonly Need[];
}

/** What reports of this model leave out, in the order of the report; a part is not named where its whole topic is. */
export function missingTopics(model: Model): MissingTopic[] {
  return TOPICS.flatMap(({ id, needs, parts = {} }) => {
    const what = id.replaceAll('-', ' ');
    const lacks = unmet(needs, model);
    if (lacks.length > 0) return [{ what, lacks }];
    return Object.entries(parts).flatMap(([part, more]) => {
      const missing = unmet(more, model);
      return missing.length > 0 ? [{ what: `${what}, ${part}`, lacks: missing }] : [];
    });
  });
}

/** What is left out and what the model would have to name for it, a line each; empty where nothing is. */
export function missingLines(model: Model): string[] {
  return missingTopics(model).map(({ what, lacks }) => `${what}: no ${lacks.map(needText).join(', no ')}`);
}

/** The same as one warning of a check; none where nothing is left out. */
export function missingWarnings(model: Model): Warning[] {
  const missing = missingTopics(model);
  if (missing.length === 0) return [];
  const said = missing.map(({ what, lacks }) => `${what} (no ${lacks.join(', no ')})`);
  return [
    {
      code: 'topics-left-out',
      message: `Left out of reports, because the model has nothing for it: ${said.join('; ')}. "discovery explain" says what each would need.`,
      place: { file: model.file },
    },
  ];
}
