import type { FileReading } from '../../../study/fileReading.ts';

/** Files that were read alike. */
export interface ReadAlike {
  readonly files: readonly string[];
  readonly takenFor: string;
  readonly columns: FileReading['columns'];
}

/** Readings with those of the same kind, columns and conventions as one; the order is that of the first of each. */
export function readAlike(readings: readonly FileReading[]): ReadAlike[] {
  const groups = new Map<string, ReadAlike>();
  for (const { file, takenFor, columns } of readings) {
    const key = JSON.stringify([takenFor, columns]);
    const before = groups.get(key);
    groups.set(key, { takenFor, columns, files: [...(before?.files ?? []), file] });
  }
  return [...groups.values()];
}
