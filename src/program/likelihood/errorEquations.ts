import { logGamma } from '../../numeric/beta.ts';
import { log } from '../../numeric/elementary/logarithm.ts';
import type { FlatEquation, FlatExpression } from '../flat.ts';
import { before, bell, call, choose, LOG_ROOT_TWO_PI, minus, number, operation, over, plus, read, times } from './flatMaths.ts';
import type { MeasuredShape } from './posteriorShape.ts';
import { ABOVE, type CellSlots, cellSlots, MEASURED, NO_CELL } from './posteriorSlots.ts';

/** A parameter of the error, sampled or fixed. */
export type Parameter = (slot: string) => FlatExpression;

/** What an error's month adds, in month 0 and later; and equations that this needs. */
export interface MonthlyPart {
  readonly needs: readonly FlatEquation[];
  readonly starts: FlatExpression;
  readonly equals: FlatExpression;
}

/**
 * Errors with e_t = φ e_{t−1} + innovation and stationary standard deviation σ, added to the variable or to its logarithm: the
 * first is N(0, σ²); after a gap of k months N(φᵏ e, σ² (1 − φ²ᵏ)). A cell that is a limit adds the probability of lying above
 * it given all cells before; where errors last, that is asked of a filter, for which all errors of the series are normal.
 */
export function errorEquations(series: MeasuredShape, parameter: Parameter): MonthlyPart {
  const { column, place } = series;
  const cells = cellSlots(column);
  const [errorSlot, lastSlot] = [`error of ${column}`, `last measured error of ${column}`];
  const error = read('variable', errorSlot);
  const measured = operation(read('data', cells.cell), '==', number(MEASURED));
  const text = (equals: string) => ({ text: { equals }, place });
  const month = innovations(series, parameter);
  const needs: FlatEquation[] = [
    {
      slot: errorSlot,
      equals: errorOf(series, cells),
      ...text(`measured less modelled ${series.slot}, on the scale of the error`),
    },
    {
      slot: lastSlot,
      starts: choose(measured, error, number(0)),
      equals: choose(measured, error, before(lastSlot)),
      ...text('this month’s error where it was measured, else the one before'),
    },
    ...month.needs,
  ];
  const part = (last: FlatExpression) => partOf({ series, cells, parameter, month }, error, last);
  return { needs, starts: part(number(0)), equals: part(before(lastSlot)) };
}

function errorOf({ slot, error }: MeasuredShape, { value }: CellSlots): FlatExpression {
  const modelled = read('variable', slot);
  return minus(read('data', value), error === 'lognormal' ? call('log', modelled) : modelled);
}

interface Innovation {
  /** Part of the error before that is left. */
  readonly kept: FlatExpression;
  readonly deviation: FlatExpression;
  /** log of the deviation times √2π. */
  readonly logDeviation: FlatExpression;
}

interface Innovations {
  readonly needs: readonly FlatEquation[];
  /** After a month, the usual gap: worked out once a draw. */
  readonly usual: Innovation;
  readonly after: (gap: FlatExpression) => Innovation;
}

function innovations({ column, place, ...series }: MeasuredShape, parameter: Parameter): Innovations {
  const persistence = persistenceOf(series, parameter);
  const after = (gap: FlatExpression): Innovation => {
    const nothing = operation(persistence, '==', number(0));
    const kept = choose(nothing, number(0), operation(persistence, '^', gap));
    const deviation = times(deviationOf(series, parameter), call('sqrt', minus(number(1), times(kept, kept))));
    return { kept, deviation, logDeviation: plus(call('log', deviation), number(LOG_ROOT_TWO_PI)) };
  };
  const usual = after(number(1));
  const slots = {
    kept: `kept error of ${column}`,
    deviation: `innovation of ${column}`,
    logDeviation: `log innovation of ${column}`,
  };
  const equation = (name: keyof Innovation, equals: string): FlatEquation => ({
    ...{ slot: slots[name], equals: usual[name], text: { equals }, place },
  });
  return {
    needs: [
      equation('kept', 'the part of an error that is left after a month'),
      equation('deviation', 'standard deviation of what is new in an error after a month'),
      equation('logDeviation', 'log of the innovation times the root of two pi'),
    ],
    usual: {
      kept: read('variable', slots.kept),
      deviation: read('variable', slots.deviation),
      logDeviation: read('variable', slots.logDeviation),
    },
    after,
  };
}

