/** Digits of a number in a formula that a spreadsheet reads; it drops those after them. */
const READ = 15;

/**
 * A number as a formula writes it. One with more digits than a spreadsheet reads is two that add up to it.
 * @example
 * formulaNumber(0.1) // => '0.1'
 * formulaNumber(-2) // => '-2'
 * formulaNumber(1e-60) // => '1E-60'
 * formulaNumber(0.6931471805599453) // => '(0.693147180559945+3.33E-16)'
 */
export function formulaNumber(value: number): string {
  const plain = String(value).replace('e+', 'E').replace('e', 'E');
  if (Number(value.toPrecision(READ)) === value) return plain;
  const head = Number(value.toPrecision(READ));
  const rest = Number((value - head).toPrecision(3));
  const sum = `${formulaNumber(head)}${rest < 0 ? '' : '+'}${formulaNumber(rest)}`;
  return `(${sum})`;
}
