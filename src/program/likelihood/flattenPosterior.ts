import type { Place } from '../../core/error.ts';
import { present } from '../../core/present.ts';
import type { Model } from '../../language/model.ts';
import type { Flat, FlatEquation, FlatExpression, FlatReference } from '../flat.ts';
import { flatten } from '../flatten.ts';
import { countEquations, errorEquations, type Parameter } from './errorEquations.ts';
import { before, call, choose, number, operation, plus, read, sumOf } from './flatMaths.ts';
import { type PathEquations, shockEquations, valueEquations } from './pathEquations.ts';
import type { MeasuredShape, PosteriorShape } from './posteriorShape.ts';
import { constantSlot, LOG_LIKELIHOOD, LOG_POSTERIOR, LOG_PRIOR, LOG_PRIOR_OF_VALUES, partSlot } from './posteriorSlots.ts';
import { priorEquations } from './priorEquations.ts';
import { trialEquations } from './trialEquations.ts';

/**
 * The model with its posterior as flat equations. What a draw has of its own is a place on the sampler's scale for each
 * sampled parameter, whose slot becomes an equation; every other parameter is a fixed number. After the last month stand the
 * log posterior and its parts.
 */
export function flattenPosterior(model: Model, { priors, measured, paths, trials = [] }: PosteriorShape): Flat {
  const sampled = new Set(priors.map(({ slot }) => slot));
  const bind = (slot: string): FlatReference => ({ of: sampled.has(slot) ? 'variable' : 'fixed', slot });
  const parameter: Parameter = (slot) => ({ kind: 'reference', to: bind(slot) });
  const flat = flatten(model, bind);
  const place = { file: model.file };
  const prior = priors.map((one) => priorEquations(one, place));
  const values = prior.map(({ value }) => value);
  const moved = paths.map(({ path, byValue }) => {
    const one = present(model.paths.get(path), path);
    return byValue ? valueEquations(one, parameter) : shockEquations(one);
  });
  const shocks = moved.length === 0 ? [] : sumOfPaths(moved, place);
  const byValue = moved.flatMap(({ value }) => value ?? []);
  const tests = trials.map((trial) => trialEquations(withEquations(flat, byValue), trial));
  const months = [
    ...shocks,
    ...measured.flatMap((series) => seriesEquations(series, parameter)),
    ...tests.flatMap((test) => test.months),
  ];
  const ofShocks = shocks.map(({ slot }) => read('variable', slot));
  const sums = endEquations({
    place,
    priors: [...prior.map(({ logPrior }) => logPrior), ...ofShocks],
    ofValues: [...prior.map(({ logPriorOfValue }) => logPriorOfValue), ...ofShocks],
    likelihoods: [
      ...measured.map(({ column }) => read('variable', sumSlot(column))),
      ...tests.map(({ logDensity }) => logDensity),
    ],
  });
  const ends = [...tests.flatMap((test) => test.ends), ...sums];
  const slotsOf = (equations: readonly FlatEquation[]) => equations.map(({ slot }) => slot);
  const inOrder = (slots: readonly string[]) => [...slotsOf(values), ...slots, ...slotsOf(months)];
  const added = [...values, ...byValue, ...months, ...ends].map((equation) => [equation.slot, equation] as const);
  return {
    file: model.file,
    equations: new Map([...flat.equations, ...added]),
    order: { first: inOrder(flat.order.first), later: inOrder(flat.order.later), end: slotsOf(ends) },
    parameters: priors.map(({ slot }) => slot),
  };
}

function withEquations(flat: Flat, equations: readonly FlatEquation[]): Flat {
  return { ...flat, equations: new Map([...flat.equations, ...equations.map((one) => [one.slot, one] as const)]) };
}

/** What the shocks, or values, of all months so far have as log density, each given those before. */
function sumOfPaths(paths: readonly PathEquations[], place: Place): FlatEquation[] {
  const slot = 'log density of the shocks up to this month';
  const starts = sumOf(paths.map(({ logDensity }) => logDensity.starts));
  const equals = plus(before(slot), sumOf(paths.map(({ logDensity }) => logDensity.equals)));
  return [{ slot, starts, equals, text: { equals: slot }, place }];
}

function sumSlot(column: string): string {
  return `log likelihood of ${column}`;
}

/** What a series adds by month, and the sum of it from month 0 on. */
function seriesEquations(series: MeasuredShape, parameter: Parameter): FlatEquation[] {
  const { column, place } = series;
  const { needs, starts, equals } =
    series.error === 'count' ? countEquations(series, parameter) : errorEquations(series, parameter);
  const [part, sum] = [partSlot(column), sumSlot(column)];
  return [
    ...needs,
    { slot: part, starts, equals, text: { equals: `log density of this month’s ${column}, given the months before` }, place },
    {
      slot: sum,
      starts: plus(read('fixed', constantSlot(column)), read('variable', part)),
      equals: plus(before(sum), read('variable', part)),
      text: { equals: `log density of ${column} up to this month` },
      place,
    },
  ];
}

interface Sums {
  readonly place: Place;
  readonly priors: readonly FlatExpression[];
  readonly ofValues: readonly FlatExpression[];
  readonly likelihoods: readonly FlatExpression[];
}

/** Where the model makes no sense the log posterior is −Infinity. */
function endEquations({ place, priors, ofValues, likelihoods }: Sums): FlatEquation[] {
  const sum = plus(read('variable', LOG_PRIOR), read('variable', LOG_LIKELIHOOD));
  const finite = operation(call('abs', sum), '<', number(Number.POSITIVE_INFINITY));
  const equation = (slot: string, equals: FlatExpression, text: string): FlatEquation => ({
    ...{ slot, equals, text: { equals: text }, place },
  });
  return [
    equation(LOG_PRIOR, sumOf(priors), 'sum over the sampled parameters, with the Jacobian'),
    equation(LOG_PRIOR_OF_VALUES, sumOf(ofValues), 'sum over the sampled parameters'),
    equation(LOG_LIKELIHOOD, sumOf(likelihoods), 'sum over the columns and tests'),
    equation(LOG_POSTERIOR, choose(finite, sum, number(Number.NEGATIVE_INFINITY)), 'log prior + log likelihood'),
  ];
}
