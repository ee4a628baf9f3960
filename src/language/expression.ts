/** Where a piece of an equation stands in the equation's text: 0-based, `to` exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export type Operator = '+' | '-' | '*' | '/' | '^' | '<' | '<=' | '>' | '>=' | '==' | '!=' | 'and' | 'or';

/** What the calendar says of a period: month 1–12, year, week of the year 1–53, part of the year that is over. */
const CALENDAR_NAMES = ['month', 'year', 'week', 'year_part'] as const;
export type CalendarName = (typeof CALENDAR_NAMES)[number];

export function isCalendarName(name: string): name is CalendarName {
  return (CALENDAR_NAMES as readonly string[]).includes(name);
}

/** What the clock offers: steps since January 2026, since the last actual one and since the first, years since the first, the calendar, one step. */
export type ClockName = 'time' | 'ahead' | 'elapsed' | 'years' | 'step' | CalendarName;

/** What a name in an equation stands for. `over` is the dimension whose current member is meant. */
export type Reference =
  | { readonly of: 'variable' | 'input' | 'parameter'; readonly name: string; readonly over?: string }
  | { readonly of: 'constant'; readonly name: string; readonly over: string }
  | { readonly of: 'table'; readonly name: string }
  /** The standard normal number of the month behind a parameter over months. */
  | { readonly of: 'shock'; readonly name: string }
  | { readonly of: 'clock'; readonly name: ClockName };

/**
 * An equation as a checked tree. `total` sums `body` over the members of `over`; where `within` is set, only over
 * those that belong to the current member of that dimension.
 */
export type Expression =
  | { readonly kind: 'number'; readonly value: number; readonly constant?: string; readonly span: Span }
  | { readonly kind: 'reference'; readonly to: Reference; readonly span: Span }
  | { readonly kind: 'negate' | 'not'; readonly argument: Expression; readonly span: Span }
  | {
      readonly kind: 'operation';
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
      readonly span: Span;
    }
  | {
      readonly kind: 'choice';
      readonly condition: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
      readonly span: Span;
    }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly Expression[]; readonly span: Span }
  | { readonly kind: 'total'; readonly over: string; readonly within?: string; readonly body: Expression; readonly span: Span }
  /** The value one step earlier, of a variable or an input. */
  | { readonly kind: 'last'; readonly to: Reference; readonly span: Span }
  /** The value in step 0, of a variable or an input. */
  | { readonly kind: 'initial'; readonly to: Reference; readonly span: Span }
  /** The value `months` earlier (linear between two months); before the first known month, the first known value. */
  | { readonly kind: 'delay'; readonly to: Reference; readonly months: Expression; readonly span: Span };

/** The direct pieces of an expression, in the order of the text. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'number':
    case 'reference':
    case 'last':
    case 'initial':
      return [];
    case 'negate':
    case 'not':
      return [expression.argument];
    case 'operation':
      return [expression.left, expression.right];
    case 'choice':
      return [expression.condition, expression.then, expression.otherwise];
    case 'call':
      return expression.arguments;
    case 'total':
      return [expression.body];
    case 'delay':
      return [expression.months];
  }
}
