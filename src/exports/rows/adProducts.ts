import type { AdRow } from '../canonical.ts';
import { isBlank } from '../columns/texts.ts';

const PATTERNS: readonly { readonly pattern: RegExp; readonly product: AdRow['adProduct'] }[] = [
  { pattern: /^(?:sp\d?|sponsored[ _-]?products?|スポンサープロダクト(?:広告)?|商品推广)$/, product: 'sponsored-products' },
  {
    pattern: /^(?:sbv?\d?|hsa|headline search|sponsored[ _-]?brands?(?: video)?|スポンサーブランド(?:広告)?|品牌推广)$/,
    product: 'sponsored-brands',
  },
  { pattern: /^(?:sd\d?|sponsored[ _-]?display|スポンサーディスプレイ(?:広告)?|展示型推广)$/, product: 'sponsored-display' },
];

/** The ad product that a report's type column names; `all` where it names none, `other-ads` where it names one that is not known.
 * @example
 * ['Sponsored Products', 'SB2', 'sd', 'STV'].map(adProductOf) // => ['sponsored-products', 'sponsored-brands', 'sponsored-display', 'other-ads']
 */
export function adProductOf(text: string): AdRow['adProduct'] {
  const key = text.slice(0, 60).trim().toLowerCase();
  return PATTERNS.find(({ pattern }) => pattern.test(key))?.product ?? (isBlank(key) ? 'all' : 'other-ads');
}
