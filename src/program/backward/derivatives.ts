import type { Graph } from '../graph.ts';
import type { Operation, Scalar, UnaryOperator } from '../program.ts';
import { type Maths, mathsOf } from './maths.ts';

/** How an operation's result changes with one of its operands: what the operand gets of an amount that is the result's. */
export interface Share {
  readonly to: Scalar;
  readonly of: (amount: Scalar) => Scalar;
}

/** Where shares are worked out: on the way back. */
export interface Site {
  readonly graph: Graph;
  /** What a scalar of the program was in this month, as it is read there. */
  readonly value: (scalar: Scalar) => Scalar;
}

type Of<Kind extends Operation['kind']> = Extract<Operation, { kind: Kind }>;

/**
 * The derivatives of one operation, by every operand by which it has one; choices (`select`, `min`, `max`) are not among them.
 * Conditions and `round` have none. At a kink the derivative is one-sided: of `abs` at 0 that to the right, of a delay of 0 or to
 * month 0 that without slope. Where a slope is infinite (a root, a logarithm or a power below 1 of 0, a quotient by 0) it is 0.
 */
export function sharesOf(scalar: Scalar, site: Site): readonly Share[] {
  const operation = operationOf(site, scalar);
  switch (operation.kind) {
    case 'unary':
      return ofUnary(operation, scalar, site);
    case 'binary':
      return ofBinary(operation, scalar, site);
    case 'power':
      return ofPower({ ...operation, log: () => logOfSize(operation, site) }, scalar, site);
    case 'delayed':
    case 'delayedInput':
      return [ofDelay(operation, site)];
    default:
      return [];
  }
}

function ofUnary({ operator, argument }: Of<'unary'>, scalar: Scalar, site: Site): readonly Share[] {
  const power = operator === 'exp' ? powerAsExp(argument, site) : undefined;
  if (power !== undefined) return ofPower(power, scalar, site);
  const slope = UNARY_SHARES[operator];
  const of = (amount: Scalar) =>
    slope?.(mathsOf(site.graph), amount, { x: () => site.value(argument), y: () => site.value(scalar) });
  if (slope === undefined) return [];
  return [{ to: argument, of: (amount) => of(amount) ?? amount }];
}

/** Values of the argument and of the result. */
interface Values {
  readonly x: () => Scalar;
  readonly y: () => Scalar;
}

type UnaryShare = (maths: Maths, amount: Scalar, values: Values) => Scalar;

const EXPONENTIAL: UnaryShare = ({ two }, amount, { y }) => two(amount, '*', y());
const LOGARITHM: UnaryShare = ({ two, choose, number }, amount, { x }) =>
  choose(two(x(), '==', number(0)), number(0), two(amount, '/', x()));

const UNARY_SHARES: Readonly<Partial<Record<UnaryOperator, UnaryShare>>> = {
  negate: ({ one }, amount) => one('negate', amount),
  exp: EXPONENTIAL,
  log: LOGARITHM,
  sin: ({ one, two }, amount, { x }) => two(amount, '*', one('cos', x())),
  cos: ({ one, two }, amount, { x }) => one('negate', two(amount, '*', one('sin', x()))),
  sqrt: ({ two, choose, number }, amount, { y }) =>
    choose(two(y(), '>', number(0)), two(two(number(0.5), '*', amount), '/', y()), number(0)),
  abs: ({ one, two, choose, number }, amount, { x }) => choose(two(x(), '<', number(0)), one('negate', amount), amount),
  logOnePlus: ({ two, number }, amount, { x }) => two(amount, '/', two(number(1), '+', x())),
  logGamma: ({ one, two }, amount, { x }) => two(amount, '*', one('digamma', x())),
  logSurvival: ({ one, two }, amount, { x }) => two(amount, '*', one('logSurvivalSlope', x())),
};

