/**
 * What must be there by the way the program is built; where it is not, the fault is ours and is thrown.
 * @example
 * present(new Map([['a', 1]]).get('a'), 'a') // => 1
 */
export function present<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`not there: ${what}`);
  return value;
}

/**
 * A value of a row by its position, which must be one of the row's.
 * @example
 * at([3, 4], 1) // => 4
 */
export function at<Value>(row: ArrayLike<Value>, index: number): Value {
  const value = row[index];
  if (value === undefined) throw new Error(`not there: position ${index} of a row of ${row.length}`);
  return value;
}
