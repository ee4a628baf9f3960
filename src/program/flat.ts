import type { Place } from '../core/error.ts';
import type { Operator } from '../language/expression.ts';
import type { Unit } from '../language/unit.ts';

/**
 * A model without dimensions: one equation a slot (`name`, or `name.member`), every name resolved to slots, every total
 * written out, every derived function put in by its formula. What a program is lowered from, and what a target that shows
 * numbers by name (a workbook) reads.
 */
export interface Flat {
  readonly file: string;
  /** By slot. */
  readonly equations: ReadonlyMap<string, FlatEquation>;
  /** Slots in an order in which each comes after those it needs at the same time: in month 0, in a later month, after the last. */
  readonly order: { readonly first: readonly string[]; readonly later: readonly string[]; readonly end: readonly string[] };
  /** What is asked of every draw, in the order in which it is asked. */
  readonly parameters: readonly string[];
}

/** The equation of one slot. */
export interface FlatEquation {
  readonly slot: string;
  readonly equals: FlatExpression;
  /** Month 0; absent means that `equals` holds in month 0 too. */
  readonly starts?: FlatExpression;
  /** The right sides as the model writes them, for people. */
  readonly text: { readonly equals: string; readonly starts?: string };
  /** Where the model says so. */
  readonly place: Place;
  /** As people read it, e.g. on a cell; absent, as is the unit, for what the model does not name itself: priors and likelihoods. */
  readonly label?: string;
  readonly unit?: Unit;
}

/** Steps since January 2026, since the last actual one, since the first. */
export type FlatClock = 'time' | 'ahead' | 'elapsed';

/** What a slot of a flat expression stands for. What the calendar says is a table, so that no target needs to know a calendar. `fixed` is a number that is the same for every draw; `data` is measured, a number a month; `shock` is a number that every draw has of its own in every month. */
export type FlatReference =
  | { readonly of: 'variable' | 'parameter' | 'fixed' | 'input' | 'table' | 'data' | 'shock'; readonly slot: string }
  | { readonly of: 'clock'; readonly slot: FlatClock };

/**
 * An equation as a tree whose equal pieces may be one object. A variable read after the last month (`order.end`) is that
 * of the last month.
 */
export type FlatExpression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'reference' | 'last' | 'initial'; readonly to: FlatReference }
  | { readonly kind: 'delay'; readonly to: FlatReference; readonly months: FlatExpression }
  | { readonly kind: 'negate' | 'not'; readonly argument: FlatExpression }
  | { readonly kind: 'operation'; readonly operator: Operator; readonly left: FlatExpression; readonly right: FlatExpression }
  | {
      readonly kind: 'choice';
      readonly condition: FlatExpression;
      readonly yes: FlatExpression;
      readonly no: FlatExpression;
    }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly FlatExpression[] }
  /** Adds a cell to what is known of an error that may be censored; see `intrinsics/censoredErrors.ts`. */
  | {
      readonly kind: 'filter';
      readonly of: string;
      readonly cell: FlatExpression;
      readonly error: FlatExpression;
      readonly gap: FlatExpression;
      readonly spread: FlatExpression;
      readonly persistence: FlatExpression;
    };

/** What the filter of a series is told in a month. */
export const FILTER_ARGUMENTS = ['cell', 'error', 'gap', 'spread', 'persistence'] as const;
export type FilterArgument = (typeof FILTER_ARGUMENTS)[number];

/** The direct pieces of an expression. */
export function piecesOf(expression: FlatExpression): readonly FlatExpression[] {
  switch (expression.kind) {
    case 'number':
    case 'reference':
    case 'last':
    case 'initial':
      return [];
    case 'delay':
      return [expression.months];
    case 'negate':
    case 'not':
      return [expression.argument];
    case 'operation':
      return [expression.left, expression.right];
    case 'choice':
      return [expression.condition, expression.yes, expression.no];
    case 'call':
      return expression.arguments;
    case 'filter':
      return FILTER_ARGUMENTS.map((name) => expression[name]);
  }
}
