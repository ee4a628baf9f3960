/** What a file of a study and each of its columns was taken for. */
export interface FileReading {
  readonly file: string;
  /** e.g. "plan, a row a line item". */
  readonly takenFor: string;
  readonly columns: readonly { readonly header: string; readonly meaning: string; readonly unit: string }[];
}
