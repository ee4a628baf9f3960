import { fail } from '../../core/error.ts';
import type { Request } from '../commandOutcome.ts';
import { single } from '../singleFlag.ts';
import type { Shard } from './runSweep.ts';

/** `--shard 3/8`; undefined without it. Throws an InputError for what is none. */
export function shardOf({ flags }: Pick<Request, 'flags'>): Shard | undefined {
  const text = single(flags, 'shard');
  if (text === undefined) return undefined;
  const [, number, of] = /^([1-9]\d{0,6})\/([1-9]\d{0,6})$/.exec(text.trim()) ?? [];
  const shard = { number: Number(number), of: Number(of) };
  if (shard.number <= shard.of) return shard;
  return fail({
    opening: 'invalid',
    message: `--shard "${text}"`,
    advice: 'Write it as 3/8: the third of eight, counted from 1.',
  });
}

/** `--sweep 2`: undefined without it. Throws an InputError for one that there is not. */
export function sweepOf({ flags }: Pick<Request, 'flags'>, last: number): number | undefined {
  const text = single(flags, 'sweep');
  if (text === undefined) return undefined;
  const sweep = Number(text);
  if (Number.isInteger(sweep) && sweep >= 1 && sweep <= last) return sweep;
  const advice = last === 1 ? 'There is one sweep: leave it out.' : `Give a whole number from 1 to ${last}.`;
  return fail({ opening: 'invalid', message: `--sweep "${text}"`, advice });
}
