import { describe, expect, test } from 'vitest';
import { isCalendarName } from '../../src/language/expression.ts';
import { slotsOf } from '../../src/language/slots.ts';
import { type FlatExpression, piecesOf } from '../../src/program/flat.ts';
import { flatten } from '../../src/program/flatten.ts';
import { shippedModel } from '../helpers/shipped.ts';
import { smallModel, tree } from '../helpers/smallModel.ts';

const GROUP = {
  name: 'group',
  members: [
    { id: 'left', label: 'Left' },
    { id: 'right', label: 'Right' },
  ],
  constants: new Map([['size', [2, 3]]]),
};

/** Every piece of an expression, itself among them. */
function allOf(expression: FlatExpression): FlatExpression[] {
  return [expression, ...piecesOf(expression).flatMap(allOf)];
}

describe('a model without dimensions', () => {
  test('has one equation a slot, with members, totals and numbers of a dimension written out', () => {
    const each = tree.operation('*', tree.constant('size', 'group'), tree.parameter('rate', 'group'));
    const { equations, order } = flatten(
      smallModel({
        dimensions: [GROUP],
        variables: [
          { name: 'part', over: 'group', equals: each },
          { name: 'all', equals: tree.total('group', tree.variable('part', 'group')) },
        ],
      }),
    );
    const slot = (of: 'variable' | 'parameter', name: string) => ({ kind: 'reference', to: { of, slot: name } });
    expect(order).toEqual({ first: ['part.left', 'part.right', 'all'], later: ['part.left', 'part.right', 'all'], end: [] });
    expect(equations.get('part.right')?.equals).toEqual({
      kind: 'operation',
      operator: '*',
      left: { kind: 'number', value: 3 },
      right: slot('parameter', 'rate.right'),
    });
    expect(equations.get('part.right')).toMatchObject({ label: 'part, Right', place: { file: 'small.yaml', line: 1 } });
    expect(equations.get('all')?.equals).toEqual({
      kind: 'operation',
      operator: '+',
      left: slot('variable', 'part.left'),
      right: slot('variable', 'part.right'),
    });
  });

  test('an argument that a formula uses twice is one object', () => {
    const sum = tree.operation('+', tree.parameter('a'), tree.number(1));
    const { equations } = flatten(
      smallModel({ variables: [{ name: 'x', equals: tree.call('hill', sum, sum, tree.number(2)) }] }),
    );
    const found = allOf(equations.get('x')?.equals ?? { kind: 'number', value: 0 }).filter(
      (piece) => piece.kind === 'operation' && piece.operator === '+' && piece.right.kind === 'number',
    );
    expect(found.length).toBeGreaterThan(1);
    expect(new Set(found).size).toBe(1);
  });

  test('the shipped model: every slot of every variable, primitives only, every reference known, every place a line', () => {
    const model = shippedModel();
    const { equations, order, parameters } = flatten(model);
    const slots = [...model.variables.values()].flatMap((variable) => slotsOf(model, variable));
    expect([...equations.keys()].sort()).toEqual([...slots].sort());
    expect([...order.first].sort()).toEqual([...slots].sort());
    expect([...order.later].sort()).toEqual([...slots].sort());
    const known = new Set([...slots, ...parameters, ...model.tables.keys()]);
    for (const input of model.inputs.values()) for (const slot of slotsOf(model, input)) known.add(slot);
    const calls = new Set<string>();
    for (const { equals, starts, place, text } of equations.values()) {
      expect([place.line, text.equals !== '']).toEqual([expect.any(Number), true]);
      for (const piece of [equals, ...(starts ? [starts] : [])].flatMap(allOf)) {
        if (piece.kind === 'call') calls.add(piece.name);
        if ('to' in piece && piece.to.of !== 'clock' && !isCalendarName(piece.to.slot) && !known.has(piece.to.slot))
          expect(piece.to.slot).toBe('a slot');
      }
    }
    expect([...calls].filter((name) => !['exp', 'log', 'sqrt', 'min', 'max', 'abs', 'round'].includes(name))).toEqual([]);
  });
});
