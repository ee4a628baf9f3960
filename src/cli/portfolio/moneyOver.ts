import { fail } from '../../core/error.ts';
import type { Request } from '../commandOutcome.ts';
import { single } from '../singleFlag.ts';

/** What `--budget` allows over the money of going on as before, given that money; nothing without the flag. Throws an InputError for what is no amount. */
export function moneyOver({ flags }: Pick<Request, 'flags'>): (spend: number) => number {
  const text = single(flags, 'budget');
  if (text === undefined) return () => 0;
  const [, number, percent] = /^(\d+(?:\.\d+)?)(\s*%)?$/.exec(text.trim()) ?? [];
  if (number === undefined)
    return fail({
      opening: 'invalid',
      message: `--budget "${text}"`,
      advice:
        'Write an amount for all products and projected months, as 200000, or a part of what going on as before spends, as 110%.',
    });
  const amount = Number(number);
  return (spend) => (percent === undefined ? amount : (amount / 100) * spend) - spend;
}
