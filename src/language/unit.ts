/** Powers of base units: `money/click` is money → 1, click → −1. Dimensionless is the empty map. */
export type Unit = ReadonlyMap<string, number>;

/** Units of every model; a model adds its own under `units`. A register in US dollars writes `USD`, which is money too; it is converted when the study's currency is known. */
export const BASE_UNITS: readonly string[] = ['money', 'week', 'month', 'year'];

export const PLAIN: Unit = new Map();

/** Rates of rates, such as the square root of a square, must come back to whole powers in spite of rounding. */
const TOLERANCE = 1e-9;

/** Whether a unit is of money that is spent: money a week, month or year. A price, money for a thing, is not.
 * @example
 * isSpending(new Map([['money', 1], ['month', -1]])) // => true
 * @example
 * isSpending(new Map([['money', 1], ['month', -1], ['line', -1]])) // => false */
export function isSpending(unit: Unit): boolean {
  const time = BASE_UNITS.filter((base) => base !== 'money' && unit.get(base) === -1);
  return unit.size === 2 && unit.get('money') === 1 && time.length === 1;
}

/** The unit of a product: powers add.
 * @example
 * multiplyUnits(new Map([['money', 1]]), new Map([['money', -1]])) // => new Map() */
export function multiplyUnits(left: Unit, right: Unit): Unit {
  const powers = basesOf(left, right).map((base): [string, number] => [base, powerOf(left, base) + powerOf(right, base)]);
  return new Map(powers.filter(([, power]) => Math.abs(power) > TOLERANCE));
}

/** The power of a base; a base that a unit has not is there to the power 0. */
export function powerOf(unit: Unit, base: string): number {
  const power = unit.get(base);
  return power === undefined ? 0 : power;
}

/** The bases that units have, those of every model first. */
export function basesOf(...units: readonly Unit[]): readonly string[] {
  const own = [...new Set(units.flatMap((unit) => [...unit.keys()]))].filter((base) => !BASE_UNITS.includes(base)).sort();
  return [...BASE_UNITS, ...own];
}

export function divideUnits(left: Unit, right: Unit): Unit {
  return multiplyUnits(left, raiseUnit(right, -1));
}

/** The unit of a power: powers multiply. The exponent itself is a plain number.
 * @example
 * raiseUnit(new Map([['month', 1]]), -2) // => new Map([['month', -2]]) */
export function raiseUnit(unit: Unit, exponent: number): Unit {
  const powers = [...unit].map(([base, power]): [string, number] => [base, power * exponent]);
  return new Map(powers.filter(([, power]) => Math.abs(power) > TOLERANCE));
}

export function sameUnit(left: Unit, right: Unit): boolean {
  return divideUnits(left, right).size === 0;
}
