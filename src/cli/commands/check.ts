import type { Study } from '../../inputs/study.ts';
import { importText } from '../../pipeline.ts';
import { describeFile, remarks } from '../describe.ts';
import type { Outcome, Progress, Request } from '../outcome.ts';
import { openStudy } from '../source.ts';

export async function run(request: Request, progress: Progress): Promise<Outcome> {
  const { study, folder } = await openStudy(request, { progress });
  const { name, readings, imported, warnings } = study;
  if (request.flags.has('json')) return { data: `${JSON.stringify({ study: name, readings, imported, warnings }, null, 2)}\n` };
  return { text: describe(study, folder) };
}

function describe({ readings, imported, warnings }: Study, folder: string): string {
  const account = imported ? [importText(imported)] : [];
  return [...readings.flatMap(describeFile), ...account, ...remarks(warnings), '', `Next: discovery report ${folder}`, ''].join(
    '\n',
  );
}
