/** Where a piece of an equation stands in the equation's text: 0-based, `to` exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export type Operator = '+' | '-' | '*' | '/' | '^' | '<' | '<=' | '>' | '>=' | '==' | '!=' | 'and' | 'or';

/** What the clock offers: months since January 2026, months since the last actual month, months and years since month 0, calendar month 1–12, calendar year, one month. */
export type ClockName = 'time' | 'ahead' | 'elapsed' | 'years' | 'month' | 'year' | 'step';

/** What a name in an equation stands for. `over` is the dimension whose current member is meant. */
export type Reference =
  | { readonly of: 'variable' | 'input' | 'parameter'; readonly name: string; readonly over?: string }
  | { readonly of: 'constant'; readonly name: string; readonly over: string }
  | { readonly of: 'table'; readonly name: string }
  | { readonly of: 'clock'; readonly name: ClockName };

/**
 * An equation as a checked tree. `total` sums `body` over the members of `over`; where `within` is set, only over
 * those that belong to the current member of that dimension.
 */
export type Expression =
  | { readonly kind: 'number'; readonly value: number; readonly span: Span }
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
  /** The value one month earlier, of a variable or an input. */
  | { readonly kind: 'last'; readonly to: Reference; readonly span: Span }
  /** The value in month 0, of a variable or an input. */
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
