import type { Block, Given, Shape } from './kernel.ts';

/** A buffer that is too short would give NaN without a word, so it is a fault here. */
export function checkGiven(kernel: Shape, given: Given): void {
  const { months, lead, start, actual } = given;
  if (![months, lead, start, actual].every(Number.isInteger) || months < 1 || lead < 0) refuseBounds();
  requireLength('fixed', given.fixed, kernel.fixed.length);
  requireLength('inputs', given.inputs, kernel.inputs.length * (lead + months));
  requireLength('tables', given.tables, kernel.tables.length * months);
  requireLength('data', given.data, kernel.data.length * months);
}

/** The same of the draws and of what they give. */
export function checkBlock(kernel: Shape, months: number, block: Block): void {
  const { from, to, parameterStride, outStride, past } = block;
  const isWhole =
    Number.isInteger(from) && Number.isInteger(to) && Number.isInteger(parameterStride) && Number.isInteger(outStride);
  if (!isWhole || from < 0 || parameterStride < to || outStride < to - from) refuseBounds();
  if (past && !(past.months >= 1 && past.months <= months)) refuseBounds();
  const rows = block.shocks?.length ?? 0;
  if (rows < kernel.paths.length * months || block.shocks?.some((row) => row.length < to))
    throw new RangeError(`a kernel run needs ${kernel.paths.length * months} rows of shocks of ${to} draws, not ${rows}`);
  if (to <= from) return;
  requireLength('parameters', block.parameters, lengthOf(kernel.parameters.length, parameterStride, to));
  requireLength('out', block.out, lengthOf(kernel.outputs.length * months, outStride, to - from));
  requireLength('ends', block.ends, lengthOf(kernel.finals.length, outStride, to - from));
}

function refuseBounds(): never {
  throw new RangeError('a kernel run needs whole, matching bounds and strides');
}

function requireLength(name: string, numbers: Float64Array | undefined, length: number): void {
  const given = numbers?.length ?? 0;
  if (given < length) throw new RangeError(`a kernel run needs ${length} numbers in ${name}, not ${given}`);
}

function lengthOf(rows: number, stride: number, last: number): number {
  return rows === 0 ? 0 : (rows - 1) * stride + last;
}
