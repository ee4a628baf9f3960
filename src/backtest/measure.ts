import { asWords } from '../language/contract/say.ts';
import type { Model, Observation } from '../language/model.ts';
import { LOGARITHM, PLAIN, type RuleScale, SHARE } from './baselines.ts';
import type { Predictive } from './predictive.ts';

/** A series that is scored: what was measured of it, and how to take its forecast from a fold. */
export interface Measure {
  readonly column: string;
  readonly label: string;
  readonly counted: boolean;
  readonly scale: RuleScale;
  /** Over all actual months; NaN is missing. */
  readonly actual: Float64Array;
  /** The draws of a held-out month, or undefined where the series does not forecast it. */
  readonly drawsOf: (predictive: Predictive, month: MonthAhead) => Float64Array;
  /** The column whose forecast it is taken from. */
  readonly from: string;
}

/** A held-out month: its place after the origin, and the money that was really spent in it, by input slot. */
export interface MonthAhead {
  readonly index: number;
  readonly spent: (slot: string) => number;
}

const SCALES: Readonly<Record<Observation['error'], RuleScale>> = { lognormal: LOGARITHM, normal: PLAIN, count: SHARE };

const NOTHING = new Float64Array();

/** Every series that the model observes, and after it each ratio of money that was really spent to it. */
export function measuresOf(
  model: Model,
  series: readonly Predictive['series'][],
  columns: ReadonlyMap<string, Float64Array>,
): Measure[] {
  const own = series.map(
    ({ column, observation }): Measure => ({
      column,
      label: labelOf(column, model),
      counted: observation.error === 'count',
      scale: SCALES[observation.error],
      actual: columns.get(column) ?? NOTHING,
      drawsOf: ({ draws }, { index }) => draws[index] ?? NOTHING,
      from: column,
    }),
  );
  return own.flatMap((measure) => [measure, ...ratiosOf(measure, model, columns)]);
}

/** The given columns that are money spent over this one. */
function ratiosOf(measure: Measure, model: Model, columns: ReadonlyMap<string, Float64Array>): Measure[] {
  return [...model.columns.values()].flatMap(({ name, label, kind, strays, derived }) => {
    const actual = columns.get(name);
    const [spent, ...others] = (derived?.over ?? []).map((over) => slotOf(over, model));
    const isRatio = strays === measure.column && derived?.under.join() === measure.column && others.length === 0;
    if (!kind || !actual || !isRatio || spent === undefined) return [];
    const drawsOf: Measure['drawsOf'] = (predictive, month) =>
      measure.drawsOf(predictive, month).map((value) => month.spent(spent) / value);
    return [{ ...measure, column: name, label, actual, drawsOf }];
  });
}

/** The input slot that a column of money gives. */
function slotOf(column: string, { columns, lines }: Model): string | undefined {
  const line = lines.get(columns.get(column)?.gives ?? '');
  return line?.over === undefined ? line?.gives : undefined;
}

/** A column as a reader would say it, its member by its label. */
function labelOf(column: string, { dimensions, columns }: Model): string {
  const [name = '', member] = column.split('.');
  const label = [...dimensions.values()].flatMap(({ members }) => members).find(({ id }) => id === member)?.label;
  const words = columns.get(name)?.label ?? asWords(name);
  return member === undefined ? words : `${words}, ${label ?? member}`;
}
