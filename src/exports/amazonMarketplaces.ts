import type { DateOrder } from '../tables/dateText.ts';

interface Marketplace {
  readonly code: string;
  /** Names, domains and ids, lower case. */
  readonly names: readonly string[];
  /** How Seller Central writes short dates there, where one way is known. */
  readonly order?: DateOrder;
}

const MARKETPLACES: readonly Marketplace[] = [
  {
    code: 'US',
    names: ['us', 'usa', 'united states', 'amazon.com', 'atvpdkikx0der', 'vereinigte staaten', 'アメリカ'],
    order: 'mdy',
  },
  { code: 'CA', names: ['ca', 'canada', 'amazon.ca', 'a2euq1wtgctbg2', 'kanada'] },
  { code: 'MX', names: ['mx', 'mexico', 'amazon.com.mx', 'a1am78c64um0y8', 'mexiko'], order: 'mdy' },
  { code: 'BR', names: ['br', 'brazil', 'amazon.com.br', 'a2q3y263d00kwc'], order: 'dmy' },
  { code: 'UK', names: ['uk', 'gb', 'united kingdom', 'amazon.co.uk', 'a1f83g8c2aro7p', 'vereinigtes königreich'], order: 'dmy' },
  { code: 'DE', names: ['de', 'germany', 'amazon.de', 'a1pa6795ukmfr9', 'deutschland', 'ドイツ'], order: 'dmy' },
  { code: 'FR', names: ['fr', 'france', 'amazon.fr', 'a13v1ib3viyzzh', 'frankreich'], order: 'dmy' },
  { code: 'IT', names: ['it', 'italy', 'amazon.it', 'apj6jra9ng5v4', 'italien'], order: 'dmy' },
  { code: 'ES', names: ['es', 'spain', 'amazon.es', 'a1rkkupihcs9hs', 'spanien'], order: 'dmy' },
  { code: 'NL', names: ['nl', 'netherlands', 'amazon.nl', 'a1805izsgtt6hs', 'niederlande'], order: 'dmy' },
  { code: 'SE', names: ['se', 'sweden', 'amazon.se', 'a2nodrkzp88zb9', 'schweden'] },
  { code: 'PL', names: ['pl', 'poland', 'amazon.pl', 'a1c3sozrarq6r3', 'polen'], order: 'dmy' },
  { code: 'BE', names: ['be', 'belgium', 'amazon.com.be', 'amen7ppevj4y', 'belgien'], order: 'dmy' },
  { code: 'TR', names: ['tr', 'turkey', 'türkiye', 'amazon.com.tr', 'a33avaj2pdy3ev'], order: 'dmy' },
  { code: 'AE', names: ['ae', 'united arab emirates', 'amazon.ae', 'a2vigq35rcs4ug'], order: 'dmy' },
  { code: 'SA', names: ['sa', 'saudi arabia', 'amazon.sa', 'a17e79c6d8dwnp'], order: 'dmy' },
  { code: 'EG', names: ['eg', 'egypt', 'amazon.eg', 'arbp9ooshtchu'], order: 'dmy' },
  { code: 'IN', names: ['in', 'india', 'amazon.in', 'a21tjruun4kgv', 'indien'], order: 'dmy' },
  { code: 'JP', names: ['jp', 'japan', 'amazon.co.jp', 'a1vc38t7yxb528', '日本'] },
  { code: 'AU', names: ['au', 'australia', 'amazon.com.au', 'a39ibj37trp1c6', 'australien'], order: 'dmy' },
  { code: 'SG', names: ['sg', 'singapore', 'amazon.sg', 'a19vau5u5o7rus'], order: 'dmy' },
  { code: 'ZA', names: ['za', 'south africa', 'amazon.co.za', 'ae08wj6yknbmc'] },
];

const BY_NAME: ReadonlyMap<string, Marketplace> = new Map(
  MARKETPLACES.flatMap((marketplace) => marketplace.names.map((name) => [name, marketplace])),
);

/** A marketplace by code, name, domain or id. Unified Reporting writes `AMAZON_DE`, and now and then `UAMAZON_DE`.
 * @example
 * marketplaceOf('Amazon.co.uk')?.code // => 'UK'
 * marketplaceOf('UAMAZON_FR')?.code // => 'FR'
 * marketplaceOf('Atlantis') // => undefined */
export function marketplaceOf(name: string): Marketplace | undefined {
  const key = name.trim().toLowerCase();
  return BY_NAME.get(key) ?? BY_NAME.get(/^u?amazon[ ._-]([a-z]{2})$/.exec(key)?.[1] ?? '');
}

/** How the marketplace writes dates, where there is one way. */
export function marketplaceOrder(marketplace: string): DateOrder | undefined {
  return marketplaceOf(marketplace)?.order;
}
