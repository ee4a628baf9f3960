import { basename, dirname } from 'node:path';
import type { Progress } from '../../core/progress.ts';
import { forecastCsv } from '../../pipeline.ts';
import type { Outcome, Request } from '../commandOutcome.ts';
import { requireNoFolder } from '../effects/writeFiles.ts';
import { requireOutput } from '../folders.ts';
import { decide, openStudy } from '../openStudy.ts';
import { single } from '../runFlags.ts';

export async function run(request: Request, progress: Progress): Promise<Outcome> {
  const out = single(request.flags, 'out');
  if (out !== undefined) {
    requireOutput(request, out, dirname(out));
    requireNoFolder(out);
  }
  const source = await openStudy(request, { progress });
  const data = forecastCsv(await decide(source, progress));
  if (out === undefined) return { data };
  return { write: { folder: dirname(out), files: [{ path: basename(out), content: data }] }, text: `Written: ${out}\n` };
}
