import type { Cell } from '../../tables/sheet.ts';
import type { Account } from '../account.ts';

/** Where the first of the cells stands. */
interface Place {
  readonly header: string;
  readonly cell: Cell;
  readonly line: number;
}

/** Counts the numbers that are taken for "not found", by column and number, and tells of them. */
export class NotFound {
  private readonly found = new Map<string, Place & { readonly depth: number; count: number }>();

  add(place: Place, depth: number): void {
    const key = `${place.header}\t${Number(place.cell)}`;
    const known = this.found.get(key);
    if (known) known.count++;
    else this.found.set(key, { ...place, depth, count: 1 });
  }

  /** A warning a column and number. */
  tell(account: Account): void {
    for (const { header, cell, line, depth, count } of this.found.values()) {
      const which = `${header.slice(0, 60)} is ${Number(cell)} in ${count} ${count === 1 ? 'row' : 'rows'}`;
      const message = `${which}: read as not found among the first ${depth}, as deep as this tracker looks. If it means that nothing was measured, leave the cells empty.`;
      account.warn('rank-not-found', message, line);
    }
  }
}
