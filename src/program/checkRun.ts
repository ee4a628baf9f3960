import type { KernelRun, Shape } from './kernel.ts';

/** A buffer that is too short would give NaN without a word, so it is a fault here. */
export function checkRun(kernel: Shape, run: KernelRun): void {
  const { from, to, months, lead, parameterStride, outStride } = run;
  const whole = [from, to, months, lead, run.start, run.actual, parameterStride, outStride].every(Number.isInteger);
  if (!whole || from < 0 || months < 1 || lead < 0 || parameterStride < to || outStride < to - from) {
    throw new RangeError('a kernel run needs whole, matching bounds and strides');
  }
  const rows = run.shocks?.length ?? 0;
  if (rows < kernel.paths.length * months || run.shocks?.some((row) => row.length < to))
    throw new RangeError(`a kernel run needs ${kernel.paths.length * months} rows of shocks of ${to} draws, not ${rows}`);
  const needed = {
    parameters: lengthOf(kernel.parameters.length, parameterStride, to),
    fixed: kernel.fixed.length,
    inputs: kernel.inputs.length * (lead + months),
    tables: kernel.tables.length * months,
    data: kernel.data.length * months,
    out: lengthOf(kernel.outputs.length * months, outStride, to - from),
    ends: lengthOf(kernel.finals.length, outStride, to - from),
  };
  for (const [name, length] of Object.entries(needed)) {
    const given = run[name as keyof typeof needed]?.length ?? 0;
    if (to > from && given < length) throw new RangeError(`a kernel run needs ${length} numbers in ${name}, not ${given}`);
  }
}

function lengthOf(rows: number, stride: number, last: number): number {
  return rows === 0 ? 0 : (rows - 1) * stride + last;
}
