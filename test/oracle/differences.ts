import { printExpression } from '../../src/language/equation/printExpression.ts';
import type { Model } from '../../src/language/model.ts';
import { slotsOf } from '../../src/language/slots.ts';
import { compileKernel } from '../../src/program/compileKernel.ts';
import { runKernel } from '../helpers/runKernel.ts';
import { interpretModel, type Trial } from './interpretModel.ts';

const TOLERANCE = 1e-9;

/** Every output, month and draw where the two differ, as a line; relative, or absolute below 1e-6. */
export function differences(model: Model, trials: readonly Trial[], outputs = outputsOf(model)): string[] {
  const computed = runKernel(compileKernel(model, outputs), trials);
  return trials.flatMap((trial, draw) => {
    const plain = interpretModel(model, trial);
    return outputs.flatMap((output) =>
      Array.from({ length: trial.months }, (_, month) => month).flatMap((month) => {
        const [got, wanted] = [computed(output, month, draw), plain(output, month)];
        if (Object.is(got, wanted) || Math.abs(got - wanted) <= TOLERANCE * Math.max(Math.abs(wanted), 1e-6)) return [];
        return [`${output}, month ${month}, draw ${draw}: kernel ${got}, interpreter ${wanted}\n${equations(model)}`];
      }),
    );
  });
}

function outputsOf(model: Model): string[] {
  return [...model.variables.values()].flatMap((variable) => slotsOf(model, variable));
}

function equations(model: Model): string {
  const lines = [...model.variables.values()].map(({ name, over, starts, equals }) => {
    return `  ${name}[${over ?? ''}] = ${printExpression(equals)}${starts === undefined ? '' : `, starts ${printExpression(starts)}`}`;
  });
  return lines.join('\n');
}
