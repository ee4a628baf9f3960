import { formatPlace, type Warning } from '../../core/error.ts';
import type { FileReading, Study } from '../../inputs/study.ts';
import type { Outcome, Request } from '../outcome.ts';
import { openStudy } from '../source.ts';

export function run(request: Request): Outcome {
  const { study, folder } = openStudy(request);
  const { name, readings, warnings } = study;
  if (request.flags.has('json')) return { data: `${JSON.stringify({ study: name, readings, warnings }, null, 2)}\n` };
  return { text: describe(study, folder) };
}

function describe({ readings, warnings }: Study, folder: string): string {
  const remarks = warnings.length === 0 ? ['No warnings.'] : ['Warnings:', ...warnings.map(remark)];
  return [...readings.flatMap(describeFile), ...remarks, '', `Next: discovery report ${folder}`, ''].join('\n');
}

function describeFile({ file, takenFor, columns }: FileReading): string[] {
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

function remark({ message, place }: Warning): string {
  return place === undefined ? `  ${message}` : `  ${message} (${formatPlace(place)})`;
}
