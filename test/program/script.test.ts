import fc from 'fast-check';
import { expect, test } from 'vitest';
import { present } from '../../src/core/present.ts';
import { slotsOf } from '../../src/language/slots.ts';
import { pageKernel } from '../../src/page/pageKernel.ts';
import { buildProgram } from '../../src/program/buildProgram.ts';
import { compileJavaScript } from '../../src/program/compileKernel.ts';
import { flatten } from '../../src/program/flatten.ts';
import type { Kernel, Past } from '../../src/program/kernel.ts';
import { lowerFlat } from '../../src/program/lowerFlat.ts';
import type { Program } from '../../src/program/program.ts';
import { emitScript, type ScriptMaker } from '../../src/program/targets/script.ts';
import { randomModel, randomTrials } from '../helpers/randomModel.ts';
import { runKernel } from '../helpers/runKernel.ts';
import { shippedModel } from '../helpers/shipped.ts';

/** What a page would have after the script. */
function run(program: Program): Kernel['run'] {
  const window: Record<string, ScriptMaker> = {};
  new Function('window', emitScript(program, 'made'))(window);
  return pageKernel(program, present(window.made, 'the program')).run;
}

test('a script for a page gives the same numbers as the program, and goes on from what its draws have come to', () => {
  fc.assert(
    fc.property(randomModel, randomTrials, fc.nat(), (model, trials, length) => {
      const outputs = [...model.variables.values()].flatMap((variable) => slotsOf(model, variable));
      const program = buildProgram(lowerFlat(flatten(model)), outputs);
      const count = trials[0]?.months ?? 0;
      const past: Past = { months: 1 + (length % count) };
      const script = { ...program, run: run(program) };
      const whole = runKernel(compileJavaScript(program), trials);
      const [own, first, going] = [runKernel(script, trials), runKernel(script, trials, past), runKernel(script, trials, past)];
      for (const output of outputs)
        for (const [draw] of trials.entries())
          for (let month = 0; month < count; month++) {
            const value = whole(output, month, draw);
            expect([own(output, month, draw), first(output, month, draw)]).toEqual([value, value]);
            expect(going(output, month, draw)).toBe(month < past.months ? Number.NaN : value);
          }
    }),
    { numRuns: 40 },
  );
});

test('the script of the shipped model is short, and holds nothing that could end it', () => {
  const model = shippedModel();
  const outputs = [...model.roles.variables.values()].filter((name) => model.variables.get(name)?.over === undefined);
  const script = emitScript(buildProgram(lowerFlat(flatten(model)), outputs), 'made');
  expect(script.length).toBeLessThan(90_000);
  expect(script).not.toMatch(/<\/|<!--|\n|\/\//);
});
