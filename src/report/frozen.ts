/** The same object, it and all that hangs on it frozen.
 * @example
 * Object.isFrozen(frozen({ rows: [[1]] }).rows[0]) // => true */
export function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}
