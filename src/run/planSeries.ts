/** What a plan puts into the model: a series by input slot, from `lead` months before month 0 to the last projected one. */
export interface PlanInputs {
  readonly name: string;
  readonly series: ReadonlyMap<string, Float64Array>;
}
