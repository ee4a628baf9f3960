import { fail } from '../core/error.ts';
import type { Model } from '../language/model.ts';

/** The name that a slot belongs to. Names hold no dots, so it is what stands before the first. */
function nameOf(slot: string): string {
  return slot.split('.', 1)[0] ?? slot;
}

/** Throws the InputError for an input of the model that nobody supplies. */
export function refuseInput(model: Model, slot: string): never {
  return fail({
    opening: 'missing',
    message: `numbers of input "${slot}": the study gives none`,
    place: model.inputs.get(nameOf(slot))?.place ?? { file: model.file },
    advice: `Add a column "${slot}" to history.csv and a line "${slot}" to each plan, or take the input out of the model.`,
  });
}

/** Throws the InputError for a parameter of the model that nobody supplies. */
export function refuseParameter(model: Model, slot: string): never {
  return fail({
    opening: 'missing',
    message: `value of parameter "${slot}": no assumption gives one`,
    place: model.parameters.get(nameOf(slot))?.place ?? { file: model.file },
    advice: `Add a row for "${nameOf(slot)}" to assumptions.csv, set it with --set, or take the parameter out of the model.`,
  });
}

/** Throws for a number that is the same for every draw: a parameter of the model, or what a posterior asks for, whose lack is no fault of the study. */
export function refuseFixed(model: Model, slot: string): never {
  if (!model.parameters.has(nameOf(slot))) throw new RangeError(`a run needs a number for ${slot}`);
  return refuseParameter(model, slot);
}

/** Throws the InputError for a table that the model's programs read and that is not there. */
export function refuseTable(name: string): never {
  return fail({
    opening: 'missing',
    message: `table "${name}": the model's equations read it, and it is not there`,
    advice: `Declare "${name}" under "tables" of the model, with its file.`,
  });
}
