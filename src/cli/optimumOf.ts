import { fail } from '../core/error.ts';
import type { Progress } from '../core/progress.ts';
import { checkWishes, optimiseStudy } from '../pipeline.ts';
import type { Request } from './commandOutcome.ts';
import { type FlagName, WISH_FLAGS } from './flags.ts';
import { calibrateOne } from './learn.ts';
import type { Source } from './openStudy.ts';
import { single } from './singleFlag.ts';

/** Refuses wishes that cannot be read, and those of a report that seeks no optimum. */
export function checkWished(source: Source, { flags }: Request): void {
  if (flags.has('optimise')) checkWishes(source, wishTexts(flags));
  const [first] = WISH_FLAGS.filter((flag) => flags.has(flag));
  if (flags.has('optimise') || first === undefined) return;
  fail({
    opening: 'missing',
    message: `--optimise beside --${first}: only the best plan within limits is sought with it`,
    advice: 'Add --optimise, or use "discovery optimise".',
  });
}

/** Wishes are checked before anything is learnt. */
export async function optimumOf(
  source: Source,
  { flags }: Request,
  progress: Progress,
): Promise<ReturnType<typeof optimiseStudy>> {
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
