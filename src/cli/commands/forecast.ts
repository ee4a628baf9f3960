import { basename, dirname } from 'node:path';
import { forecastCsv } from '../../pipeline.ts';
import { requireNoFolder, requireOutside, requireWritable } from '../effects/writeFiles.ts';
import type { Outcome, Progress, Request } from '../outcome.ts';
import { single } from '../runOptions.ts';
import { decide, openStudy } from '../source.ts';

export async function run(request: Request, progress: Progress): Promise<Outcome> {
  const out = single(request.flags, 'out');
  const source = await openStudy(request, { progress });
  if (out !== undefined) {
    requireOutside(out, source.folder);
    requireNoFolder(out);
    requireWritable(dirname(out));
  }
  const data = forecastCsv(await decide(source, progress));
  if (out === undefined) return { data };
  return { write: { folder: dirname(out), files: [{ path: basename(out), content: data }] }, text: `Written: ${out}\n` };
}
