/** What became of every row, and where every number is from. Plain data. */
export interface Imported {
  readonly reconciliation: Reconciliation;
  readonly provenance: readonly Provenance[];
  /** What a reader of the numbers must know: windows of attribution, baskets, how spans were split. */
  readonly notes: readonly string[];
}

/** Every file's account, and all of them together. */
export interface Reconciliation {
  readonly files: readonly FileAccount[];
  readonly totals: readonly AmountAccount[];
}

/** rows.read = rows.used + rows.summed + the rows dropped. */
export interface FileAccount {
  readonly file: string;
  readonly format: string;
  readonly label: string;
  /** The days that it covers, as `YYYY-MM-DD`; absent where it holds none. */
  readonly days?: { readonly from: string; readonly to: string };
  readonly rows: {
    readonly read: number;
    /** Of which `inPart` with some of their days only. */
    readonly used: number;
    readonly inPart: number;
    /** Added to a row of the same key and days. */
    readonly summed: number;
    readonly dropped: readonly { readonly reason: string; readonly rows: number }[];
  };
  readonly amounts: readonly AmountAccount[];
}

/** read = used + dropped, exactly: money as the files write it, fractions of a cent included. */
export interface AmountAccount {
  /** A column of the history. */
  readonly column: string;
  readonly read: number;
  readonly used: number;
  readonly dropped: readonly { readonly reason: string; readonly amount: number }[];
}

/** Where a number of a month is from: one line for each file. */
export interface Provenance {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly column: string;
  readonly file: string;
  /** e.g. `2–40, 55 and 12 more`. */
  readonly lines: string;
  /** Headers that the numbers stand under, where the reader names them. */
  readonly headers: readonly string[];
  readonly how: string;
}