/** Below the least deviation the density would grow without end on figures that no error moves: it is no smaller there. */
function deviationOf({ spread, least }: Pick<MeasuredShape, 'spread' | 'least'>, parameter: Parameter): FlatExpression {
  return least === undefined ? parameter(spread) : call('max', parameter(spread), number(least));
}

function persistenceOf({ persistence }: Pick<MeasuredShape, 'persistence'>, parameter: Parameter): FlatExpression {
  return persistence === undefined ? number(0) : parameter(persistence);
}

interface Series {
  readonly series: MeasuredShape;
  readonly cells: CellSlots;
  readonly parameter: Parameter;
  readonly month: Innovations;
}

function partOf({ series, cells, parameter, month }: Series, error: FlatExpression, last: FlatExpression): FlatExpression {
  const cell = read('data', cells.cell);
  const gap = read('data', cells.gap);
  const density = ({ kept, deviation, logDeviation }: Innovation): FlatExpression => {
    const z = over(minus(error, times(kept, last)), deviation);
    const { tails, limits } = series;
    const measured = tails === undefined || limits ? minus(bell(z), logDeviation) : studentAt(z, { logDeviation, tails });
    return series.limits ? choose(operation(cell, '==', number(ABOVE)), call('logSurvival', z), measured) : measured;
  };
  const byGap = choose(operation(gap, '==', number(1)), density(month.usual), density(month.after(gap)));
  const alone = choose(operation(cell, '==', number(NO_CELL)), number(0), byGap);
  if (!series.limits) return alone;
  const persistence = persistenceOf(series, parameter);
  const given = { cell, error, gap: read('data', cells.gapOfAny), spread: deviationOf(series, parameter), persistence };
  const lasting: FlatExpression = { kind: 'filter', of: series.column, ...given };
  return choose(operation(persistence, '==', number(0)), alone, lasting);
}

/**
 * Log density of Student's t with so many degrees of freedom, stretched so that its standard deviation is the innovation's
 * (Lange, Little and Taylor 1989): single months far off weigh as their logarithm, not as their square.
 */
function studentAt(
  z: FlatExpression,
  { logDeviation, tails }: Pick<Innovation, 'logDeviation'> & { readonly tails: number },
): FlatExpression {
  const square = over(times(z, z), number(tails - 2));
  const whole = logGamma((tails + 1) / 2) - logGamma(tails / 2) - log((tails - 2) * Math.PI) / 2 + LOG_ROOT_TWO_PI;
  return minus(minus(number(whole), times(number((tails + 1) / 2), call('logOnePlus', square))), logDeviation);
}

/** Beta-binomial: a month's share scatters around the model's with the correlation ρ of its answers (a + b = 1/ρ − 1). */
export function countEquations({ column, slot, spread, place }: MeasuredShape, parameter: Parameter): MonthlyPart {
  const cells = cellSlots(column);
  const [weightSlot, wholeSlot] = [`weight of ${column}`, `log gamma of the weight of ${column}`];
  const weight = read('variable', weightSlot);
  const needs: FlatEquation[] = [
    {
      slot: weightSlot,
      equals: minus(over(number(1), parameter(spread)), number(1)),
      text: { equals: 'one over the correlation of answers, less one' },
      place,
    },
    { slot: wholeSlot, equals: call('logGamma', weight), text: { equals: 'log gamma of the weight' }, place },
  ];
  const share = read('variable', slot);
  const [yes, asked] = [read('data', cells.yes), read('data', cells.asked)];
  const [a, b] = [times(share, weight), times(minus(number(1), share), weight)];
  const whole = minus(read('variable', wholeSlot), call('logGamma', plus(weight, asked)));
  const chance = plus(plus(whole, call('logRising', a, yes)), call('logRising', b, minus(asked, yes)));
  const possible = operation(operation(a, '>', number(0)), 'and', operation(b, '>', number(0)));
  const part = choose(
    operation(read('data', cells.cell), '==', number(NO_CELL)),
    number(0),
    choose(possible, chance, number(Number.NEGATIVE_INFINITY)),
  );
  return { needs, starts: part, equals: part };
}
