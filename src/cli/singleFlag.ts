import { fail } from '../core/error.ts';
import type { Request } from './commandOutcome.ts';
import type { FlagName } from './flags.ts';

/** The value of a flag that is given once. */
export function single(flags: Request['flags'], name: FlagName): string | undefined {
  const values = flags.get(name) ?? [];
  if (values.length > 1)
    fail({ opening: 'invalid', message: `--${name}: it is given ${values.length} times`, advice: 'Give it once.' });
  if (values[0]?.trim() === '')
    fail({ opening: 'missing', message: `--${name}: its value is empty`, advice: 'Give a value, or leave the flag out.' });
  return values[0];
}
