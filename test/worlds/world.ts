import { type Chance, chanceOf } from './chance.ts';

/** What goes on in a world beside what every world has. */
export const KINDS = [
  'control',
  'season with spend',
  'growth of another cause',
  'stock-out',
  'ads off, nothing lost',
  'ads off, much lost',
  'own name bought',
  'own name cut',
] as const;
export type Kind = (typeof KINDS)[number];

/** Months of history, and projected ones after them. */
export const HISTORY = 34;
export const AHEAD = 14;
const MONTHS = HISTORY + AHEAD;
/** January 2024 is month 0, so the last actual month is October 2026. */
const SEASON = [0.93, 0.88, 0.93, 0.92, 0.94, 0.94, 0.96, 0.94, 0.92, 1.02, 1.24, 1.38];

/** A business as it is: no equation of it is the shipped model's. */
export interface World {
  readonly kind: Kind;
  readonly seed: number;
  readonly price: number;
  readonly margin: number;
  readonly conversion: number;
  readonly returns: number;
  readonly repeats: number;
  readonly category: number;
  /** What was spent, month by month, and the same goes on. */
  readonly ads: readonly number[];
  /** By kind of keyword, where the seller tells them apart. */
  readonly keywords: readonly Keywords[];
  readonly content: readonly number[];
  readonly run: (plan: Plan) => Course;
}

/** Money of the projected months over what is spent as before. */
export interface Plan {
  readonly ads: number;
  readonly content: number;
  /** What the money for the brand's own name is multiplied by beside. */
  readonly own?: number;
}

/** A kind of keyword: its money by month, and against all together its click price, part of what can be bought, and orders a click. */
export interface Keywords {
  readonly id: string;
  readonly ads: readonly number[];
  readonly price: number;
  readonly room: number;
  readonly converts: number;
  readonly incremental: number;
}

export interface Course {
  /** By kind of keyword. */
  readonly adSales: readonly (readonly number[])[];
  readonly sales: readonly number[];
  readonly clicks: readonly (readonly number[])[];
  readonly rank: readonly number[];
  readonly stock: readonly number[];
  /** Contribution of the projected months at 10 % a year. */
  readonly value: number;
}

const each = (at: (month: number) => number): number[] => Array.from({ length: MONTHS }, (_, month) => at(month));

