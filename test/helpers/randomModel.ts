import fc from 'fast-check';
import type { ClockName, Expression, Operator } from '../../src/language/expression.ts';
import type { Dimension, Member, Model } from '../../src/language/model.ts';
import { slotId } from '../../src/language/slots.ts';
import type { Trial } from '../oracle/interpretModel.ts';
import { smallModel, tree } from './smallModel.ts';

const GROUP: Dimension = { name: 'group', members: [member('left'), member('right')], constants: new Map([['size', [0.5, 2]]]) };
const ITEM: Dimension = {
  name: 'item',
  within: 'group',
  members: [member('p', 'left'), member('q', 'right'), member('r', 'left')],
  constants: new Map([['weight', [0.2, 0.3, 0.5]]]),
};
const DIMENSIONS = [GROUP, ITEM];
const OVERS = [undefined, 'group', 'item'] as const;
type Over = (typeof OVERS)[number];

function member(id: string, owner?: string): Member {
  return { id, label: id, ...(owner !== undefined && { owner }) };
}

/** Names that an equation over `over` may use as they are. */
const SEEN: Readonly<Record<string, readonly Over[]>> = {
  none: [undefined],
  group: [undefined, 'group'],
  item: [undefined, 'group', 'item'],
};

interface Earlier {
  readonly name: string;
  readonly over: Over;
}

interface Site {
  readonly over: Over;
  /** Variables of the same month. */
  readonly earlier: readonly Earlier[];
  /** All variables, for `last` and `initial`; empty in month 0. */
  readonly any: readonly Earlier[];
  readonly depth: number;
}

const OPERATORS: readonly Operator[] = ['+', '-', '*', '/', '^', '<', '<=', '>', '>=', '==', '!=', 'and', 'or'];
const CLOCKS: readonly ClockName[] = ['time', 'ahead', 'elapsed', 'years', 'month', 'year', 'year_part', 'step'];

function leaf({ over, earlier, any }: Site): fc.Arbitrary<Expression> {
  const seen = SEEN[over ?? 'none'] ?? [];
  const usable = (variables: readonly Earlier[]) =>
    variables.filter((one) => seen.includes(one.over)).map((one) => tree.variable(one.name, one.over));
  const overs = fc.constantFrom(...seen);
  const now = usable(earlier);
  const past = usable(any);
  const constants = [
    ...(seen.includes('group') ? [tree.constant('size', 'group')] : []),
    ...(over === 'item' ? [tree.constant('weight', 'item')] : []),
  ];
  return fc.oneof(
    overs.map((each) => tree.parameter(each === undefined ? 'alpha' : `alpha_${each}`, each)),
    overs.map((each) => tree.input(each === undefined ? 'spend' : `spend_${each}`, each)),
    overs.map((each) => tree.last(tree.input(each === undefined ? 'spend' : `spend_${each}`, each))),
    overs.map((each) => tree.initial(tree.input(each === undefined ? 'spend' : `spend_${each}`, each))),
    fc.constantFrom(...CLOCKS).map(tree.clock),
    fc.constant(tree.table('season')),
    fc.constantFrom(0, 1, 2, 0.5, -1, 3.25).map(tree.number),
    ...constants.map((one) => fc.constant(one)),
    ...(now.length > 0 ? [fc.constantFrom(...now)] : []),
    ...(past.length > 0 ? [fc.constantFrom(...past).map(tree.last), fc.constantFrom(...past).map(tree.initial)] : []),
  );
}

