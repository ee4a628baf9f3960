import type { Day } from '../../core/day.ts';
import type { ExportFile } from '../../tables/byteSource.ts';
import type { ExportContext, ExportReading } from '../canonical.ts';
import type { SortContext } from './claimOf.ts';

export type Open = (file: ExportFile, context: ExportContext) => Promise<readonly ExportReading[]>;

export interface JoinContext extends SortContext {
  /** What messages call the files together, e.g. `inputs/demo/exports`. */
  readonly place: string;
  readonly open: Open;
  /** The day on which the files are read, where it is known: days after it are told. */
  readonly today?: Day;
  /** Called before each file. */
  readonly progress?: (done: number, file: string) => void;
}
