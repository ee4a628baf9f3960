/**
 * Data as text that is the same for the same data and another for any other: maps, arrays of numbers, and numbers that JSON has not,
 * told apart. Fields and entries count in their order.
 *
 * @example
 * canonicalText({ a: new Map([['b', Number.NaN]]), c: Float64Array.of(1) }) // => '{"a":{"Map":[["b",{"number":"NaN"}]]},"c":{"numbers":"000000000000f03f"}}'
 */
export function canonicalText(data: unknown): string {
  return JSON.stringify(data, (_, value: unknown) => {
    if (value instanceof Map) return { Map: [...value] };
    if (value instanceof Float64Array)
      return { numbers: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex') };
    return typeof value === 'number' && !Number.isFinite(value) ? { number: String(value) } : value;
  });
}
