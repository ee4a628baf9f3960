import { join } from 'node:path';
import { fail, type Warning } from '../core/error.ts';
import { listed } from '../core/nearest.ts';
import { type SourceFile, type TemplateFile, untouched } from '../pipeline.ts';
import type { Study } from '../study/study.ts';

/** The files of a study that nobody has filled in, among those that are read. */
export function exampleFiles(files: readonly SourceFile[], study: Study, templates: readonly TemplateFile[]): string[] {
  const plans = new Set(study.plans.map(({ name }) => `plans/${name}.csv`));
  const example = untouched(files, templates);
  return example.filter((path) => !path.startsWith('plans/') || plans.has(path));
}

const ADVICE = 'Fill in your own numbers, or delete what you do not need';

/** Refuses to compute from the example numbers: the answer would look like one about the user's product. */
export function requireOwnNumbers(examples: readonly string[], folder: string): void {
  if (examples.length === 0) return;
  fail({
    opening: 'invalid',
    message: 'study: these are the example numbers of "discovery new"',
    place: { file: listed(examples.map((path) => join(folder, path))) },
    advice: `${ADVICE}; the demo, inputs/demo, is there to try the program on.`,
  });
}

/** The same as a remark. */
export function exampleWarnings(examples: readonly string[], folder: string): Warning[] {
  if (examples.length === 0) return [];
  const message = `These are the example numbers of "discovery new", and a report of them is refused. ${ADVICE}.`;
  return [{ code: 'example-numbers', message, place: { file: listed(examples.map((path) => join(folder, path))) } }];
}
