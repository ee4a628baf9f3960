/** What a compiled model can be asked. Slot ids are `name` or `name.member`; positions in these lists are positions in the buffers. */
export interface Kernel {
  /** Every parameter slot of the model, in its order, so that one buffer of draws serves all of its kernels. */
  readonly parameters: readonly string[];
  readonly inputs: readonly string[];
  readonly tables: readonly string[];
  readonly outputs: readonly string[];
  /** The generated JavaScript, for people and tests. */
  readonly source: string;
  /** Fills `run.out`. Touches nothing else; the same bytes for any split into blocks of draws. */
  readonly run: (run: KernelRun) => void;
}

export interface KernelRun {
  /** Draws `from` (inclusive) to `to` (exclusive). */
  readonly from: number;
  readonly to: number;
  /** Months to compute, month 0 included. */
  readonly months: number;
  /** `parameters[slot * parameterStride + draw]`. */
  readonly parameters: Float64Array;
  readonly parameterStride: number;
  /** Months before month 0 that `inputs` holds (what `delay` and `last` may look back on). */
  readonly lead: number;
  /** `inputs[slot * (lead + months) + lead + month]`. */
  readonly inputs: Float64Array;
  /** `tables[slot * months + month]`. */
  readonly tables: Float64Array;
  /** Month 0 as months since January 2026. */
  readonly start: number;
  /** The last actual month, counted from month 0. */
  readonly actual: number;
  /** `out[(output * months + month) * outStride + draw - from]`. */
  readonly out: Float64Array;
  readonly outStride: number;
}
