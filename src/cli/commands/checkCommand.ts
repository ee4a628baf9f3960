import type { Progress } from '../../core/progress.ts';
import type { Model } from '../../language/model.ts';
import { importText, missingWarnings } from '../../pipeline.ts';
import type { Study } from '../../study/study.ts';
import type { Outcome, Request } from '../commandOutcome.ts';
import { describeFiles, monthsText, remarks } from '../describe.ts';
import { openStudy } from '../openStudy.ts';

export async function run(request: Request, progress: Progress): Promise<Outcome> {
  const { study, folder, model } = await openStudy(request, { progress, mayBeExample: true });
  const { name, readings, imported } = study;
  const warnings = [...study.warnings, ...missingWarnings(model)];
  if (request.flags.has('json')) return { data: `${JSON.stringify({ study: name, readings, imported, warnings }, null, 2)}\n` };
  return { text: describe({ ...study, warnings }, model, folder) };
}

function describe({ readings, imported, history, warnings }: Study, model: Model, folder: string): string {
  const joined =
    imported && history
      ? [`The history is joined from the exports: ${monthsText(history)}`, '', importText(imported, model)]
      : [];
  const next = [
    `Next: discovery report ${folder}`,
    ...(imported ? [`Every file and number by itself: discovery check ${folder} --json`] : []),
  ];
  return [...describeFiles(readings, imported), ...joined, ...remarks(warnings), '', ...next, ''].join('\n');
}