function expression(site: Site): fc.Arbitrary<Expression> {
  if (site.depth === 0) return leaf(site);
  const inner = expression({ ...site, depth: site.depth - 1 });
  const small = inner.map((one) => tree.call('logistic', one));
  const condition = fc
    .tuple(fc.constantFrom<Operator>('<', '>='), anyParameter(site), anyNumber())
    .map(([operator, left, right]) => tree.operation(operator, left, right));
  const sources = [
    tree.input('spend'),
    ...site.earlier.filter(({ over }) => over === undefined).map(({ name }) => tree.variable(name)),
  ];
  return fc.oneof(
    leaf(site),
    fc.tuple(fc.constantFrom(...OPERATORS), inner, inner).map(([operator, left, right]) => tree.operation(operator, left, right)),
    fc.tuple(condition, inner, inner).map(([test, then, otherwise]) => tree.choice(test, then, otherwise)),
    inner.map(tree.negate),
    inner.map(tree.not),
    small.map((one) => tree.call('log', one)),
    small.map((one) => tree.call('sin', one)),
    small.map((one) => tree.call('cos', one)),
    small.map((one) => tree.call('exp', one)),
    small.map((one) => tree.call('sqrt', one)),
    small.map((one) => tree.call('logit', one)),
    fc.tuple(small, small, small).map((parts) => tree.call('hill', ...parts)),
    fc.tuple(small, small).map((parts) => tree.call('compound', ...parts)),
    fc.tuple(small, small).map((parts) => tree.call('decay', ...parts)),
    fc.tuple(inner, inner, inner).map((parts) => tree.call('clamp', ...parts)),
    fc.array(inner, { minLength: 1, maxLength: 3 }).map((parts) => tree.call('min', ...parts)),
    fc.array(inner, { minLength: 1, maxLength: 3 }).map((parts) => tree.call('max', ...parts)),
    inner.map((one) => tree.call('abs', one)),
    fc
      .tuple(fc.constantFrom(...sources), fc.oneof(small, anyNumber(), anyParameter(site)))
      .map(([source, lag]) => tree.delay(source, lag)),
    expression({ ...site, over: 'item', depth: site.depth - 1 }).map((body) =>
      tree.total('item', body, site.over === 'group' ? 'group' : undefined),
    ),
    expression({ ...site, over: 'group', depth: site.depth - 1 }).map((body) => tree.total('group', body)),
  );
}

function anyParameter(site: Site): fc.Arbitrary<Expression> {
  return fc
    .constantFrom(...(SEEN[site.over ?? 'none'] ?? []))
    .map((each) => tree.parameter(each === undefined ? 'alpha' : `alpha_${each}`, each));
}

function anyNumber(): fc.Arbitrary<Expression> {
  return fc.constantFrom(0, 1, 2.5, -1.5).map(tree.number);
}

/** Held in a range by a logistic, so that errors of rounding do not grow from variable to variable. */
function bounded(site: Site): fc.Arbitrary<Expression> {
  return expression(site).map((one) => tree.call('logistic', tree.call('clamp', one, tree.number(-9), tree.number(9))));
}

/** Up to five variables; each may use those before it, and the past of all. */
export const randomModel: fc.Arbitrary<Model> = fc
  .array(fc.constantFrom(...OVERS), { minLength: 1, maxLength: 5 })
  .chain((overs) => {
    const all = overs.map((over, index): Earlier => ({ name: `variable${index}`, over }));
    const variables = all.map(({ name, over }, index) => {
      const first = { over, earlier: all.slice(0, index), any: [], depth: 3 };
      const own = over === undefined ? { name } : { name, over };
      return fc.oneof(
        bounded(first).map((equals) => ({ ...own, equals })),
        fc.tuple(bounded(first), bounded({ ...first, any: all })).map(([starts, equals]) => ({ ...own, starts, equals })),
      );
    });
    return fc.tuple(...variables).map((given) => smallModel({ dimensions: DIMENSIONS, variables: given }));
  });

function slots(name: string): string[] {
  return [name, ...DIMENSIONS.flatMap((dimension) => dimension.members.map(({ id }) => slotId(`${name}_${dimension.name}`, id)))];
}

/** Some draws of one study: all share the inputs and the table. */
export const randomTrials: fc.Arbitrary<Trial[]> = fc
  .record({
    months: fc.integer({ min: 1, max: 6 }),
    lead: fc.integer({ min: 0, max: 3 }),
    start: fc.integer({ min: -20, max: 20 }),
    actual: fc.integer({ min: 0, max: 5 }),
  })
  .chain(({ months, lead, start, actual }) => {
    const number = fc.oneof(fc.constantFrom(0, 1, 2), fc.double({ min: -3, max: 3, noNaN: true }));
    const numbers = (count: number) => fc.array(number, { minLength: count, maxLength: count });
    const inputs = fc
      .tuple(...slots('spend').map((slot) => numbers(lead + months).map((values) => [slot, values] as const)))
      .map((rows) => new Map(rows));
    const parameters = fc
      .tuple(...slots('alpha').map((slot) => number.map((value) => [slot, value] as const)))
      .map((rows) => new Map(rows));
    const draws = fc.array(parameters, { minLength: 1, maxLength: 5 });
    return fc.tuple(draws, inputs, numbers(months)).map(([drawn, given, season]) =>
      drawn.map(
        (values): Trial => ({
          months,
          lead,
          start,
          actual,
          parameters: values,
          inputs: given,
          tables: new Map([['season', season]]),
        }),
      ),
    );
  });
