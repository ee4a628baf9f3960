import type { Tally } from './canonical.ts';

export interface ExportWarning {
  readonly code: string;
  readonly message: string;
  readonly line?: number;
}

/** Warnings of one kind that are shown; the rest is counted. */
const SHOWN = 5;

/** What became of the rows of one table. */
export class Account {
  private read = 0;
  private readonly leftOut = new Map<string, number>();
  private readonly shown: ExportWarning[] = [];
  private readonly counts = new Map<string, number>();

  /** Counts rows under the header. */
  take(rows: number): void {
    this.read += rows;
  }

  leave(reason: string): void {
    this.leftOut.set(reason, (this.leftOut.get(reason) ?? 0) + 1);
  }

  leftOutFor(reason: string): number {
    return this.leftOut.get(reason) ?? 0;
  }

  warn(code: string, message: string, line?: number): void {
    const count = (this.counts.get(code) ?? 0) + 1;
    this.counts.set(code, count);
    if (count <= SHOWN) this.shown.push({ code, message, ...(line === undefined ? {} : { line }) });
  }

  /** Handed on + left out = read, always. */
  tally(): Tally {
    return { read: this.read, leftOut: new Map(this.leftOut) };
  }

  warnings(): readonly ExportWarning[] {
    const more = [...this.counts].flatMap(([code, count]) =>
      count > SHOWN ? [{ code, message: `… and ${count - SHOWN} more of the kind "${code}"` }] : [],
    );
    return [...this.shown, ...more];
  }
}
