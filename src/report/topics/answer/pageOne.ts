import type { Said } from '../../claims.ts';
import { sentence } from '../../text.ts';
import { imperative } from './imperative.ts';
import { lead } from './lead.ts';
import { orders } from './orders.ts';
import { elsewhereWords } from './otherView.ts';
import type { Telling } from './telling.ts';

/** What page one says in sentences, with what each claims: terminal, report and data show these and no others about which plan is better. */
export interface PageOne {
  /** Without a full stop. */
  readonly headline: Said;
  readonly lead: Said;
  readonly orders: readonly Said[];
  /** Whether the other reading agrees; empty where there is none. */
  readonly elsewhere: Said;
}

/** Everything is read from the ranked table. */
export function pageOneOf(telling: Telling): PageOne {
  const { withheld } = telling.verdict;
  return {
    headline: imperative(telling),
    lead: withheld === undefined ? lead(telling) : { text: sentence(withheld.says), facts: [] },
    orders: orders(telling),
    elsewhere: elsewhereWords(telling),
  };
}
