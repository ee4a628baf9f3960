import { addPeriods } from '../core/calendar.ts';
import { childrenOf, type Expression } from '../language/expression.ts';
import type { Model } from '../language/model.ts';
import { nameOfSlot } from '../language/slots.ts';
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
  const moving = [...model.paths.keys()].filter((path) => names.has(path));
  return [
    ...still,
    ...moving.flatMap((path) => Array.from({ length: months }, (_, month) => shockCoordinate(path, addPeriods(start, month)))),
  ];
}

/** The coordinates of parameters that stay the same from month to month, which come first. */
export function stillAmong(coordinates: readonly Coordinate[]): readonly Coordinate[] {
  return coordinates.filter(({ shock }) => shock === undefined);
}

/** The parameters over months whose shocks are sampled. */
export function pathsAmong(coordinates: readonly Coordinate[]): readonly string[] {
  return [...new Set(coordinates.flatMap(({ shock }) => shock?.path ?? []))];
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
