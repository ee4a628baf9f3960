import { formatChance, formatMoney } from './format.ts';

/** A sentence with what it claims, as data: a test holds every claim against the ranked table. */
export interface Said {
  readonly text: string;
  readonly facts: readonly Fact[];
}

/** What a sentence claims of plans. Names are those of the ranking; `nothing` spends nothing; `reading` is absent for the report's own. */
export type Fact = {
  readonly reading?: string;
  /** The words that say it, as they stand in the sentence. */
  readonly text: string;
} & (
  | {
      readonly kind: 'difference';
      readonly one: string;
      readonly other: string;
      readonly part: 'value' | 'window' | 'after';
      readonly money: number;
    }
  | { readonly kind: 'chance'; readonly one: string; readonly other: string; readonly probability: number }
  | { readonly kind: 'spend'; readonly one: string; readonly money: number }
  | { readonly kind: 'order'; readonly names: readonly string[]; readonly part: 'value' | 'window' }
  | { readonly kind: 'tie'; readonly one: string; readonly other: string }
  | { readonly kind: 'middle' | 'tenth'; readonly one: string; readonly other: string; readonly money: number }
  | { readonly kind: 'total'; readonly one: string; readonly money: number }
  | { readonly kind: 'behind' | 'worstBehind' | 'cash'; readonly one: string; readonly month: string; readonly money: number }
  | { readonly kind: 'firstMoney' | 'firstExtra' | 'fee'; readonly one: string; readonly money: number }
  | { readonly kind: 'count'; readonly one: string; readonly least: number; readonly answers: number }
  | { readonly kind: 'stopping'; readonly one: string; readonly probability: number }
  | { readonly kind: 'cashLimit'; readonly one: string; readonly money: number }
  | { readonly kind: 'cashBroken'; readonly one: string; readonly probability: number }
);

export const NOTHING_SAID: Said = { text: '', facts: [] };

/**
 * A sentence from words and facts: facts show their text and are kept beside it.
 *
 * @example
 * say`A is ${{ kind: 'tie', one: 'a', other: 'b', text: 'level' }} with B.`.text // => 'A is level with B.'
 */
export function say(words: TemplateStringsArray, ...pieces: readonly (string | Fact | Said)[]): Said {
  const texts = pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text));
  const facts = pieces.flatMap((piece) => (typeof piece === 'string' ? [] : 'facts' in piece ? piece.facts : [piece]));
  return { text: String.raw({ raw: words }, ...texts), facts };
}

/** Sentences one after the other; those without words are left out. */
export function together(...parts: readonly Said[]): Said {
  const said = parts.filter(({ text }) => text !== '');
  return { text: said.map(({ text }) => text).join(' '), facts: said.flatMap(({ facts }) => facts) };
}

type Named = Pick<Extract<Fact, { kind: 'difference' }>, 'one' | 'other'> & { readonly reading?: string };

/** "$42k more than": by how much one plan is worth more, or less, than another. */
export function worth(
  names: Named,
  {
    money,
    part = 'value',
    currency,
  }: { readonly money: number; readonly part?: 'value' | 'window' | 'after'; readonly currency: string },
): Fact {
  const text = `${formatMoney(Math.abs(money), currency)} ${money < 0 ? 'less' : 'more'} than`;
  return { kind: 'difference', ...names, part, money, text };
}

/** "ahead in 87 of 100 futures"; where it is behind in most, "behind in 63 of 100 futures". */
export function chance(names: Named, probability: number): Fact {
  const ahead = probability >= 0.5;
  const text = `${ahead ? 'ahead' : 'behind'} in ${formatChance(ahead ? probability : 1 - probability)} futures`;
  return { kind: 'chance', ...names, probability, text };
}

/** "$168k more than today" of spending. */
export function spend(one: string, money: number, currency: string): Fact {
  return { kind: 'spend', one, money, text: formatMoney(Math.abs(money), currency) };
}
