import type { Member, Model } from './model.ts';

/** The id of one number: a name, and a member where the name is over a dimension.
 * @example
 * slotId('half_life', 'reviews') // => 'half_life.reviews' */
export function slotId(name: string, member?: string): string {
  return member === undefined ? name : `${name}.${member}`;
}

/** The members of a dimension of the model; none where no dimension is named. */
export function membersOf({ dimensions }: Pick<Model, 'dimensions'>, over: string | undefined): readonly Member[] {
  return (over === undefined ? undefined : dimensions.get(over)?.members) ?? [];
}

/** Every slot of a variable, input or parameter, in member order. */
export function slotsOf(model: Pick<Model, 'dimensions'>, declared: { readonly name: string; readonly over?: string }): string[] {
  if (declared.over === undefined) return [declared.name];
  return membersOf(model, declared.over).map((member) => slotId(declared.name, member.id));
}

/** The name of a slot without its member.
 * @example
 * nameOfSlot('half_life.reviews') // => 'half_life' */
export function nameOfSlot(slot: string): string {
  const dot = slot.indexOf('.');
  return dot < 0 ? slot : slot.slice(0, dot);
}
