import type { Model } from './model.ts';

/** The id of one number: a name, and a member where the name is over a dimension.
 * @example
 * slotId('half_life', 'reviews') // => 'half_life.reviews' */
export function slotId(name: string, member?: string): string {
  return member === undefined ? name : `${name}.${member}`;
}

/** Every slot of a variable, input or parameter, in member order. */
export function slotsOf(model: Model, declared: { readonly name: string; readonly over?: string }): string[] {
  if (declared.over === undefined) return [declared.name];
  const members = model.dimensions.get(declared.over)?.members ?? [];
  return members.map((member) => slotId(declared.name, member.id));
}
