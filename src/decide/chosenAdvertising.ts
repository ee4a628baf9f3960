import type { Model } from '../language/model.ts';
import { membersOf, slotId } from '../language/slots.ts';

/** Advertising money of one member of a dimension whose members the study chose. */
export interface ChosenAdvertising {
  readonly slot: string;
  readonly label: string;
  /** What the members are, as a sentence begins. */
  readonly dimension: string;
}

/** The advertising of a study by the members that it tells apart; none where it tells none, or only one. */
export function chosenAdvertising(model: Model): ChosenAdvertising[] {
  const found = model.roles.advertising.flatMap((name): ChosenAdvertising[] => {
    const over = model.inputs.get(name)?.over;
    const choice = model.open.find((one) => one.name === over && one.chosen !== undefined);
    if (!choice) return [];
    return membersOf(model, over).map(({ id, label }) => ({ slot: slotId(name, id), label, dimension: choice.label }));
  });
  return found.length > 1 ? found : [];
}
