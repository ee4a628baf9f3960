import type { Assumption, BreakEven } from '../../../decide/decision.ts';
import { formatChance, formatList } from '../../format.ts';
import { quantity } from '../../quantity.ts';
import { inSentence, sentence } from '../../text.ts';

/** A break-even with what the register says of its assumption. */
export interface Turn {
  readonly breakEven: BreakEven;
  readonly assumption?: Assumption;
  /** What the assumption is, a sentence of the model. */
  readonly about?: string;
  /** Of how many times: people are told of those. */
  readonly isLogarithm?: boolean;
}

type Named = { readonly name: string; readonly label: string };

/** Which of two plans is ahead, by name and label. */
type Pair = Readonly<Record<'ahead' | 'behind', Named>>;

/** The two plans that change places at a break-even: the first of them is ahead as things stand. */
export function changingPlaces({ aheadBelow, aheadAbove }: BreakEven, { ahead, behind }: Pair, plans: readonly Named[]): Pair {
  const two = plans.filter(({ name }) => name === aheadBelow || name === aheadAbove);
  const first = two.find(({ name }) => name === ahead.name) ?? two.find(({ name }) => name !== behind.name);
  const second = two.find((plan) => plan !== first);
  return first && second ? { ahead: first, behind: second } : { ahead, behind };
}

/** Where one assumption alone turns the answer, how likely that is, and what the assumption is. */
export function turnsAt({ breakEven, assumption, about, isLogarithm }: Turn, { ahead, behind }: Pair): string | undefined {
  const { label, mid, value, shareBelow, aheadBelow } = breakEven;
  if (value === undefined) return undefined;
  const kind = { unit: breakEven.unit, shape: assumption?.shape, isLogarithm };
  const turnsBelow = aheadBelow === behind.name;
  const chance = (below: boolean): string =>
    shareBelow === undefined ? '' : `; we give that ${formatChance(below ? shareBelow : 1 - shareBelow)}`;
  const [at, taken] = [quantity(value, kind), quantity(mid, kind)];
  // Where the middle value lies on the losing side, the lead is an average that the other values carry.
  const turned = mid < value === turnsBelow && mid !== value;
  const condition = turned
    ? `At our middle value of “${label}”, ${taken}, ${behind.label} is ahead of ${ahead.label}, which leads on average by the values ${turnsBelow ? 'above' : 'below'} ${at}${chance(!turnsBelow)}`
    : `If “${label}” is ${turnsBelow ? 'below' : 'above'} ${at} (we take ${taken}), ${behind.label} comes out ahead of ${ahead.label}${chance(turnsBelow)}`;
  const meaning = about === undefined || about === '' ? '' : ` Meaning: ${inSentence(sentence(about))}`;
  return `${condition}.${meaning}`;
}

/** The assumptions among those that matter most that turn nothing. */
export function turnsNothing(turns: readonly Turn[]): string {
  const labels = turns.filter(({ breakEven }) => breakEven.value === undefined).map(({ breakEven }) => `“${breakEven.label}”`);
  if (labels.length === 0) return '';
  if (labels.length === turns.length)
    return `No single assumption changes which plan is ahead, not even at the edge of what we hold plausible: we tried ${formatList(labels)}.`;
  return `${labels.length === 1 ? `${labels[0]} changes` : `${formatList(labels)} change`} which plan is ahead at no plausible value.`;
}
