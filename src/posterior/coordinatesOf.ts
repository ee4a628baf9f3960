import { childrenOf, type Expression } from '../language/expression.ts';
import type { Model } from '../language/model.ts';
import type { CalibrationSource } from './calibrationSource.ts';
import type { Coordinate } from './coordinate.ts';
import { densityCoordinate, scoreCoordinate } from './coordinate.ts';
import type { Series } from './series.ts';
import { errorSlots } from './series.ts';

/**
 * What the history can speak about: the parameters that the observed variables are computed from, by the model's own
 * equations, and those of the errors. Fixed ones stay fixed; all others keep their prior. A density that the model names gives way
 * to whatever else says what the parameter is.
 */
export function coordinatesOf(
  { model, assumptions }: Pick<CalibrationSource, 'model' | 'assumptions'>,
  series: readonly Series[],
): Coordinate[] {
  const names = reachedParameters(
    model,
    series.map(({ observation }) => observation.of),
  );
  const errors = new Set(series.flatMap(errorSlots));
  return assumptions.flatMap((assumption): Coordinate[] => {
    if (!names.has(assumption.name) && !errors.has(assumption.id)) return [];
    const density = assumption.density && model.parameters.get(assumption.name)?.density;
    if (density) return [densityCoordinate(assumption.id, density)];
    return assumption.low === assumption.high ? [] : [scoreCoordinate(assumption)];
  });
}

/** Names of the parameters in the equations of these variables, of those that they name, and so on; month 0 included. */
export function reachedParameters({ variables }: Pick<Model, 'variables'>, names: readonly string[]): ReadonlySet<string> {
  const seen = new Set(names);
  const parameters = new Set<string>();
  for (const name of seen) {
    const variable = variables.get(name);
    if (!variable) continue;
    for (const { of, name: found } of [variable.equals, ...(variable.starts ? [variable.starts] : [])].flatMap(mentions)) {
      if (of === 'parameter') parameters.add(found);
      if (of === 'variable') seen.add(found);
    }
  }
  return parameters;
}

function mentions(expression: Expression): { readonly of: string; readonly name: string }[] {
  const own = 'to' in expression ? [expression.to] : [];
  return [...own, ...childrenOf(expression).flatMap(mentions)];
}
