import { at } from '../../core/present.ts';
import { crossFitted } from '../../numeric/crossFit.ts';
import { normalQuantile } from '../../numeric/normal.ts';
import { stream } from '../../numeric/random.ts';
import { splineColumns } from '../../numeric/splineBasis.ts';
import { meanOf, quantilesOf } from '../../numeric/summary.ts';
import { choicesOf, knowing } from '../information.ts';
import type { Rule } from './testValue.ts';

/** What a test would measure, draw by draw, how well, and what each choice is worth once it is over. */
export interface Measurable {
  readonly effect: Float64Array;
  readonly standardError: number;
  readonly choices: readonly { readonly label: string; readonly value: Float64Array }[];
  readonly seed: string;
}

/** What a test would tell: by regression of what each choice is worth on what the test would measure in each draw, its error drawn. */
export interface Told {
  readonly value: number;
  readonly error: number;
  readonly rule?: Rule;
}

/** So many errors above nought must the value be, before a rule is more than noise: several tests of several sizes are tried. */
const CLEAR = 3;

/**
 * Expected value of sample information (Strong, Oakley, Brennan and Breeze 2015): each draw measures its own effect with an error, and the
 * choices are predicted from that.
 */
export function toldBy({ effect, standardError, choices, seed }: Measurable): Told {
  const next = stream(1, `tests/${seed}`);
  const measured = effect.map((value) => value + standardError * normalQuantile(next()));
  const columns = splineColumns(measured, 5);
  if (columns.length === 0) return { value: 0, error: 0 };
  const differences = choicesOf(choices.map(({ value }) => value));
  const known = knowing(differences, columns);
  if (known.value <= CLEAR * known.error) return known;
  const rule = ruleOf(measured, columns, { differences, labels: choices.map(({ label }) => label) });
  return { ...known, ...(rule && { rule }) };
}

interface Choosing {
  readonly differences: readonly Float64Array[];
  readonly labels: readonly string[];
}

/** Where the choice that is best most often and the next give way to each other, as the test measures more. */
function ruleOf(measured: Float64Array, columns: readonly Float64Array[], { differences, labels }: Choosing): Rule | undefined {
  const [first, ...others] = differences;
  if (!first || others.length === 0) return undefined;
  const predicted = [first, ...crossFitted(columns, others)];
  const winners = [...measured.keys()].map((draw) => winnerOf(predicted, draw));
  const often = labels.map((_, choice) => ({ choice, times: winners.filter((winner) => winner === choice).length }));
  const [most, next] = often.sort((a, b) => b.times - a.times);
  if (!most || !next || next.times === 0) return undefined;
  const [one, other] = [most, next].map(({ choice }) => measured.filter((_, draw) => winners[draw] === choice));
  if (!one || !other) return undefined;
  const [high, low] = meanOf(one) > meanOf(other) ? [most, next] : [next, most];
  const threshold = betweenOf(measured, winners, { high: high.choice, low: low.choice });
  const above = measured.filter((value) => value > threshold).length / measured.length;
  return { above: at(labels, high.choice), below: at(labels, low.choice), threshold, chance: above };
}

function winnerOf(predicted: readonly Float64Array[], draw: number): number {
  const worths = predicted.map((values) => at(values, draw));
  return worths.indexOf(Math.max(...worths));
}

const STEPS = 199;

/** Of the quantiles of what is measured, that from which on fewest draws would be chosen for otherwise. */
function betweenOf(
  measured: Float64Array,
  winners: readonly number[],
  { high, low }: { readonly high: number; readonly low: number },
): number {
  const parts = Array.from({ length: STEPS }, (_, step) => (step + 1) / (STEPS + 1));
  const places: readonly number[] = quantilesOf(measured, parts);
  const wrong = places.map((place) =>
    winners.reduce((sum, winner, draw) => sum + Number(at(measured, draw) > place ? winner === low : winner === high), 0),
  );
  return at(places, wrong.indexOf(Math.min(...wrong)));
}
