import type { Progress } from '../../core/progress.ts';
import { calibrationText } from '../../pipeline.ts';
import type { Outcome, Request } from '../commandOutcome.ts';
import { calibrateOne, openStudy } from '../openStudy.ts';

export async function run(request: Request, progress: Progress): Promise<Outcome> {
  const source = await openStudy(request, { progress });
  return { text: calibrationText(await calibrateOne(source, progress), source.model, request.width) };
}
