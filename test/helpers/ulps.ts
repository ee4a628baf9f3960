import { all, type BigNumber, create, type FactoryFunctionMap } from 'mathjs';

/** Decimal numbers with enough digits to tell which double is nearest. */
const { bignumber } = create(all as FactoryFunctionMap, { number: 'BigNumber', precision: 45 });

/** A finite double, exactly but for what lies behind forty-five digits. */
export function exactly(value: number): BigNumber {
  const double = new DataView(new ArrayBuffer(8));
  double.setFloat64(0, value);
  const bits = double.getBigUint64(0);
  const exponent = Number((bits >> 52n) & 2047n);
  const digits = (bits & ((1n << 52n) - 1n)) + (exponent === 0 ? 0n : 1n << 52n);
  const size = bignumber(digits.toString()).times(bignumber(2).pow(Math.max(1, exponent) - 1075));
  return value < 0 ? size.negated() : size;
}

/** The distance of a double from the exact value, in last places of a double of that size. */
export function ulpsOff(got: number, exact: BigNumber): number {
  const size = Math.abs(exact.toNumber());
  return Math.abs(exact.minus(exactly(got)).toNumber()) / lastPlace(size);
}

/** The distance of a double from the next one above. */
function lastPlace(size: number): number {
  const bits = new BigInt64Array(1);
  const double = new Float64Array(bits.buffer);
  double[0] = size;
  bits[0] = (bits[0] ?? 0n) + 1n;
  return (double[0] ?? Number.NaN) - size;
}

/** Evenly spread over an interval, by steps that fall on no pattern of a table. */
export function spreadOver(from: number, to: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => from + (to - from) * ((index * 0.6180339887498949) % 1));
}
