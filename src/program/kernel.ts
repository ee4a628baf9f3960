import type { Program } from './program.ts';

/**
 * What a compiled program can be asked. Slot ids are `name` or `name.member`; positions in these lists are positions in the
 * buffers. `parameters` are all that the model declares, in its order, so that one buffer of draws serves all of its kernels.
 */
export interface Kernel extends Shape {
  /** The program as JavaScript, for people and tests. */
  readonly source: string;
  /** Fills `run.out` and `run.ends`. Touches nothing else; the same bytes for any split into blocks of draws. */
  readonly run: (run: KernelRun) => void;
  /** The same for what goes through block by block: what no draw changes is laid out once, and must stay as it is from then on. */
  readonly open: (given: Given) => (block: Block) => void;
}

/** What changes from block to block: the draws, and where their numbers go. */
export type Block = Pick<
  KernelRun,
  'from' | 'to' | 'parameters' | 'parameterStride' | 'shocks' | 'shockSlopes' | 'out' | 'ends' | 'outStride' | 'past'
>;

/** What stays the same. */
export type Given = Omit<KernelRun, keyof Block>;

/**
 * What draws have come to after their first months. Where it is not known yet, a run leaves it here; where it is, a run whose
 * inputs and shocks are the same over those months goes on from there, and gives nothing for them.
 */
export interface Past {
  /** Months that it covers, month 0 included. */
  readonly months: number;
  /** Nobody's business but the kernel's. */
  states?: Float64Array;
}

/** What a program is given and gives. */
export type Shape = Pick<Program, 'parameters' | 'fixed' | 'inputs' | 'tables' | 'data' | 'paths' | 'outputs' | 'finals'>;

export function shapeOf({ parameters, fixed, inputs, tables, data, paths, outputs, finals }: Program): Shape {
  return { parameters, fixed, inputs, tables, data, paths, outputs, finals };
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
  /** `fixed[slot]`; absent where the program asks for none, as are `data` and `ends`. */
  readonly fixed?: Float64Array;
  /** Months before month 0 that `inputs` holds (what `delay` and `last` may look back on). */
  readonly lead: number;
  /** `inputs[slot * (lead + months) + lead + month]`. */
  readonly inputs: Float64Array;
  /** `tables[slot * months + month]`. */
  readonly tables: Float64Array;
  /** `data[slot * months + month]`. */
  readonly data?: Float64Array;
  /** Numbers of the paths: `shocks[path * months + month][draw]`; absent where the program has none. */
  readonly shocks?: readonly Float64Array[];
  /** As many rows, for derivatives by them: `[draw - from]`; filled where they are given and the program has derivatives. */
  readonly shockSlopes?: readonly Float64Array[];
  /** Month 0 as months since January 2026. */
  readonly start: number;
  /** The last actual month, counted from month 0. */
  readonly actual: number;
  /** `out[(output * months + month) * outStride + draw - from]`. */
  readonly out: Float64Array;
  /** `ends[final * outStride + draw - from]`. */
  readonly ends?: Float64Array;
  readonly outStride: number;
  /** For the same draws of the same kernel, over and over. */
  readonly past?: Past;
}
