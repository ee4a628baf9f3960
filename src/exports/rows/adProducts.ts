import type { AdRow } from '../canonical.ts';

const PATTERNS: readonly { readonly pattern: RegExp; readonly product: AdRow['adProduct'] }[] = [
  { pattern: /^(?:sp\d?|sponsored[ _-]?products?|スポンサープロダクト(?:広告)?)$/, product: 'sponsored-products' },
  {
    pattern: /^(?:sbv?\d?|hsa|headline search|sponsored[ _-]?brands?(?: video)?|スポンサーブランド(?:広告)?)$/,
    product: 'sponsored-brands',
  },
  { pattern: /^(?:sd\d?|sponsored[ _-]?display|スポンサーディスプレイ(?:広告)?)$/, product: 'sponsored-display' },
];

/** The ad product that a report's type column names; `all` where it names none that is known.
 * @example
 * ['Sponsored Products', 'SB2', 'sd', 'STV'].map(adProductOf) // => ['sponsored-products', 'sponsored-brands', 'sponsored-display', 'all']
 */
export function adProductOf(text: string): AdRow['adProduct'] {
  const key = text.slice(0, 60).trim().toLowerCase();
  return PATTERNS.find(({ pattern }) => pattern.test(key))?.product ?? 'all';
}
