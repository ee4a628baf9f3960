import { wrapped } from '../../core/textLayout.ts';
import type { Outcome, Request } from '../commandOutcome.ts';
import { requireEmpty, requireWritable } from '../effects/requirePlace.ts';
import { studyFolder } from '../folders.ts';
import { newStudy } from '../modelTemplates.ts';
import { openModel } from '../openStudy.ts';
import { studyName } from '../studyName.ts';

export function run(request: Request): Outcome {
  const folder = studyFolder(request);
  const name = studyName(folder);
  requireEmpty(folder);
  requireWritable(folder);
  const files = newStudy(request, name, openModel(request).model).map(({ path, text }) => ({ path, content: text }));
  const written = files.map((file) => `  ${folder}/${file.path}`);
  // A model that reads downloads has templates of those that are kept by hand.
  const downloads = files.some(({ path }) => path.startsWith('templates/'))
    ? ` Or delete history.csv and put files as you download them into ${folder}/exports/: the README says which.`
    : '';
  const next = [
    wrapped(`Fill in your own numbers (a spreadsheet will do).${downloads} Then:`, request.width),
    `  discovery check ${folder}`,
    `  discovery report ${folder}`,
  ];
  return { write: { folder, files }, text: ['Written:', ...written, '', ...next, ''].join('\n') };
}
