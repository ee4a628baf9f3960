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

/** What ends a line in JavaScript. */
const LINE_END = /\r\n|[\n\r\u2028\u2029]/;

test('what a model’s author wrote is in comments of one line, and nowhere else', () => {
  const hostile = ['é', '`', '${', '"', '*/', '/*', '<!--', '-->', ';', '\n', '\r', '\u2028', '\u2029', '\u0085', '\0', '\u202e'];
  const name = fc
    .string({ unit: fc.constantFrom(...'qzjQZJ_$', ...hostile), minLength: 4, maxLength: 12 })
    .filter((text) => /[qzjQZJ]{2}|é|`/.test(text));
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 8, maxLength: 8 }), (names) => {
      const [first = '', second = '', own = '', given = '', dated = '', member = '', text = '', file = ''] = names;
      const dimension = { name: own, members: [{ id: member, label: member }], constants: new Map() };
      const sum = tree.operation('+', tree.parameter(own, own), tree.operation('*', tree.input(given), tree.table(dated)));
      const plain = smallModel({
        dimensions: [dimension],
        variables: [
          { name: first, over: own, equals: tree.operation('+', tree.last(tree.variable(first, own)), sum), starts: sum },
          { name: second, equals: tree.total(own, tree.variable(first, own)) },
        ],
      });
      const said = [...plain.variables].map(
        ([id, variable]) => [id, { ...variable, text: { equals: text, starts: text }, place: { file, line: 7 } }] as const,
      );
      const { source } = compileKernel({ ...plain, variables: new Map(said) }, [second]);
      const lines = source.split(LINE_END);
      const comments = lines.filter((line) => /^ *\/\//.test(line));
      const code = lines.filter((line) => !comments.includes(line)).join('\n');
      expect(names.filter((one) => code.includes(one))).toEqual([]);
      expect(comments.length).toBeGreaterThan(1);
      expect(comments.filter((line) => !/ = .* {3}.*, line 7$/.test(line) || /\*\/|<!--|[\p{C}]/u.test(line))).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test('each equation stands above the lines that compute it, with its place', () => {
  const place = { file: 'small.yaml', line: 4 };
  const plain = smallModel({
    variables: [
      {
        name: 'stock',
        starts: tree.parameter('begin'),
        equals: tree.operation('*', tree.last(tree.variable('stock')), tree.call('exp', tree.parameter('rate'))),
      },
    ],
  });
  const text = { equals: 'last(stock) * exp(rate)', starts: 'begin' };
  const variables = new Map([...plain.variables].map(([name, variable]) => [name, { ...variable, text, place }] as const));
  const lines = compileKernel({ ...plain, variables }, ['stock'])
    .source.split('\n')
    .map((line) => line.trim());
  const at = lines.indexOf('// stock = last(stock) * exp(rate)   small.yaml, line 4');
  expect(at).toBeGreaterThan(0);
  expect(lines[at + 1]).toMatch(/^const /);
  expect(lines[lines.indexOf('// stock in month 0 = begin   small.yaml, line 4') + 1]).toMatch(/parameters\[/);
});
