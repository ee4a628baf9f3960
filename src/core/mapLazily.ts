/** Like `map`, but one at a time: nothing made for a value outlives its turn.
 * @example
 * [...mapLazily([1, 2], (value) => value * 10)] // => [10, 20] */
export function* mapLazily<T, R>(values: Iterable<T>, change: (value: T, index: number) => R): Generator<R> {
  let index = 0;
  for (const value of values) yield change(value, index++);
}
