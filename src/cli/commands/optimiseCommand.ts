import { join } from 'node:path';
import type { Progress } from '../../core/progress.ts';
import { optimumJson, optimumText, planCsv, slotLabel } from '../../pipeline.ts';
import type { Outcome, Request, Tell } from '../commandOutcome.ts';
import { requireNewFile } from '../effects/requirePlace.ts';
import { openStudy } from '../openStudy.ts';
import { optimumOf } from '../optimumOf.ts';

const PLAN = 'optimised.csv';

export async function run(request: Request, progress: Progress, tell?: Tell): Promise<Outcome> {
  const source = await openStudy(request, { progress, ...(tell && { tell }) });
  const folder = join(source.folder, 'plans');
  if (request.flags.has('write') && !request.flags.has('force')) requireNewFile(join(folder, PLAN));
  const optimum = await optimumOf(source, request, progress);
  const { model, study, options, name } = source;
  const { currency } = study.product;
  const write = { folder, files: [{ path: PLAN, content: planCsv(optimum) }] };
  const written = request.flags.has('write') ? { write } : {};
  if (request.flags.has('json')) return { ...written, data: optimumJson(optimum, { study: name, currency, seed: options.seed }) };
  const text = optimumText(optimum, { currency, width: request.width, called: (slot) => slotLabel(slot, model) });
  return { ...written, text: `${text}${request.flags.has('write') ? `\nWritten: ${join(folder, PLAN)}\n` : ''}` };
}