function ofBinary({ operator, left, right }: Of<'binary'>, scalar: Scalar, site: Site): readonly Share[] {
  const { one, two, choose, number } = mathsOf(site.graph);
  const [l, r, y] = [() => site.value(left), () => site.value(right), () => site.value(scalar)];
  const both = (byLeft: Share['of'], byRight: Share['of']): readonly Share[] => [
    { to: left, of: byLeft },
    { to: right, of: byRight },
  ];
  switch (operator) {
    case '+':
      return both(same, same);
    case '-':
      return both(same, (amount) => one('negate', amount));
    case '*':
      if (left === right) return [{ to: left, of: (amount) => two(two(number(2), '*', amount), '*', l()) }];
      return both(
        (amount) => two(amount, '*', r()),
        (amount) => two(amount, '*', l()),
      );
    case '/': {
      const guarded = (amount: Scalar) => choose(two(r(), '==', number(0)), number(0), amount);
      return both(
        (amount) => guarded(two(amount, '/', r())),
        (amount) => guarded(one('negate', two(two(amount, '/', r()), '*', y()))),
      );
    }
    case 'logRising':
      return both((amount) => two(amount, '*', two(l(), 'logRisingSlope', r())), measuredOnly);
    default:
      return [];
  }
}

function measuredOnly(): never {
  throw new Error('logRising has no derivative by a number that is counted');
}

function same(amount: Scalar): Scalar {
  return amount;
}

interface Power {
  readonly base: Scalar;
  readonly exponent: Scalar;
  /** The value of log |base|. */
  readonly log: () => Scalar;
}

/** x^y as `exp(y · log x)`, which is how a power of a known exponent is written. */
function powerAsExp(argument: Scalar, { graph, value }: Site): Power | undefined {
  const product = graph.operations[argument];
  if (product?.kind !== 'binary' || product.operator !== '*') return undefined;
  const log = graph.operations[product.right];
  if (log?.kind !== 'unary' || log.operator !== 'log') return undefined;
  return { base: log.argument, exponent: product.left, log: () => value(product.right) };
}

/** log |base| of a power, which its magnitude is computed from. */
function logOfSize({ base, magnitude }: Of<'power'>, site: Site): Scalar {
  const exponential = site.graph.operations[magnitude];
  const found = exponential?.kind === 'unary' ? powerAsExp(exponential.argument, site) : undefined;
  const { one } = mathsOf(site.graph);
  return found ? found.log() : one('log', one('abs', site.value(base)));
}

/** Of a power that is 0 only the first has a slope by its base; an exponent has one where the base is above 0. */
function ofPower({ base, exponent, log }: Power, scalar: Scalar, { graph, value }: Site): readonly Share[] {
  const { two, choose, number } = mathsOf(graph);
  const [zero, one] = [number(0), number(1)];
  const byBase = (amount: Scalar) => two(two(two(amount, '*', value(exponent)), '*', value(scalar)), '/', value(base));
  const atZero = (amount: Scalar) => choose(two(value(exponent), '==', one), amount, zero);
  return [
    { to: base, of: (amount) => choose(two(value(scalar), '==', zero), atZero(amount), byBase(amount)) },
    {
      to: exponent,
      of: (amount) => choose(two(value(base), '>', zero), two(two(amount, '*', value(scalar)), '*', log()), zero),
    },
  ];
}

/** Of the delay itself; what is read gets its share by months. */
function ofDelay(operation: Of<'delayed' | 'delayedInput'>, { graph, value }: Site): Share {
  const { months } = operation;
  const slope = () =>
    operation.kind === 'delayed'
      ? graph.add({ kind: 'delayedSlope', history: operation.history, months: value(months) })
      : graph.add({ kind: 'delayedInputSlope', slot: operation.slot, months: value(months), at: operation.at });
  return { to: months, of: (amount) => mathsOf(graph).two(amount, '*', slope()) };
}

export function operationOf({ graph }: Pick<Site, 'graph'>, scalar: Scalar): Operation {
  const operation = graph.operations[scalar];
  if (operation === undefined) throw new Error(`scalar ${scalar} has no operation`);
  return operation;
}
