import type { Progress } from '../../core/progress.ts';
import { calibrationText } from '../../pipeline.ts';
import type { Outcome, Request, Tell } from '../commandOutcome.ts';
import { calibrateOne } from '../learn.ts';
import { openStudy } from '../openStudy.ts';

export async function run(request: Request, progress: Progress, tell?: Tell): Promise<Outcome> {
  const source = await openStudy(request, { progress, ...(tell && { tell }) });
  return { text: calibrationText(await calibrateOne(source, progress), source.model, request.width) };
}
