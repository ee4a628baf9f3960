/**
 * What must be there by the way the program is built; where it is not, the fault is ours and is thrown.
 * @example
 * present(new Map([['a', 1]]).get('a'), 'a') // => 1
 */
export function present<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`not there: ${what}`);
  return value;
}
