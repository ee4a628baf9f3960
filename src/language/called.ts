import { fail } from '../core/error.ts';
import { listed } from '../core/nearest.ts';
import type { Model } from './model.ts';

/** A name of the model, or a slot of it, and what people call it. */
interface Called {
  readonly id: string;
  readonly labels: readonly string[];
}

/** Of a label only letters and digits count: `Half-life, Reviews`, `half_life.reviews` and `half life reviews` are one. */
function keyOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * The parameter or slot that is meant by its id or by what a report calls it, such as `Half-life, Reviews`; a text that means none
 * comes back as it is. `place` is where the text stands.
 * @throws InputError where it means several.
 */
export function parameterCalled(text: string, model: Model, place: string): string {
  return meant(
    text,
    [...model.parameters.values()].flatMap((parameter) => slotsOf(parameter, model)),
    place,
  );
}

function slotsOf({ name, label, over }: { name: string; label: string; over?: string }, model: Model): Called[] {
  const members = over === undefined ? [] : (model.dimensions.get(over)?.members ?? []);
  const slots = members.map((member): Called => {
    const shown = [name, label].map((own) => `${own}, ${member.label}`);
    return { id: `${name}.${member.id}`, labels: [...shown, member.label, member.id] };
  });
  return [{ id: name, labels: [label] }, ...slots];
}

/**
 * The variable, parameter, input, table or dimension that is meant by its name, by its label, or by a slot or a member of it; a text
 * that means none comes back as it is.
 * @throws InputError where it means several.
 */
export function nameCalled(text: string, model: Model): string {
  const { variables, parameters, inputs, tables, dimensions } = model;
  const overs = [...variables.values(), ...parameters.values(), ...inputs.values()];
  const slots = overs.flatMap((one) => slotsOf(one, model).map(({ id, labels }) => ({ ...one, id, labels })));
  const whole: Called[] = [
    ...slots.map(({ name, id, labels: [own, labelled] }) => ({
      id: name,
      labels: [id, own, labelled].filter((label) => label !== undefined),
    })),
    ...[...tables.values()].map(({ name, label }) => ({ id: name, labels: [label] })),
    ...[...dimensions.values()].map(({ name, members }) => ({ id: name, labels: members.map(({ label }) => label) })),
  ];
  return meant(text, whole, 'explain');
}

function meant(text: string, candidates: readonly Called[], place: string): string {
  if (candidates.some(({ id }) => id === text)) return text;
  const key = keyOf(text);
  const found = [
    ...new Set(candidates.flatMap(({ id, labels }) => ([id, ...labels].some((one) => keyOf(one) === key) ? [id] : []))),
  ];
  if (found.length > 1)
    fail({
      opening: 'invalid',
      message: `name "${text}": it may mean ${listed(found)}`,
      place: { file: place },
      advice: 'Give one of these names.',
    });
  const [only = text] = found;
  return only;
}
