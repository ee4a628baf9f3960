import type { Step } from '../core/calendar.ts';

/** What a number of a study can be: how it may be written and which values make sense. */
export interface Kind {
  /** May carry `%`. */
  readonly percent: boolean;
  /** May carry a currency sign. */
  readonly money: boolean;
  /** Has never exactly three decimals (a month's money, a count): `42,000` is then forty-two thousand. */
  readonly whole?: boolean;
  readonly least: number;
  /** Whether `least` itself is refused. */
  readonly above?: boolean;
  readonly most: number;
  /** A value above it can only be a slip, and would drown the arithmetic. */
  readonly slip: number;
  /** Without `%`, a value above this was probably meant as one. */
  readonly mostBare?: number;
  /** What the number is, as in "… must be {range}". */
  readonly range: string;
  readonly unit: string;
}

/** Nothing that is counted or paid in a month is a million millions. */
const BARE = { percent: false, money: false, least: 0, most: Number.MAX_VALUE, slip: 1e12 };
const MONEY = { ...BARE, money: true };
const SHARE = { ...BARE, percent: true, most: 1, mostBare: 1, unit: 'share' };

/** `{currency}` in a unit is the study's currency. */
export const KINDS = {
  money: { ...MONEY, whole: true, range: '0 or more', unit: '{currency}/month' },
  price: { ...MONEY, above: true, range: 'above 0', unit: '{currency}' },
  share: { ...SHARE, range: 'between 0 % and 100 %' },
  positiveShare: { ...SHARE, above: true, range: 'above 0 % and at most 100 %' },
  ratio: { ...SHARE, most: 10, mostBare: 2, range: 'between 0 % and 1000 %' },
  count: { ...BARE, whole: true, range: '0 or more', unit: 'a month' },
  positiveCount: { ...BARE, whole: true, above: true, range: 'above 0', unit: 'a month' },
  rank: { ...BARE, least: 1, slip: 1e6, range: '1 or more', unit: 'rank' },
  stars: { ...BARE, least: 1, most: 5, range: 'between 1 and 5', unit: 'stars' },
  rate: { ...BARE, above: true, range: 'above 0', unit: '{currency}/USD' },
  free: { ...MONEY, percent: true, least: -Number.MAX_VALUE, slip: Number.MAX_VALUE, range: 'a number', unit: '' },
} as const satisfies Readonly<Record<string, Kind>>;

export type KindName = keyof typeof KINDS;

/** The unit as `discovery check` prints it. */
export function unitOf(kind: KindName, currency: string, step: Step = 'month'): string {
  return KINDS[kind].unit.replace('{currency}', currency).replace('month', step);
}

/** What is wrong with a value of a kind, and what to do: `{what} "5" in column`. */
export interface ValueProblem {
  readonly what: string;
  readonly advice: string;
}

/**
 * Why a kind cannot have a value; undefined where it can.
 * @example
 * valueProblem(0.5, KINDS.share) // => undefined
 * valueProblem(0, KINDS.rank)?.what // => 'value'
 */
export function valueProblem(value: number, { least, above, most, slip, range }: Kind): ValueProblem | undefined {
  if (!Number.isFinite(value) || value > slip) return { what: 'number', advice: 'It is too large to be meant: correct it.' };
  const low = value < least || (above === true && value <= least);
  return low || value > most
    ? { what: 'value', advice: `It must be ${range}: correct it, or leave the cell empty where nothing is known.` }
    : undefined;
}
