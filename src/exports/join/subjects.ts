import { fail, type Warning } from '../../core/error.ts';
import { listed } from '../../core/nearest.ts';
import type { ExportContext } from '../canonical.ts';
import type { Key } from './claim.ts';
import type { Source } from './readSource.ts';
import type { Segment } from './segment.ts';

/** Errors: several brands, or ranks of several ASINs, and product.csv does not choose. */
export function checkSubjects(sources: readonly Source[], study: ExportContext): void {
  const found = new Map<string, Key>();
  for (const { claims } of sources)
    for (const { key } of claims)
      if (key.subject !== '') found.set(`${key.family} ${key.level} ${key.subject.toLowerCase()}`, key);
  const subjects = (wanted: (key: Key) => boolean): string[] => {
    const keys = [...found.values()].filter(wanted);
    return [...new Map(keys.map(({ subject }) => [subject.toLowerCase(), subject])).values()].sort();
  };
  const brands = subjects(({ family, level }) => family === 'answer' || (family === 'search-share' && level === 'brand'));
  if (study.brand === undefined && brands.length > 1) choose('brand', brands);
  const asins = subjects(({ family }) => family === 'rank');
  if (study.asins === undefined && asins.length > 1) choose('asin', asins);
}

function choose(field: 'brand' | 'asin', found: readonly string[]): never {
  const what = field === 'brand' ? 'brands' : 'ASINs with ranks';
  return fail({
    opening: 'missing',
    message: `choice of ${field}: the exports hold ${found.length} ${what}: ${listed(found)}`,
    place: { file: 'product.csv' },
    advice: `Add a row "${field}" to product.csv, as in ${field},${found[0] ?? ''}.`,
  });
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
