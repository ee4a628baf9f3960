import { type FlatExpression, type FlatReference, piecesOf } from './flat.ts';

/** A piece of an expression that reads a slot in whatever month. */
export type Reading = Extract<FlatExpression, { to: FlatReference }>;

/** Expressions with other readings in their place, but for those of month 0; the old object where none changed. One for all expressions that share pieces. */
export function readingsMapper(change: (reading: Reading) => FlatExpression): (expression: FlatExpression) => FlatExpression {
  const done = new Map<FlatExpression, FlatExpression>();
  const again = (expression: FlatExpression): FlatExpression => {
    const known = done.get(expression);
    if (known) return known;
    const mapped = mapPieces(expression, { again, change });
    done.set(expression, mapped);
    return mapped;
  };
  return again;
}

interface Mapping {
  readonly again: (piece: FlatExpression) => FlatExpression;
  readonly change: (reading: Reading) => FlatExpression;
}

function mapPieces(expression: FlatExpression, { again, change }: Mapping): FlatExpression {
  switch (expression.kind) {
    case 'reference':
    case 'last':
      return change(expression);
    case 'delay':
      return change(unlessSame(expression, { ...expression, months: again(expression.months) }));
    case 'negate':
    case 'not':
      return unlessSame(expression, { ...expression, argument: again(expression.argument) });
    case 'operation':
      return unlessSame(expression, { ...expression, left: again(expression.left), right: again(expression.right) });
    case 'choice': {
      const { condition, yes, no } = expression;
      return unlessSame(expression, { ...expression, condition: again(condition), yes: again(yes), no: again(no) });
    }
    case 'call':
      return unlessSame(expression, { ...expression, arguments: expression.arguments.map(again) });
    default:
      return expression;
  }
}

/** The old object where no piece changed. */
function unlessSame<Kind extends FlatExpression>(old: Kind, mapped: Kind): Kind {
  const pieces = piecesOf(mapped);
  return piecesOf(old).every((piece, index) => piece === pieces[index]) ? old : mapped;
}
