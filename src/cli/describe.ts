import { formatPlace, type Warning } from '../core/error.ts';
import type { FileReading } from '../inputs/study.ts';

/** What a file and its columns were read as, in lines. */
export function describeFile({ file, takenFor, columns }: FileReading): string[] {
  const widths = [0, 1].map((index) => Math.max(0, ...columns.map((column) => cells(column)[index]?.length ?? 0)));
  const rows = columns.map((column) =>
    `  ${cells(column)
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')}`.trimEnd(),
  );
  return [`${file}: ${takenFor}`, ...rows, ''];
}

function cells({ header, meaning, unit }: FileReading['columns'][number]): string[] {
  return [header, meaning, unit];
}

/** Warnings in lines, or a line that says that there are none. */
export function remarks(warnings: readonly Warning[]): string[] {
  return warnings.length === 0 ? ['No warnings.'] : ['Warnings:', ...warnings.map(remark)];
}

function remark({ message, place }: Warning): string {
  return place === undefined ? `  ${message}` : `  ${message} (${formatPlace(place)})`;
}
