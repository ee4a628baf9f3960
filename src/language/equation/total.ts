import { type EquationContext, lineage } from './equationContext.ts';
import { piecesOf, type Syntax } from './syntax.ts';

type TotalChoice = { readonly over: string; readonly within?: string } | { readonly message: string; readonly advice: string };

/**
 * Which members a `total` sums over. The body's names say it: the finest dimension among them (signal before its
 * channel). Where the total stands in an equation over an owner of that dimension, only the current owner's members
 * count; otherwise all do. So `total(adoption)` over channel, in an equation over channel, sums over every channel.
 */
export function chooseTotal(body: Syntax, context: EquationContext, current: readonly string[]): TotalChoice {
  const { dimensions } = context;
  const found = [...dimensionsIn(body, context)];
  const finest = found.filter((one) => !found.some((other) => other !== one && lineage(dimensions, other).includes(one)));
  const bound = new Set(current.flatMap((dimension) => lineage(dimensions, dimension)));
  const free = finest.length > 1 ? finest.filter((dimension) => !bound.has(dimension)) : finest;
  const [over] = free;
  if (over === undefined)
    return {
      message: 'total: nothing in it is over a dimension',
      advice: 'Name something over a dimension in it, or leave total out.',
    };
  if (free.length > 1)
    return {
      message: `total: it could sum over ${free.join(' or ')}`,
      advice: 'Sum over one of them in a variable of its own first.',
    };
  const within = dimensions.get(over)?.within;
  return within === undefined || !current.includes(within) ? { over } : { over, within };
}

/** The dimensions of the names in a body. A total inside it has its own. */
function dimensionsIn(syntax: Syntax, context: EquationContext): ReadonlySet<string> {
  if (syntax.kind === 'name') {
    const over = context.names.get(syntax.name)?.over ?? context.dissolved?.over.get(syntax.name);
    return new Set(over === undefined ? [] : [over]);
  }
  if (syntax.kind === 'call' && syntax.name === 'total') return new Set();
  return new Set(piecesOf(syntax).flatMap((piece) => [...dimensionsIn(piece, context)]));
}
