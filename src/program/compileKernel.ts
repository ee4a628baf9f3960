import { fail } from '../core/error.ts';
import { suggest } from '../core/nearest.ts';
import type { Model } from '../language/model.ts';
import { slotsOf } from '../language/slots.ts';
import { buildProgram } from './buildProgram.ts';
import { checkRun } from './checkRun.ts';
import { instantiate } from './instantiate.ts';
import type { Kernel } from './kernel.ts';
import { lowerModel } from './lowerModel.ts';
import { emitJavaScript } from './targets/javascript.ts';

/**
 * The model as one function over draws. `outputs` are slot ids of variables, `name` or `name.member`; only what they
 * need is computed, and only its inputs and tables are asked for. An unknown output is an error.
 */
export function compileKernel(model: Model, outputs: readonly string[]): Kernel {
  const known = [...model.variables.values()].flatMap((variable) => slotsOf(model, variable));
  for (const output of outputs) if (!known.includes(output)) unknownOutput(output, { model, known });
  const program = buildProgram(lowerModel(model), outputs);
  const source = emitJavaScript(program);
  const compute = instantiate(source);
  const { parameters, inputs, tables } = program;
  const shape = { parameters, inputs, tables, outputs: program.outputs };
  return {
    ...shape,
    source,
    run: (run) => {
      checkRun(shape, run);
      compute(run);
    },
  };
}

function unknownOutput(output: string, { model, known }: { model: Model; known: readonly string[] }): never {
  return fail({
    opening: 'unknown',
    message: `variable "${output}"`,
    place: { file: model.file },
    advice: suggest(output, known),
  });
}
