import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Model } from '../../src/language/model.ts';
import { slotsOf } from '../../src/language/slots.ts';
import { compileKernel } from '../../src/program/compileKernel.ts';
import type { Kernel } from '../../src/program/kernel.ts';
import { randomModel } from '../helpers/randomModel.ts';
import { smallModel, tree } from '../helpers/smallModel.ts';

const MONTHS = 4;
const DRAWS = 7;

function allOutputs(model: Model): string[] {
  return [...model.variables.values()].flatMap((variable) => slotsOf(model, variable));
}

/** Some numbers of both signs, the same for the same length. */
function numbers(length: number): Float64Array {
  return Float64Array.from({ length }, (_, index) => ((index * 0.6180339887498949) % 1) * 4 - 1.5);
}

/** All draws, computed in blocks that end at `cuts`. */
function inBlocks(kernel: Kernel, cuts: readonly number[]): Float64Array {
  const out = new Float64Array(kernel.outputs.length * MONTHS * DRAWS);
  const shared = {
    months: MONTHS,
    lead: 1,
    start: 5,
    actual: 2,
    parameters: numbers(kernel.parameters.length * DRAWS),
    parameterStride: DRAWS,
    inputs: numbers(kernel.inputs.length * (MONTHS + 1)),
    tables: numbers(kernel.tables.length * MONTHS),
    outStride: DRAWS,
  };
  [...cuts, DRAWS].reduce((from, to) => {
    kernel.run({ ...shared, from, to, out: out.subarray(from) });
    return to;
  }, 0);
  return out;
}

describe('for any model', () => {
  test('any split into blocks of draws gives the same bytes', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 0, max: DRAWS }), { maxLength: 4 }).map((found) => found.sort((a, b) => a - b));
    fc.assert(
      fc.property(randomModel, cuts, (model, found) => {
        const kernel = compileKernel(model, allOutputs(model));
        expect(new Uint8Array(inBlocks(kernel, found).buffer)).toEqual(new Uint8Array(inBlocks(kernel, []).buffer));
      }),
      { numRuns: 60 },
    );
  });

  test('an output is the same whatever else is asked for', () => {
    fc.assert(
      fc.property(randomModel, (model) => {
        const outputs = allOutputs(model);
        const every = compileKernel(model, outputs);
        const last = compileKernel(model, outputs.slice(-1));
        const column = (kernel: Kernel, parameters: readonly string[]) => {
          const parameterNumbers = new Map(every.parameters.map((slot, index) => [slot, 0.3 + index / 7]));
          const out = new Float64Array(kernel.outputs.length * MONTHS);
          kernel.run({
            from: 0,
            to: 1,
            months: MONTHS,
            lead: 0,
            start: 0,
            actual: 2,
            parameters: Float64Array.from(parameters, (slot) => parameterNumbers.get(slot) ?? Number.NaN),
            parameterStride: 1,
            inputs: new Float64Array(kernel.inputs.length * MONTHS).fill(0.7),
            tables: new Float64Array(kernel.tables.length * MONTHS).fill(1.1),
            out,
            outStride: 1,
          });
          return [...out.slice(-MONTHS)];
        };
        expect(column(last, last.parameters)).toEqual(column(every, every.parameters));
      }),
      { numRuns: 60 },
    );
  });
});

test('no name that a user gave is in the source', () => {
  const name = fc
    .string({ unit: fc.constantFrom(...'qzjQZJ_$', 'é', '`', '${', '"', '*/', ';', '\n'), minLength: 4, maxLength: 12 })
    .filter((text) => /[qzjQZJ]{2}|é|`/.test(text));
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 6, maxLength: 6 }), (names) => {
      const [first = '', second = '', own = '', given = '', dated = '', member = ''] = names;
      const dimension = { name: own, members: [{ id: member, label: member }], constants: new Map() };
      const sum = tree.operation('+', tree.parameter(own, own), tree.operation('*', tree.input(given), tree.table(dated)));
      const model = smallModel({
        dimensions: [dimension],
        variables: [
          { name: first, over: own, equals: tree.operation('+', tree.last(tree.variable(first, own)), sum), starts: sum },
          { name: second, equals: tree.total(own, tree.variable(first, own)) },
        ],
      });
      const { source } = compileKernel(model, [second]);
      expect(names.filter((text) => source.includes(text))).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
