import type { Progress } from '../../core/progress.ts';
import { wrapped } from '../../core/textLayout.ts';
import type { Model } from '../../language/model.ts';
import { importText, missingWarnings, tieOut, tieOutText } from '../../pipeline.ts';
import type { Study } from '../../study/study.ts';
import type { Outcome, Request } from '../commandOutcome.ts';
import { describeFiles, monthsText, remarks } from '../describe.ts';
import { today } from '../effects/today.ts';
import { openStudy } from '../openStudy.ts';

export async function run(request: Request, progress: Progress): Promise<Outcome> {
  const { study, folder, model } = await openStudy(request, { progress, today: today(), mayBeExample: true });
  const { name, readings, imported, history } = study;
  const columns = history ? tieOut(history, model, imported) : [];
  const warnings = [...study.warnings, ...missingWarnings(model)];
  if (request.flags.has('json'))
    return { data: `${JSON.stringify({ study: name, readings, columns, imported, warnings }, null, 2)}\n` };
  return { text: describe({ ...study, warnings }, { model, folder, width: request.width }) };
}

interface Page {
  readonly model: Model;
  /** Of the study, as the user gave it. */
  readonly folder: string;
  /** In columns. */
  readonly width: number;
}

function describe({ readings, imported, history, warnings }: Study, { model, folder, width }: Page): string {
  const joined =
    imported && history
      ? [wrapped(`The history is joined from the exports: ${monthsText(history)}`, width), '', importText(imported, model, width)]
      : [];
  const next = [
    `Next: discovery report ${folder}`,
    ...(imported ? [`Every file and number by itself: discovery check ${folder} --json`] : []),
  ];
  const ties = history ? [tieOutText(tieOut(history, model, imported), width)] : [];
  return [...describeFiles(readings, { width, imported }), ...joined, ...ties, ...remarks(warnings, width), '', ...next, ''].join(
    '\n',
  );
}
