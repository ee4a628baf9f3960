import type { Step } from '../../core/calendar.ts';
import type { Unit } from '../unit.ts';

/** What a name of the model stands for. An undefined unit fits any. */
export interface NamedThing {
  readonly of: 'variable' | 'input' | 'parameter' | 'constant' | 'table';
  readonly over?: string;
  readonly unit: Unit | undefined;
  /** Whether it is a parameter over months, which has a shock a month. */
  readonly hasShocks?: true;
}

/** What an equation is read against. */
export interface EquationContext {
  readonly names: ReadonlyMap<string, NamedThing>;
  readonly dimensions: Dimensions;
  /** The dimension for whose every member the equation holds. */
  readonly over?: string;
  /** How far the model's clock moves at a time; absent means a month. */
  readonly step?: Step;
  /** Of a model without some of its dimensions. */
  readonly dissolved?: WithoutDimensions;
  /** The dimension that is not there for whose every member the equation was written. */
  readonly wasOver?: string;
  /** The unit that the result must have; absent means any. */
  readonly unit?: Unit;
}

/** What a name stood for that was over a dimension which is not there. */
export interface WithoutDimensions {
  /** By name, the dimension that it was over. */
  readonly over: ReadonlyMap<string, string>;
  /** By name that is not there either, the number or name in its place. */
  readonly alone: ReadonlyMap<string, string>;
}

export type Dimensions = ReadonlyMap<string, { readonly within?: string }>;

/** The dimension and, where it has one, its owner. */
export function lineage(dimensions: Dimensions, dimension: string): readonly string[] {
  const owner = dimensions.get(dimension)?.within;
  return owner === undefined ? [dimension] : [dimension, owner];
}

/** How far the clock of the equation's model moves at a time. */
export function stepIn({ step = 'month' }: Pick<EquationContext, 'step'>): Step {
  return step;
}