/** A random business of this kind, the same for the same seed. */
export function worldOf(kind: Kind, seed: number): World {
  const chance = chanceOf(1000 * (KINDS.indexOf(kind) + 1) + seed);
  const [price, margin, conversion] = [chance.between(25, 55), chance.between(0.35, 0.55), chance.between(0.08, 0.14)];
  const [returns, repeats, category] = [chance.between(0.03, 0.08), chance.between(0.08, 0.25), chance.between(250_000, 500_000)];
  const usual = chance.between(0.012, 0.022) * category;
  const [clickPrice, open] = [chance.between(0.9, 1.3), chance.between(0.12, 0.2)];
  const season = seasonOf(kind, chance);
  const follows = kind === 'season with spend' ? chance.between(0.9, 1.2) : chance.between(0, 0.3);
  const dip = 8 + Math.floor(chance.between(0, 16));
  const isOff = (month: number): boolean => kind.startsWith('ads off') && month >= dip && month < dip + 3;
  const noise = spread(chance, 0.12, 0.3);
  const ads = each((month) => (isOff(month) ? 0 : usual * clickPrice * at(season, month) ** follows * at(noise, month)));
  const content = each(() => 1500);
  const stock = each((month) => (kind === 'stock-out' && month >= dip && month < dip + 3 ? chance.between(0.15, 0.5) : 1));
  const growth = kind === 'growth of another cause' ? chance.between(0.2, 0.4) : 0;
  const incremental =
    kind === 'ads off, nothing lost'
      ? chance.between(0, 0.12)
      : kind === 'ads off, much lost'
        ? chance.between(0.85, 1)
        : chance.between(0.35, 0.8);
  const demand = walk(chance, 0.04, 0.6);
  const effect = chance.between(0.01, 0.12);
  const strength = chance.between(0.05, 0.09);
  const inflation = chance.between(0, 0.06);
  const isCut = (month: number): boolean => kind === 'own name cut' && month >= dip && month < dip + 3;
  const keywords = kind.startsWith('own name') ? keywordsOf(ads, isCut, chance) : [{ ...ALL, ads, incremental }];
  const run = ({ ads: more, content: added, own = 1 }: Plan): Course => {
    const [sales, rank]: number[][] = [[], []];
    const [adSales, clicks]: number[][][] = [keywords.map(() => []), keywords.map(() => [])];
    let [listing, place, pool, value] = [0, 6, 0, 0];
    let usualOrders = 0;
    for (let month = 0; month < MONTHS; month++) {
      const ahead = month >= HISTORY;
      const worked = at(content, month) + (ahead ? added : 0);
      listing += 0.05 * ((worked - 1500) / 8000) * (1 - listing) - 0.03 * listing;
      const people = category * at(season, month) * Math.exp(at(demand, month)) * 1.03 ** (month / 12);
      const dear = clickPrice * (1 + inflation) ** (month / 12);
      const most = open * people;
      const bought = keywords.map(({ id, ads: usually, price: dearer, room }) => {
        const spend = at(usually, month) * (ahead ? more * (id === OWN ? own : 1) : 1);
        return { spend, clicks: most * room * (1 - Math.exp(-spend / (dear * dearer * most * room))) };
      });
      const spend = bought.reduce((sum, one) => sum + one.spend, 0);
      const weighted = (of: (one: Keywords) => number): number =>
        keywords.reduce((sum, one, index) => sum + of(one) * one.converts * (bought[index]?.clicks ?? Number.NaN), 0);
      const potential = strength * people * (6 / place) ** 0.5 * (1 + growth) ** (month / 12);
      const organic = Math.max(0, potential - weighted((one) => 1 - one.incremental));
      const converts = conversion * (1 + effect * Math.max(-0.5, listing));
      const first = (weighted(() => 1) + organic) * converts * at(stock, month);
      const again = 0.25 * pool * at(stock, month);
      pool += repeats * first - again;
      usualOrders = month === 0 ? first / people : 0.9 * usualOrders + (0.1 * first) / people;
      const pull = 0.15 * Math.log(Math.max(0.3, first / people / usualOrders)) + 0.08 * Math.log(place / 6);
      place = Math.max(1, place * Math.exp(0.02 / 12 - pull));
      const money = (first + again) * price;
      if (ahead) value += (money * margin * (1 - returns) - spend - worked) / 1.1 ** ((month - HISTORY + 0.5) / 12);
      for (const [index, { clicks: own }] of bought.entries()) {
        adSales?.[index]?.push(own * (keywords[index]?.converts ?? Number.NaN) * converts * at(stock, month) * price);
        clicks?.[index]?.push(own);
      }
      sales?.push(money);
      rank?.push(place);
    }
    return { adSales: adSales ?? [], sales: sales ?? [], clicks: clicks ?? [], rank: rank ?? [], stock, value };
  };
  return { kind, seed, price, margin, conversion, returns, repeats, category, ads, keywords, content, run };
}

const OWN = 'brand';
const ALL = { id: '', price: 1, room: 1, converts: 1 };

/** A third of the money on the brand's own name, which is cheap and sells, and would have been found anyway. */
function keywordsOf(ads: readonly number[], isCut: (month: number) => boolean, chance: Chance): Keywords[] {
  const noise = spread(chance, 0.1, 0.3);
  const part = each((month) => (isCut(month) ? 0 : Math.min(0.6, 0.33 * at(noise, month))));
  const own = { id: OWN, price: 0.5, room: 0.3, converts: 1.8, incremental: chance.between(0, 0.15) };
  const generic = { id: 'generic', price: 1.1, room: 0.7, converts: 0.8, incremental: chance.between(0.5, 0.8) };
  return [
    { ...own, ads: each((month) => at(ads, month) * at(part, month)) },
    { ...generic, ads: each((month) => at(ads, month) * Math.min(0.67, 1 - at(part, month))) },
  ];
}

function seasonOf(kind: Kind, chance: Chance): number[] {
  const summer = kind === 'season with spend' && chance.part() < 0.5;
  const strong = chance.between(1.6, 2.4);
  const ofMonth = (calendar: number): number => {
    if (kind !== 'season with spend') return SEASON[calendar] ?? 1;
    const peak = summer ? [5, 6, 7] : [10, 11];
    return peak.includes(calendar) ? strong : 0.85;
  };
  return each((month) => ofMonth(month % 12));
}

