import type { Progress } from '../core/progress.ts';
import type { OutputFile } from '../pipeline.ts';
import type { AsReport } from './effects/writeFiles.ts';

/** What was asked for on the command line. Plain data: it crosses to the worker. */
export interface Request {
  readonly command: string;
  /** By name, e.g. `study`; absent where not given. */
  readonly positionals: ReadonlyMap<string, string>;
  /** All values of a positional that takes many. */
  readonly rest?: readonly string[];
  /** By name without dashes, in the order given; a flag without a value has none. */
  readonly flags: ReadonlyMap<string, readonly string[]>;
  /** Columns of the terminal, for text. */
  readonly width: number;
}

/** What a command leaves to do once its work is done. Plain data: it crosses back from the worker. */
export interface Outcome {
  /** To be written first, whole or not at all. */
  readonly write?: { readonly folder: string; readonly files: readonly OutputFile[]; readonly report?: AsReport };
  /** For people, on stdout. */
  readonly text?: string;
  /** For programs, on stdout, byte for byte. */
  readonly data?: string;
}

/** What the module of a command exports as `run`. */
export type Run = (request: Request, progress: Progress, tell?: Tell) => Outcome | Promise<Outcome>;

/** Takes a remark about the run itself, in one line, for stderr. */
export type Tell = (remark: string) => void;
