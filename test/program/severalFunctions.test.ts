import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slotsOf } from '../../src/language/slots.ts';
import { buildProgram } from '../../src/program/buildProgram.ts';
import { flatten } from '../../src/program/flatten.ts';
import { instantiate } from '../../src/program/instantiate.ts';
import { lowerFlat } from '../../src/program/lowerFlat.ts';
import { emitJavaScript } from '../../src/program/targets/javascript.ts';
import { inOneFunction } from '../../src/program/targets/oneFunction.ts';
import { inSeveralFunctions } from '../../src/program/targets/severalFunctions.ts';
import { randomModel, randomTrials } from '../helpers/randomModel.ts';
import { runKernel } from '../helpers/runKernel.ts';
import { smallModel, tree } from '../helpers/smallModel.ts';

test('a program in several functions gives the same bytes as in one', () => {
  fc.assert(
    fc.property(randomModel, randomTrials, (model, trials) => {
      const outputs = [...model.variables.values()].flatMap((variable) => slotsOf(model, variable));
      const program = buildProgram(lowerFlat(flatten(model)), outputs);
      const answers = [inOneFunction(program), inSeveralFunctions(program)].map((lines) => {
        const source = ['"use strict";', ...lines].join('\n');
        const at = runKernel({ ...program, run: instantiate(source) }, trials);
        const months = Array.from({ length: trials[0]?.months ?? 0 }, (_, month) => month);
        return outputs.flatMap((output) => months.flatMap((month) => trials.map((_, draw) => at(output, month, draw))));
      });
      expect(answers[1]).toEqual(answers[0]);
    }),
    { numRuns: 60 },
  );
});

test('a long program is written in functions that are each short enough to be optimised', () => {
  const rate = tree.parameter('rate');
  const long = Array.from({ length: 400 }, (_, index) => ({
    name: `x${index}`,
    starts: rate,
    equals: tree.call('exp', tree.operation('*', tree.last(tree.variable(`x${index}`)), tree.number(-0.5 - index))),
  }));
  const source = (count: number): string => {
    const variables = long.slice(0, count);
    return emitJavaScript(
      buildProgram(
        lowerFlat(flatten(smallModel({ variables }))),
        variables.map(({ name }) => name),
      ),
    );
  };
  expect(source(3)).not.toMatch(/^function later/m);
  expect(source(400)).toMatch(/^function later/m);
});
