import { calibrationText } from '../../pipeline.ts';
import type { Outcome, Progress, Request } from '../outcome.ts';
import { calibrateOne, openStudy } from '../source.ts';

export async function run(request: Request, progress: Progress): Promise<Outcome> {
  return { text: calibrationText(await calibrateOne(await openStudy(request, { progress }), progress)) };
}
