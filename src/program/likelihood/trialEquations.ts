import { logGamma } from '../../numeric/beta.ts';
import { log } from '../../numeric/elementary/logarithm.ts';
import type { Flat, FlatEquation, FlatExpression } from '../flat.ts';
import { twinOf } from '../twin.ts';
import { before, call, choose, minus, number, operation, over, plus, read, times } from './flatMaths.ts';
import type { TrialShape } from './posteriorShape.ts';
import { trialSlots, type World, worldSlot } from './trialSlots.ts';

/** What a test adds to a model: its two worlds, month by month, and after the last month the effect and its log density. */
export interface TrialEquations {
  readonly months: readonly FlatEquation[];
  readonly ends: readonly FlatEquation[];
  readonly logDensity: FlatExpression;
}

/** Degrees of freedom of what a measured effect strays by. */
const TAILS = 5;

/**
 * A test measured how much more there was of something under it than without it. Both worlds are the model's own, with the same
 * parameters, run beside the history: `effect ~ Student t₅(predicted, error)`, where the predicted effect is the sum over months of
 * the difference (or the difference of the logarithms) times the part of the month that counts.
 */
export function trialEquations(flat: Pick<Flat, 'equations' | 'order'>, trial: TrialShape): TrialEquations {
  const { name, slot, logarithmic, place } = trial;
  const slots = trialSlots(name);
  const worlds = (['under', 'without'] as const).map((world) => twin(flat, trial, world));
  const [under, without] = worlds.map(({ slotOf }) => read('variable', slotOf(slot)));
  if (!under || !without) throw new RangeError('a test has two worlds');
  const scaled = (value: FlatExpression) => (logarithmic ? call('log', value) : value);
  const counts = read('data', slots.counted);
  const part = times(counts, minus(scaled(under), scaled(without)));
  const sum: FlatEquation = {
    slot: slots.soFar,
    starts: number(0),
    equals: choose(operation(counts, '==', number(0)), before(slots.soFar), plus(before(slots.soFar), part)),
    text: { equals: `${slot} under ${name} less ${slot} without it, up to this month` },
    place,
  };
  const end = (of: string, equals: FlatExpression, text: string): FlatEquation => ({
    slot: of,
    equals,
    text: { equals: text },
    place,
  });
  const effect = read('variable', slots.effect);
  return {
    months: [...worlds.flatMap(({ equations }) => equations), sum],
    ends: [
      end(slots.effect, read('variable', slots.soFar), `what ${name} should have measured`),
      end(
        slots.logDensity,
        studentAt(over(minus(read('fixed', slots.measured), effect), read('fixed', slots.error)), slots.error),
        `log density of what ${name} measured`,
      ),
    ],
    logDensity: read('variable', slots.logDensity),
  };
}

function twin(flat: Pick<Flat, 'equations' | 'order'>, { name, ...inputs }: TrialShape, world: World): ReturnType<typeof twinOf> {
  return twinOf(flat, new Set(inputs[world]), (slot) => worldSlot(slot, world, name));
}

/** Log density of Student's t with a scale. */
function studentAt(z: FlatExpression, scale: string): FlatExpression {
  const constant = logGamma((TAILS + 1) / 2) - logGamma(TAILS / 2) - log(TAILS * Math.PI) / 2;
  const tail = times(number((TAILS + 1) / 2), call('logOnePlus', over(times(z, z), number(TAILS))));
  return minus(minus(number(constant), tail), call('log', read('fixed', scale)));
}
