import { formatPeriod, monthOf } from '../../core/calendar.ts';
import type { Warning } from '../../core/error.ts';
import { groupBy } from '../../core/groupBy.ts';
import type { ExportContext } from '../canonical.ts';
import { inCurrency } from './claim.ts';
import { productWords } from './levels.ts';
import { sumAt } from './measured.ts';
import type { Segment } from './segment.ts';

/** GA4 puts visits from AI assistants into a channel of their own from this month. */
const AI_CHANNEL = monthOf(2026, 5);

/** What a reader of the numbers must know, in sentences. `used` are the segments in use, `visits` those of the own site. */
export function notesOf(
  used: readonly Segment[],
  { visits, currency }: { readonly visits: readonly Segment[]; readonly currency: string },
): string[] {
  return [...windowNote(used, currency), ...splitNote(used), ...visitsNote(visits)];
}

/** Sponsored Products counts sales of 7 days after a click, Sponsored Brands and Display of 14 after a click or a view: the sum is of two measures. */
function windowNote(used: readonly Segment[], currency: string): string[] {
  const ads = used.filter(({ claim }) => claim.key.family === 'ad');
  if (new Set(ads.map(({ claim }) => claim.attributionDays)).size < 2) return [];
  const money = (amount: number): string =>
    Number.isNaN(amount)
      ? 'not given'
      : `${inCurrency(amount)
          .toFixed(2)
          .replace(/\B(?=(\d{3})+\.)/g, ',')} ${currency}`;
  const daysOf = ({ claim }: Segment): number => claim.attributionDays ?? Number.POSITIVE_INFINITY;
  const inOrder = [...ads].sort((a, b) => daysOf(a) - daysOf(b));
  const parts = [...groupBy(inOrder, ({ claim }) => windowWords(claim))].map(([within, members]) => {
    const products = new Set(members.map(({ claim }) => productWords(claim.key.lane)));
    return `${[...products].join(' and ')}: sales ${within} ${money(sumAt(members, 1))}, spend ${money(sumAt(members, 0))}`;
  });
  return [`ad_spend and ad_sales add up reports with different attribution windows. ${parts.join('; ')}.`];
}

/** In totals of all ad products but Sponsored Products sales after an ad was seen count as those after a click do. */
function windowWords({ attributionDays, key }: Segment['claim']): string {
  if (attributionDays === undefined) return 'within a window that the report does not name';
  return `within ${attributionDays} days of a click${key.lane === 'sponsored-products' ? '' : ' or a view'}`;
}

function splitNote(used: readonly Segment[]): string[] {
  const amounts = used.filter(({ claim }) => claim.key.family !== 'deal');
  const split = amounts.some(({ claim, span }) => claim.span.from !== span.from || claim.span.to !== span.to);
  return split
    ? [
        'Rows that span two months, or days that a later download covers in part, are split evenly by day; the parts add up to the row to the cent.',
      ]
    : [];
}

function visitsNote(visits: readonly Segment[]): string[] {
  if (visits.length === 0) return [];
  const months = [...groupBy(visits, ({ month }) => month)].sort(([a], [b]) => a - b);
  const parts = months.map(([month, members]) => {
    const assistants = [...groupBy(members, ({ claim }) => claim.key.member)].map(([name, own]) => `${name} ${sumAt(own, 0)}`);
    return `${formatPeriod(month)}: ${assistants.join(', ')}`;
  });
  const broken = months.some(([month]) => month < AI_CHANNEL) && months.some(([month]) => month >= AI_CHANNEL);
  const lines = [
    `Visits to the seller's own site that AI assistants sent (GA4) say nothing about discovery on Amazon and are not used. ${parts.join('; ')}.`,
  ];
  const break_ =
    'The series of visits breaks in May 2026, when GA4 got its AI Assistant channel: before and after do not compare.';
  return broken ? [...lines, break_] : lines;
}

/** Warnings where one part of the history is about chosen ASINs and another about the whole account. */
export function widthWarnings(
  used: readonly Segment[],
  { study, place }: { readonly study: ExportContext; readonly place: string },
): Warning[] {
  const keys = used.map(({ claim }) => claim.key);
  const warning = (code: string, message: string): Warning => ({ code, message, place: { file: place } });
  const asins = new Set(keys.flatMap(({ family, subject }) => (family === 'traffic' && subject !== '' ? [subject] : [])));
  if (study.asins === undefined) {
    const message = `product.csv names no ASIN: sales and sessions of all ${asins.size} ASINs are added up. Add a row "asin" to keep to the product's own.`;
    return asins.size > 1 ? [warning('all-asins', message)] : [];
  }
  const wideAds = keys.some(({ family, level }) => family === 'ad' && level !== 'advertised-product');
  const wideTraffic = keys.some(({ family, level }) => family === 'traffic' && level === 'account');
  if (!wideAds && !wideTraffic) return [];
  const both = (ads: string, traffic: string): string =>
    [...(wideAds ? [ads] : []), ...(wideTraffic ? [traffic] : [])].join(' and ');
  const own = study.asins.length === 1 ? study.asins.join('') : `${study.asins.length} ASINs`;
  const reports = both('advertising reports', 'Business Report by date').replace(/^[a-z]/, (letter) => letter.toUpperCase());
  const message = `${reports} count all products of the account, and product.csv names ${own}. That is right if the account sells nothing else; if it does, add ${both('the advertised product report', 'the Business Reports by ASIN')}.`;
  return [warning('account-wide', message)];
}
