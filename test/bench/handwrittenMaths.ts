export const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
export const logit = (share: number): number => Math.log(share / (1 - share));
export const compound = (rate: number, months: number): number => (1 + rate) ** (months / 12);
export const sum = (values: Float64Array): number => {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i] as number;
  return total;
};

/** Linear between two months; `now` is the position of this month in `values`, `from` that of the first. */
export function delayed(values: Float64Array, at: { from: number; now: number }, months: number): number {
  const position = Math.max(at.from, at.now - Math.max(0, months));
  const before = Math.floor(position);
  const part = position - before;
  const value = values[before] as number;
  return part > 0 ? value + part * ((values[before + 1] as number) - value) : value;
}

/** A draw's values of a parameter over a dimension. */
export function load(target: Float64Array, slots: Int32Array, parameters: Float64Array, stride: number, draw: number): void {
  for (let i = 0; i < target.length; i++) target[i] = parameters[(slots[i] as number) * stride + draw] as number;
}
