import type { DateOrder } from '../tables/dateText.ts';

/** A marketplace as exports write it. */
export interface Place {
  readonly code: string;
  /** Names, domains and ids, lower case. */
  readonly names: readonly string[];
  /** How Seller Central writes short dates there, where one way is known. */
  readonly order?: DateOrder;
}

const MARKETPLACES: readonly Place[] = [
  {
    code: 'US',
    names: [
      'us',
      'usa',
      'united states',
      'amazon.com',
      'atvpdkikx0der',
      'vereinigte staaten',
      'アメリカ',
      'estados unidos',
      'états-unis',
      'etats-unis',
      'stati uniti',
      'estados unidos de américa',
    ],
    order: 'mdy',
  },
  { code: 'CA', names: ['ca', 'canada', 'amazon.ca', 'a2euq1wtgctbg2', 'kanada', 'canadá'] },
  {
    code: 'MX',
    names: ['mx', 'mexico', 'amazon.com.mx', 'a1am78c64um0y8', 'mexiko', 'méxico', 'mexique', 'messico'],
    order: 'mdy',
  },
  {
    code: 'BR',
    names: ['br', 'brazil', 'amazon.com.br', 'a2q3y263d00kwc', 'brasil', 'brésil', 'brasile', 'brasilien'],
    order: 'dmy',
  },
  {
    code: 'UK',
    names: [
      'uk',
      'gb',
      'united kingdom',
      'amazon.co.uk',
      'a1f83g8c2aro7p',
      'vereinigtes königreich',
      'reino unido',
      'royaume-uni',
      'regno unito',
      'great britain',
      'großbritannien',
      'イギリス',
    ],
    order: 'dmy',
  },
  {
    code: 'DE',
    names: ['de', 'germany', 'amazon.de', 'a1pa6795ukmfr9', 'deutschland', 'ドイツ', 'alemania', 'allemagne', 'germania'],
    order: 'dmy',
  },
  { code: 'FR', names: ['fr', 'france', 'amazon.fr', 'a13v1ib3viyzzh', 'frankreich', 'francia', 'フランス'], order: 'dmy' },
  { code: 'IT', names: ['it', 'italy', 'amazon.it', 'apj6jra9ng5v4', 'italien', 'italia', 'italie', 'イタリア'], order: 'dmy' },
  {
    code: 'ES',
    names: ['es', 'spain', 'amazon.es', 'a1rkkupihcs9hs', 'spanien', 'españa', 'espagne', 'spagna', 'スペイン'],
    order: 'dmy',
  },
  {
    code: 'NL',
    names: [
      'nl',
      'netherlands',
      'amazon.nl',
      'a1805izsgtt6hs',
      'niederlande',
      'países bajos',
      'pays-bas',
      'paesi bassi',
      'nederland',
    ],
    order: 'dmy',
  },
  { code: 'SE', names: ['se', 'sweden', 'amazon.se', 'a2nodrkzp88zb9', 'schweden', 'suecia', 'suède', 'svezia', 'sverige'] },
  { code: 'PL', names: ['pl', 'poland', 'amazon.pl', 'a1c3sozrarq6r3', 'polen', 'polonia', 'pologne', 'polska'], order: 'dmy' },
  {
    code: 'BE',
    names: ['be', 'belgium', 'amazon.com.be', 'amen7ppevj4y', 'belgien', 'bélgica', 'belgique', 'belgio', 'belgië'],
    order: 'dmy',
  },
  {
    code: 'TR',
    names: ['tr', 'turkey', 'türkiye', 'amazon.com.tr', 'a33avaj2pdy3ev', 'turquía', 'turquie', 'turchia', 'türkei'],
    order: 'dmy',
  },
  {
    code: 'AE',
    names: [
      'ae',
      'united arab emirates',
      'amazon.ae',
      'a2vigq35rcs4ug',
      'uae',
      'emiratos árabes unidos',
      'émirats arabes unis',
      'emirati arabi uniti',
      'vereinigte arabische emirate',
    ],
    order: 'dmy',
  },
  {
    code: 'SA',
    names: [
      'sa',
      'saudi arabia',
      'amazon.sa',
      'a17e79c6d8dwnp',
      'arabia saudita',
      'arabie saoudite',
      'arabia saudí',
      'saudi-arabien',
      'ksa',
    ],
    order: 'dmy',
  },
  { code: 'EG', names: ['eg', 'egypt', 'amazon.eg', 'arbp9ooshtchu', 'egipto', 'égypte', 'egitto', 'ägypten'], order: 'dmy' },
  { code: 'IN', names: ['in', 'india', 'amazon.in', 'a21tjruun4kgv', 'indien', 'inde', 'インド'], order: 'dmy' },
  { code: 'JP', names: ['jp', 'japan', 'amazon.co.jp', 'a1vc38t7yxb528', '日本', 'japón', 'japon', 'giappone'] },
  {
    code: 'AU',
    names: ['au', 'australia', 'amazon.com.au', 'a39ibj37trp1c6', 'australien', 'australie', 'オーストラリア'],
    order: 'dmy',
  },
  {
    code: 'SG',
    names: ['sg', 'singapore', 'amazon.sg', 'a19vau5u5o7rus', 'singapur', 'singapour', 'シンガポール'],
    order: 'dmy',
  },
  {
    code: 'ZA',
    names: ['za', 'south africa', 'amazon.co.za', 'ae08wj6yknbmc', 'sudáfrica', 'afrique du sud', 'sudafrica', 'südafrika'],
  },
  { code: 'IE', names: ['ie', 'ireland', 'amazon.ie', 'a28r8c7nbkewea', 'irland', 'irlanda', 'irlande'], order: 'dmy' },
];

const BY_NAME: ReadonlyMap<string, Place> = new Map(
  MARKETPLACES.flatMap((marketplace) => marketplace.names.map((name) => [name, marketplace])),
);

/**
 * A marketplace by code, name, domain or id, those of the model first. Unified Reporting writes `AMAZON_DE`, and now and then `UAMAZON_DE`.
 * @example
 * marketplaceOf('Amazon.co.uk')?.code // => 'UK'
 * marketplaceOf('https://www.amazon.com.be/')?.code // => 'BE'
 * marketplaceOf('UAMAZON_FR')?.code // => 'FR'
 * marketplaceOf('Atlantis') // => undefined
 * marketplaceOf('Atlantis', [{ code: 'AT', names: ['atlantis'] }])?.code // => 'AT'
 */
export function marketplaceOf(name: string, places: readonly Place[] = []): Place | undefined {
  const key = name
    .trim()
    .toLowerCase()
    .replace(/^(?:https?:\/\/)?(?:www\.)?|\/$/g, '');
  const own = places.find(({ names }) => names.includes(key));
  return own ?? BY_NAME.get(key) ?? BY_NAME.get(/^u?amazon[ ._-]([a-z]{2})$/.exec(key)?.[1] ?? '');
}

/** Whether the study's marketplace is any country without a row of its own: one that the model also calls `*`. */
export function isAnywhere(marketplace: string, places: readonly Place[]): boolean {
  return places.some(({ code, names }) => code === marketplace && names.includes('*'));
}

/** How the study's marketplace writes dates, where there is one way: what its row of the model says, else what is known of Amazon's. */
export function marketplaceOrder({ marketplace, places = [] }: Where): DateOrder | undefined {
  const own = places.find(({ code }) => code === marketplace);
  return own ? own.order : marketplaceOf(marketplace)?.order;
}

interface Where {
  readonly marketplace: string;
  readonly places?: readonly Place[];
}
