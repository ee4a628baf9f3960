import { join } from 'node:path';
import type { Progress } from '../../core/progress.ts';
import { checkWishes, optimiseStudy, optimumJson, optimumText, planCsv, slotLabel } from '../../pipeline.ts';
import type { Outcome, Request, Tell } from '../commandOutcome.ts';
import { requireNewFile } from '../effects/requirePlace.ts';
import type { FlagName } from '../flags.ts';
import { calibrateOne } from '../learn.ts';
import { openStudy, type Source } from '../openStudy.ts';
import { single } from '../singleFlag.ts';

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

/** Wishes are checked before anything is learnt. */
async function optimumOf(source: Source, { flags }: Request, progress: Progress): Promise<ReturnType<typeof optimiseStudy>> {
  const texts = wishTexts(flags);
  checkWishes(source, texts);
  const asked = { texts, spread: flags.has('spread'), frontier: !flags.has('skip-frontier') };
  if (source.options.priorOnly || !source.study.history) return optimiseStudy(source, asked, progress);
  const calibration = await calibrateOne(source, (part, step) => progress(LEARNT * part, step));
  return optimiseStudy({ ...source, calibration }, asked, (part, step) => progress(LEARNT + (1 - LEARNT) * part, step));
}

/** Part of the work that goes into learning from the history. */
const LEARNT = 0.6;

function wishTexts(flags: Request['flags']): Parameters<typeof checkWishes>[1] {
  const many = (name: FlagName): readonly string[] => flags.get(name) ?? [];
  const one = <Name extends 'change' | 'with' | 'risk' | 'by'>(name: Name): { readonly [key in Name]?: string } => {
    const text = single(flags, name);
    return text === undefined ? {} : ({ [name]: text } as { readonly [key in Name]?: string });
  };
  return {
    ...{ budget: many('budget'), cap: many('cap'), floor: many('floor'), limit: many('limit'), idle: many('idle') },
    ...{ ...one('change'), ...one('with'), ...one('risk'), ...one('by') },
  };
}
