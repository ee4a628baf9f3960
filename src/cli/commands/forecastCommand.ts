import { basename, dirname } from 'node:path';
import type { Progress } from '../../core/progress.ts';
import { forecastCsv } from '../../pipeline.ts';
import type { Outcome, Request, Tell } from '../commandOutcome.ts';
import { requireFileName } from '../effects/requirePlace.ts';
import { requireOutput } from '../folders.ts';
import { decide } from '../learn.ts';
import { openStudy } from '../openStudy.ts';
import { single } from '../singleFlag.ts';

export async function run(request: Request, progress: Progress, tell?: Tell): Promise<Outcome> {
  const out = single(request.flags, 'out');
  if (out !== undefined) {
    requireOutput(request, out, { folder: dirname(out) });
    requireFileName(out);
  }
  const source = await openStudy(request, { progress, ...(tell && { tell }) });
  const data = forecastCsv(await decide(source, progress));
  if (out === undefined) return { data };
  return { write: { folder: dirname(out), files: [{ path: basename(out), content: data }] }, text: `Written: ${out}\n` };
}
