import { formatPeriod, type Period } from '../../core/calendar.ts';
import type { Warning } from '../../core/error.ts';
import { groupBy } from '../../core/groupBy.ts';
import { inCurrency, streamOf } from './claim.ts';
import { ALL, type Coverage, coveredDays, isFiner, isWhole, levelWords, productWords } from './levels.ts';
import { sumAt } from './measured.ts';
import { dropWhere, type Segment } from './segment.ts';

/** Two reports of the same money differ by less, for what is corrected between their downloads. */
const ALIKE = 0.005;

/** A month's advertising as reports over all ad products say it, and as those of single ones do. */
interface Choice {
  readonly takesAll: boolean;
  /** Where both cover the month and say different money. */
  readonly words?: string;
}

/**
 * A report over all ad products and those of single ones hold the same money: a month takes the former where it is whole, and no finer
 * than the others. A report of the whole account has no campaigns: it gives way to those that hold all of its money. A warning tells
 * both amounts where they differ, and the one that is used is not known to be the fuller by its kind.
 */
export function chooseAdProducts(
  segments: readonly Segment[],
  { coverage, place }: { readonly coverage: Coverage; readonly place: string },
): { readonly segments: readonly Segment[]; readonly warnings: readonly Warning[] } {
  const ads = segments.filter(({ claim, dropped }) => claim.key.family === 'ad' && dropped === undefined);
  const months = [...groupBy(ads, ({ month }) => month)];
  const choices = new Map(months.map(([month, members]) => [month, choiceOf(month, members, coverage)]));
  const chosen = dropWhere(segments, ({ claim, month }) => {
    const all = choices.get(month)?.takesAll;
    if (claim.key.family !== 'ad' || (claim.key.lane === ALL) === all) return undefined;
    return all ? 'counted already by the report of all ad products' : 'counted already by the reports of the ad products';
  });
  return { segments: chosen, warnings: differing([...choices.values()], place) };
}

function choiceOf(month: Period, members: readonly Segment[], coverage: Coverage): Choice {
  const [all, single] = [true, false].map((is) => members.filter(({ claim }) => (claim.key.lane === ALL) === is));
  const [one, other] = [all?.[0], single?.[0]];
  if (!all || !single || !one || !other) return { takesAll: one !== undefined };
  const whole = ({ claim }: Segment): boolean => isWhole(coveredDays(coverage, streamOf(claim.key), month), month);
  if (!whole(one)) return { takesAll: false };
  if (!whole(other) || !isFiner(one, other)) return { takesAll: true };
  if (one.claim.key.level !== 'whole-account') return { takesAll: false };
  const [account, products] = [sumAt(all, 0), sumAt(single, 0)];
  const takesAll = !(account <= products * (1 + ALIKE));
  const alike = Math.abs(account - products) <= ALIKE * products;
  return { takesAll, ...(!alike && !Number.isNaN(account + products) && { words: wordsOf(month, all, single) }) };
}

function wordsOf(month: Period, all: readonly Segment[], single: readonly Segment[]): string {
  const amount = (segments: readonly Segment[]): string => inCurrency(sumAt(segments, 0)).toFixed(2);
  const reports = new Map(single.map(({ claim: { key } }) => [`${key.lane} ${key.level}`, key]));
  const names = [...reports.values()].map(({ lane, level }) => `${productWords(lane)}, ${levelWords(level)}`);
  return `${formatPeriod(month)} ${amount(all)} against ${amount(single)} (${names.join('; ')})`;
}

const MOST_SHOWN = 4;

function differing(choices: readonly Choice[], place: string): Warning[] {
  const words = choices.flatMap((choice) => choice.words ?? []);
  if (words.length === 0) return [];
  const more = words.length > MOST_SHOWN ? `; and ${words.length - MOST_SHOWN} months more` : '';
  const message = `The report of the whole account and those of single ad products say different spend: ${words.slice(0, MOST_SHOWN).join('; ')}${more}. The larger is used: the other may lack an ad product or campaigns, or be an earlier download. Add what lacks, or leave the one that is wrong out.`;
  return [{ code: 'ad-totals-differ', message, place: { file: place } }];
}
