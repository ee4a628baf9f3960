import type { Member, Model } from '../language/model.ts';

/** The current member of each dimension, by dimension name. */
export type Members = ReadonlyMap<string, Member>;

export const NO_MEMBERS: Members = new Map();

/** `current` with `member` as the member of `dimension`, and with it its owner, the owner's owner and so on. */
export function withMember(
  model: Model,
  current: Members,
  chosen: { readonly dimension: string; readonly member: Member },
): Members {
  const next = new Map(current).set(chosen.dimension, chosen.member);
  const owners = model.dimensions.get(chosen.dimension)?.within;
  if (owners === undefined) return next;
  const owner = membersOf(model, owners).find((candidate) => candidate.id === chosen.member.owner);
  return owner === undefined ? next : withMember(model, next, { dimension: owners, member: owner });
}

export function membersOf(model: Model, dimension: string): readonly Member[] {
  return model.dimensions.get(dimension)?.members ?? [];
}

/** One set of current members for each slot of a name over `over` (or the single empty one). */
export function eachMember(model: Model, over: string | undefined): readonly Members[] {
  if (over === undefined) return [NO_MEMBERS];
  return membersOf(model, over).map((member) => withMember(model, NO_MEMBERS, { dimension: over, member }));
}
