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

/** A held-out month: its place after the origin, and what was spent on advertising in it. */
export interface MonthAhead {
  readonly index: number;
  readonly adSpend: number;
}

const SCALES: Readonly<Record<Observation['error'], RuleScale>> = { lognormal: LOGARITHM, normal: PLAIN, count: SHARE };

const NOTHING = new Float64Array();

/** Every series that the model observes, ACOS after ad sales: the money really spent over the ad sales that were forecast. */
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
  const acos = columns.get('acos');
  return own.flatMap((measure) => (measure.column === 'ad_sales' && acos ? [measure, acosOf(measure, acos)] : [measure]));
}

function acosOf(adSales: Measure, actual: Float64Array): Measure {
  return {
    ...adSales,
    column: 'acos',
    label: 'ACOS',
    actual,
    drawsOf: (predictive, month) => adSales.drawsOf(predictive, month).map((sales) => month.adSpend / sales),
  };
}

/** A column as a reader would say it, its member by its label. */
function labelOf(column: string, { dimensions }: Model): string {
  const [name = '', member] = column.split('.');
  const label = [...dimensions.values()].flatMap(({ members }) => members).find(({ id }) => id === member)?.label;
  const words = name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ');
  return member === undefined ? words : `${words}, ${label ?? member}`;
}
