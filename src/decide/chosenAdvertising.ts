import type { Model } from '../language/model.ts';
import { membersOf, slotId } from '../language/slots.ts';

/** Advertising money of one member of a dimension whose members the study chose. */
export interface ChosenAdvertising {
  readonly slot: string;
  readonly label: string;
  /** What the members are, e.g. `Ad class`. */
  readonly dimension: string;
}

/** The advertising of a study by the members that it tells apart; none where it tells none, or only one. */
export function chosenAdvertising(model: Model): ChosenAdvertising[] {
  const found = model.roles.advertising.flatMap((name): ChosenAdvertising[] => {
    const over = model.inputs.get(name)?.over;
    if (!model.open.some((choice) => choice.name === over && choice.chosen)) return [];
    return membersOf(model, over).map(({ id, label }) => ({ slot: slotId(name, id), label, dimension: over ?? '' }));
  });
  return found.length > 1 ? found : [];
}
