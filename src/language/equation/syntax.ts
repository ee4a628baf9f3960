import type { Operator, Span } from '../expression.ts';

/** An equation as written: the shape is known, the names are not looked up yet. */
export type Syntax =
  | { readonly kind: 'number'; readonly value: number; readonly span: Span }
  | { readonly kind: 'name'; readonly name: string; readonly span: Span }
  | { readonly kind: 'negate' | 'not'; readonly argument: Syntax; readonly span: Span }
  | {
      readonly kind: 'operation';
      readonly operator: Operator;
      readonly left: Syntax;
      readonly right: Syntax;
      readonly span: Span;
    }
  | {
      readonly kind: 'choice';
      readonly condition: Syntax;
      readonly then: Syntax;
      readonly otherwise: Syntax;
      readonly span: Span;
    }
  | SyntaxCall;

export interface SyntaxCall {
  readonly kind: 'call';
  readonly name: string;
  readonly nameSpan: Span;
  readonly arguments: readonly Syntax[];
  readonly span: Span;
}

/** The direct pieces of a piece of syntax, in the order of the text. */
export function piecesOf(syntax: Syntax): readonly Syntax[] {
  switch (syntax.kind) {
    case 'number':
    case 'name':
      return [];
    case 'negate':
    case 'not':
      return [syntax.argument];
    case 'operation':
      return [syntax.left, syntax.right];
    case 'choice':
      return [syntax.condition, syntax.then, syntax.otherwise];
    case 'call':
      return syntax.arguments;
  }
}
