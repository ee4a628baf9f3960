/** A file as the command line read it; `path` is relative to its folder, with forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** A file by what it holds. */
export type Hashed = Pick<SourceFile, 'path' | 'sha256'>;
