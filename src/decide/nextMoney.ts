/** What the next unit of money earns, by input and quarter: worth gained for it, itself paid. */
export interface MarginalReturns {
  readonly plan: string;
  readonly label: string;
  readonly spans: readonly string[];
  readonly rows: readonly { readonly slot: string; readonly label: string; readonly cells: readonly MarginalCell[] }[];
  /** One per cent of a month's revenue under `hold`, where the model has revenue: the size of a next unit that reads alike in every currency. */
  readonly unit?: number;
  readonly draws: number;
}

/** Worth for each unit of money more in the span. */
export interface MarginalCell {
  readonly mean: number;
  readonly p10: number;
  readonly p90: number;
}