/** Log-normal errors with a persistence. */
function spread(chance: Chance, deviation: number, persistence: number): number[] {
  return walk(chance, deviation, persistence).map(Math.exp);
}

function walk(chance: Chance, deviation: number, persistence: number): number[] {
  let level = deviation * chance.normal();
  return each(() => {
    const before = level;
    level = persistence * level + deviation * Math.sqrt(1 - persistence ** 2) * chance.normal();
    return before;
  });
}

function at(values: readonly number[], month: number): number {
  const value = values[month];
  if (value === undefined) throw new RangeError(`no month ${month}`);
  return value;
}

/** What the seller of a world has in files: the product, and a history with the errors of measuring. */
export function filesOf(world: World): Map<string, string> {
  const chance = chanceOf(77 + 1000 * (KINDS.indexOf(world.kind) + 1) + world.seed);
  const { adSales, sales, clicks, rank, stock } = world.run({ ads: 1, content: 0 });
  const monthOf = (month: number): string => `${2024 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  const off = (deviation: number): number => Math.exp(deviation * chance.normal());
  const { keywords } = world;
  const lines = Array.from({ length: HISTORY }, (_, month) => {
    const told = keywords.flatMap(({ ads }, index) => {
      const bought = Math.round(at(clicks[index] ?? [], month) * off(0.02));
      const spend = at(ads, month);
      return [
        spend.toFixed(2),
        ...(spend > 0 ? [(at(adSales[index] ?? [], month) * off(0.035)).toFixed(2), String(bought)] : ['', '']),
      ];
    });
    return [
      ...[monthOf(month), ...told, (at(sales, month) * off(0.035)).toFixed(2)],
      ...[(at(rank, month) * off(0.05)).toFixed(1), at(world.content, month).toFixed(2), at(stock, month).toFixed(2)],
    ].join(',');
  });
  const product = [
    ...['field,value', 'product,A made-up one', 'marketplace,US', 'currency,USD', `price,${world.price.toFixed(2)}`],
    ...[`margin,${(100 * world.margin).toFixed(1)}%`, `conversion_rate,${(100 * world.conversion).toFixed(1)}%`],
    ...[
      `return_rate,${(100 * world.returns).toFixed(1)}%`,
      `repeat_rate,${(100 * world.repeats).toFixed(1)}%`,
      'discount_rate,10%',
    ],
    ...[`category_discoveries,${Math.round(world.category)}`, 'listings,8'],
  ];
  const slot = (name: string, id: string): string => (id === '' ? name : `${name}.${id}`);
  const told = keywords.flatMap(({ id }) => ['ad_spend', 'ad_sales', 'ad_clicks'].map((name) => slot(name, id)));
  const header = ['month', ...told, 'total_sales,organic_rank,content_spend,in_stock'].join(',');
  const plan = ({ ads: more, content, own = 1 }: Plan): string => {
    const months = Array.from({ length: AHEAD }, (_, month) => HISTORY + month);
    const line = (name: string, value: (month: number) => number) =>
      [name, ...months.map((month) => value(month).toFixed(2))].join(',');
    return `${[
      ...keywords.map(({ id, ads }) => line(slot('ad_spend', id), (month) => more * (id === OWN ? own : 1) * at(ads, month))),
      line('content_spend', (month) => content + at(world.content, month)),
    ].reduce((text, row) => `${text}\n${row}`, ['line', ...months.map(monthOf)].join(','))}\n`;
  };
  return new Map([
    ['product.csv', `${product.join('\n')}\n`],
    ['history.csv', `${[header, ...lines].join('\n')}\n`],
    ...Object.entries(plansOf(world)).map(([name, one]) => [`plans/${name}.csv`, plan(one)] as const),
  ]);
}

/** The plans of every world: as before with known money, and more of either. */
export const PLANS = {
  'as-before': { ads: 1, content: 0 },
  'scale-ppc': { ads: 1.3, content: 0 },
  'more-content': { ads: 1, content: 4000 },
} as const satisfies Record<string, Plan>;

/** The plans of a world: where the seller tells keywords apart, one without money for its own name too. */
export function plansOf({ keywords }: Pick<World, 'keywords'>): Readonly<Record<string, Plan>> {
  return keywords.length > 1 ? { ...PLANS, 'without-own-name': { ads: 1, content: 0, own: 0 } } : PLANS;
}
