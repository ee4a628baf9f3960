import { F64_BYTES, squareTimesModule } from './targets/wasm/wasmSquare.ts';

/** Adds to each column of a pair of columns the square's product with another, times a number of its own: two chains at a time. */
export type AddProducts = (columns: Float64Array, factors: Float64Array, times: Float64Array) => void;

/**
 * columns += times · (square × factors), for columns of `width` numbers one after the other; undefined where the engine has no
 * WebAssembly. Every sum is taken in the order of its terms.
 */
export function squareTimes(square: Float64Array, width: number): AddProducts | undefined {
  if (typeof WebAssembly === 'undefined') return undefined;
  const { bytes, factorsAt, productsAt, size } = squareTimesModule(width);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), {});
  const { memory, multiply } = exports as unknown as { memory: WebAssembly.Memory; multiply: () => void };
  const numbers = new Float64Array(memory.buffer, 0, size / F64_BYTES);
  numbers.set(square);
  const [given, product] = [factorsAt / F64_BYTES, productsAt / F64_BYTES];
  return (columns, factors, times) => {
    const count = times.length;
    for (let one = 0; one < count; one += 2) {
      const other = Math.min(one + 1, count - 1);
      for (let i = 0; i < width; i++) {
        numbers[given + 2 * i] = factors[one * width + i] as number;
        numbers[given + 2 * i + 1] = factors[other * width + i] as number;
      }
      multiply();
      for (const [column, lane] of one === other ? [[one, 0] as const] : [[one, 0] as const, [other, 1] as const]) {
        const by = times[column] as number;
        for (let i = 0; i < width; i++)
          columns[column * width + i] =
            (columns[column * width + i] as number) + (numbers[product + 2 * i + lane] as number) * by;
      }
    }
  };
}
