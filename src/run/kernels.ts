import type { Model } from '../language/model.ts';
import { compileFlat, compileGradient, fastestTarget } from '../program/compileKernel.ts';
import { flatten } from '../program/flatten.ts';
import type { Kernel } from '../program/kernel.ts';
import { flattenPosterior } from '../program/likelihood/flattenPosterior.ts';
import { type PosteriorShape, shapeKey } from '../program/likelihood/posteriorShape.ts';

/**
 * The program of a model for these outputs; with a shape, of the model and its posterior; with numbers that stay fixed, by slot, of
 * the one output, which follows the last month, and its derivatives by every sampled parameter.
 */
export type KernelFor = (outputs: readonly string[], posterior?: PosteriorShape, fixed?: ReadonlyMap<string, number>) => Kernel;

const COMPILED = new WeakMap<Model, Map<string, Kernel>>();

/** Compiles a model once for each set of outputs that is asked for, whoever asks: a kernel remembers nothing, and takes a while to make. */
export function kernelsOf(model: Model): KernelFor {
  const compiled = COMPILED.get(model) ?? new Map<string, Kernel>();
  COMPILED.set(model, compiled);
  return (outputs, posterior, fixed) => {
    const key = JSON.stringify([outputs, posterior && shapeKey(posterior), fixed && [...fixed]]);
    const flat = () => (posterior ? flattenPosterior(model, posterior) : flatten(model));
    const [final = ''] = outputs;
    const target = fastestTarget();
    const kernel =
      compiled.get(key) ??
      (fixed ? compileGradient(flat(), { final, known: fixed }, target) : compileFlat(flat(), outputs, target));
    compiled.set(key, kernel);
    return kernel;
  };
}
