import { type Step, wholeSteps } from '../../core/calendar.ts';
import { at } from '../../core/present.ts';
import type { Ahead } from './contract.ts';

/**
 * What an input is taken to be in so many periods after the last known one: its last value, the mean of its last year (of all that is
 * known, where that is less), or what it was a year before (12 months, 52 weeks), again and again. Undefined where too little is known
 * for that: nothing, or less than a year.
 *
 * @example
 * aheadValues('last', Float64Array.of(1, 2), { count: 2, step: 'month' }) // => Float64Array.of(2, 2)
 * aheadValues('mean', Float64Array.of(1, 2), { count: 1, step: 'month' }) // => Float64Array.of(1.5)
 * aheadValues('year', Float64Array.of(1, 2), { count: 1, step: 'month' }) // => undefined
 */
export function aheadValues(
  ahead: Exclude<Ahead, 'otherwise'>,
  known: Float64Array,
  { count, step }: { readonly count: number; readonly step: Step },
): Float64Array | undefined {
  const year = wholeSteps(step, 12);
  if (known.length === 0 || (ahead === 'year' && known.length < year)) return undefined;
  const recent = known.slice(-year);
  const mean = recent.reduce((sum, value) => sum + value, 0) / recent.length;
  const last = at(recent, recent.length - 1);
  return Float64Array.from({ length: count }, (_, index) => {
    if (ahead === 'year') return at(recent, index % year);
    return ahead === 'mean' ? mean : last;
  });
}
