import { addPeriods } from '../core/calendar.ts';
import { present } from '../core/present.ts';
import { childrenOf, type Expression } from '../language/expression.ts';
import type { Model } from '../language/model.ts';
import { nameOfSlot } from '../language/slots.ts';
import type { PathShape } from '../program/likelihood/posteriorShape.ts';
import type { CalibrationSource } from './calibrationSource.ts';
import type { Coordinate } from './coordinate.ts';
import { densityCoordinate, scoreCoordinate, shockCoordinate } from './coordinate.ts';
import type { Series } from './series.ts';
import { errorSlots } from './series.ts';

/**
 * What the history can speak about: the parameters that the observed variables are computed from, by the model's own
 * equations, and those of the errors, then the shocks of parameters over months, path by path. Fixed ones stay fixed; all others keep their prior. A density that the model names gives way
 * to whatever else says what the parameter is.
 */
export function coordinatesOf(
  {
    model,
    assumptions,
    start,
    months,
    trials = [],
  }: Pick<CalibrationSource, 'model' | 'assumptions' | 'start' | 'months' | 'trials'>,
  series: readonly Series[],
): Coordinate[] {
  const names = reachedParameters(
    model,
    [...series.map(({ slot }) => slot), ...trials.map(({ experiment }) => experiment.of)].map(nameOfSlot),
  );
  const errors = new Set(series.flatMap(errorSlots));
  const still = assumptions.flatMap((assumption): Coordinate[] => {
    if (!names.has(assumption.name) && !errors.has(assumption.id)) return [];
    const density = assumption.density && model.parameters.get(assumption.name)?.density;
    if (density) return [densityCoordinate(assumption.id, density)];
    return assumption.low === assumption.high ? [] : [scoreCoordinate(assumption)];
  });
  const moving = [...model.paths.values()].filter(({ name }) => names.has(name));
  const byValue = new Set(moving.filter(({ toldBy }) => series.some((one) => one.column === toldBy && tellsMost(one))));
  const waiting = new Set([...byValue].flatMap(({ spread, persistence }) => [spread, persistence]));
  return [
    ...still.map((one): Coordinate => (waiting.has(one.slot) ? { ...one, waits: true } : one)),
    ...moving.flatMap((path) => {
      const scale = byValue.has(path) ? present(assumptions.find(({ id }) => id === path.spread)?.mid, path.spread) : undefined;
      return Array.from({ length: months }, (_, month) => shockCoordinate(path.name, addPeriods(start, month), scale));
    }),
  ];
}

/** Whether a series has been measured in more than half of its months. */
function tellsMost({ values }: Series): boolean {
  return 2 * values.filter(Number.isFinite).length > values.length;
}

/** The coordinates of parameters that stay the same from month to month, which come first. */
export function stillAmong(coordinates: readonly Coordinate[]): readonly Coordinate[] {
  return coordinates.filter(({ shock }) => shock === undefined);
}

/** The parameters over months that are sampled, and over what. */
export function pathsAmong(coordinates: readonly Coordinate[]): readonly PathShape[] {
  const found = coordinates.flatMap(({ shock }) => (shock ? [[shock.path, shock.scale !== undefined] as const] : []));
  return [...new Map(found)].map(([path, byValue]) => ({ path, byValue }));
}

/** Names of the parameters, those over months too, in the equations of these variables, of those that they name, and so on; month 0 included. */
export function reachedParameters({ variables }: Pick<Model, 'variables'>, names: readonly string[]): ReadonlySet<string> {
  const seen = new Set(names);
  const parameters = new Set<string>();
  for (const name of seen) {
    const variable = variables.get(name);
    if (!variable) continue;
    for (const { of, name: found } of [variable.equals, ...(variable.starts ? [variable.starts] : [])].flatMap(mentions)) {
      if (of === 'parameter' || of === 'shock') parameters.add(found);
      if (of === 'variable') seen.add(found);
    }
  }
  return parameters;
}

function mentions(expression: Expression): { readonly of: string; readonly name: string }[] {
  const own = 'to' in expression ? [expression.to] : [];
  return [...own, ...childrenOf(expression).flatMap(mentions)];
}
