/** Currencies of Amazon's marketplaces and their neighbours (ISO 4217), each with the signs that people write for it. */
const SIGNS: ReadonlyMap<string, readonly string[]> = new Map([
  ['USD', ['$', 'US$']],
  ['EUR', ['€']],
  ['GBP', ['£']],
  ['JPY', ['¥', '￥', '円']],
  ['INR', ['₹', 'Rs', 'Rs.']],
  ['CAD', ['$', 'CA$', 'C$']],
  ['AUD', ['$', 'AU$', 'A$']],
  ['MXN', ['$', 'MX$']],
  ['BRL', ['R$']],
  ['SGD', ['$', 'S$']],
  ['AED', []],
  ['SAR', []],
  ['EGP', []],
  ['TRY', ['₺']],
  ['PLN', ['zł']],
  ['SEK', ['kr']],
  ['DKK', ['kr']],
  ['NOK', ['kr']],
  ['CHF', ['Fr.']],
  ['CZK', ['Kč']],
  ['CNY', ['¥']],
  ['ZAR', ['R']],
  ['NZD', ['$', 'NZ$']],
  ['HKD', ['$', 'HK$']],
]);

export const CURRENCIES: readonly string[] = [...SIGNS.keys()];

/** Every sign and code, longest first, so that `US$` is not read as `$`. */
export const CURRENCY_MARKS: readonly string[] = [...new Set([...SIGNS.keys(), ...[...SIGNS.values()].flat()])].sort(
  (a, b) => b.length - a.length,
);

/** Whether `mark` (a sign or a code) may stand for `currency`.
 * @example
 * isMarkOf('€', 'USD') // => false
 */
export function isMarkOf(mark: string, currency: string): boolean {
  return mark === currency || (SIGNS.get(currency)?.includes(mark) ?? false);
}
