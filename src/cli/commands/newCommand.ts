import { templates } from '../../pipeline.ts';
import type { Outcome, Request } from '../commandOutcome.ts';
import { requireEmpty, requireWritable } from '../effects/writeFiles.ts';
import { openModel } from '../openStudy.ts';
import { studyName } from '../studyName.ts';

export function run(request: Request): Outcome {
  const folder = request.positionals.get('study') ?? '';
  const name = studyName(folder);
  requireEmpty(folder);
  requireWritable(folder);
  const signals = openModel(request).model.dimensions.get('signal')?.members ?? [];
  const files = templates(
    name,
    signals.map(({ id }) => id),
  ).map(({ path, text }) => ({ path, content: text }));
  const written = files.map((file) => `  ${folder}/${file.path}`);
  const next = [
    'Fill in your own numbers (a spreadsheet will do). Or delete history.csv and put files as you download them',
    `into ${folder}/exports/: the README says which. Then:`,
    `  discovery check ${folder}`,
    `  discovery report ${folder}`,
  ];
  return { write: { folder, files }, text: ['Written:', ...written, '', ...next, ''].join('\n') };
}
