import { InputError } from '../../core/error.ts';
import type { Account } from '../account.ts';

/** Cells of columns that no number of a history is made of: what is wrong with them is told and stops nothing. */
export class OddCells {
  private readonly found = new Map<string, { readonly message: string; readonly line: number; cells: number }>();

  /** What `read` gives; undefined where it refuses. */
  tolerant<T>(read: () => T, line: number): T | undefined {
    try {
      return read();
    } catch (error) {
      const [issue] = error instanceof InputError ? error.issues : [];
      if (issue === undefined) throw error;
      const kind = String(issue.place?.column);
      const before = this.found.get(kind);
      if (before) before.cells++;
      else this.found.set(kind, { message: issue.message, line: issue.place?.line ?? line, cells: 1 });
      return undefined;
    }
  }

  tell(account: Account): void {
    for (const { message, line, cells } of this.found.values()) {
      const more = cells > 1 ? ` and ${cells - 1} more of its cells` : '';
      account.warn('cell-not-read', `invalid ${message}${more}: nothing is made of the column, and it is not read there`, line);
    }
  }
}
