import { calibrateStudy, calibrationText } from '../../pipeline.ts';
import type { Outcome, Progress, Request } from '../outcome.ts';
import { openStudy } from '../source.ts';

export async function run(request: Request, progress: Progress): Promise<Outcome> {
  return { text: calibrationText(await calibrateStudy(await openStudy(request, { progress }), progress)) };
}
