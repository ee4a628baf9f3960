import { fail } from '../core/error.ts';
import { suggest } from '../core/nearest.ts';
import type { Model } from '../language/model.ts';
import { buildProgram } from './buildProgram.ts';
import { checkBlock, checkGiven } from './checkRun.ts';
import { compileWasm } from './compileWasm.ts';
import type { Flat } from './flat.ts';
import { flatten } from './flatten.ts';
import { gradient } from './gradient.ts';
import { instantiate } from './instantiate.ts';
import { type Kernel, shapeOf } from './kernel.ts';
import { lowerFlat } from './lowerFlat.ts';
import type { Program } from './program.ts';
import { emitJavaScript } from './targets/javascript.ts';

/** {@link compileFlat} of a model alone. */
export function compileKernel(model: Model, outputs: readonly string[]): Kernel {
  return compileFlat(flatten(model), outputs);
}

/**
 * Flat equations as one function over draws. `outputs` are slots, `name` or `name.member`; only what they need is computed,
 * and only its inputs and tables are asked for. Throws an InputError for an output that has no equation.
 */
export function compileFlat(flat: Flat, outputs: readonly string[], target: Target = compileJavaScript): Kernel {
  for (const output of outputs) if (!flat.equations.has(output)) unknownOutput(output, flat);
  return target(buildProgram(lowerFlat(flat), outputs));
}

/**
 * A number after the last month as a function over draws, and as more finals its derivatives by every parameter
 * (`gradient.ts`). Fixed numbers that are known already are not asked for: what follows from them is worked out now.
 */
export function compileGradient(flat: Flat, { final, known, by }: Slopes, target: Target = compileJavaScript): Kernel {
  return target(gradient(buildProgram(lowerFlat(flat, known), [final]), final, by));
}

/** Which derivatives are wanted. */
export interface Slopes {
  readonly final: string;
  readonly known?: ReadonlyMap<string, number>;
  /** The parameters to derive by: all without it. */
  readonly by?: ReadonlySet<string>;
}

/** What makes a program something that runs. All give the same numbers, to the last bit. */
export type Target = (program: Program) => Kernel;

/** WebAssembly where the engine has it: as fast at once as it ever gets, whatever the size of the model. */
export function fastestTarget(): Target {
  return typeof WebAssembly === 'undefined' ? compileJavaScript : compileWasm;
}

/** JavaScript: on every engine, and what the other target is tested against. */
export function compileJavaScript(program: Program): Kernel {
  const source = emitJavaScript(program);
  const compute = instantiate(source);
  const shape = shapeOf(program);
  const open: Kernel['open'] = (given) => {
    checkGiven(shape, given);
    return (block) => {
      checkBlock(shape, given.months, block);
      compute({ ...given, ...block });
    };
  };
  return { ...shape, source, open, run: (run) => open(run)(run) };
}

function unknownOutput(output: string, { file, equations }: Flat): never {
  return fail({
    opening: 'unknown',
    message: `variable "${output}"`,
    place: { file },
    advice: suggest(output, [...equations.keys()]),
  });
}
