/** A file to import. It can be opened again and again, and is never held whole. */
export interface ExportFile {
  /** As the user knows it, e.g. `inputs/demo/exports/sp-2026-03.xlsx`. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** Of the content, in hexadecimal, where it is known: a file that is there twice is read once. */
  readonly sha256?: string;
  readonly open: () => AsyncIterable<Uint8Array>;
}
