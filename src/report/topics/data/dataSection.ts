import type { Warning } from '../../../core/error.ts';
import { warningLines } from '../../../core/warningLines.ts';
import { FIXED_CODES } from '../../../decide/heldAssumptions.ts';
import { type Block, type TableBlock, tableOf } from '../../block.ts';
import { importedBlocks } from '../imported/importedSection.ts';
import { type ReadAlike, readAlike } from '../imported/readAlike.ts';
import type { Context } from '../topic.ts';

/** Remarks that nothing is wrong with: what the program did of itself. */
const NOTES: ReadonlySet<string> = new Set(['season-from-history', 'plan-months-actual', 'plan-begins-later', ...FIXED_CODES]);

function remarks(title: string, warnings: readonly Warning[]): Block[] {
  const items = warningLines(warnings, 'discovery check lists them all with --json');
  return items.length === 0
    ? []
    : [
        { kind: 'heading', text: title },
        { kind: 'list', items },
      ];
}

/** What was read, as what, and what is needed to make the same report again. */
export function dataSection({ decision, readings, imported, program }: Context): Block[] {
  const columns = readAlike(readings).flatMap(({ files: alike, takenFor, columns: read }) =>
    read.map(({ header, meaning, unit }, index) => [
      index === 0 ? filesText(alike) : '',
      index === 0 ? takenFor : '',
      header,
      meaning.startsWith(`${header}: `) ? meaning.slice(header.length + 2) : meaning,
      unit,
    ]),
  );
  const files = [...decision.study.inputs, decision.study.model].map(({ path, sha256 }) => [path, sha256]);
  const made: TableBlock = tableOf(
    'How to make this report again',
    ['Item', '~Value'],
    [
      ['Program', `${program.name} ${program.version}`],
      ['Seed', String(decision.seed)],
      ['Draws', String(decision.draws)],
      ...(decision.model.readingNames.length > 0 ? [['Reading of the channel table', decision.reading]] : []),
    ],
  );
  return [
    ...remarks(
      'Warnings about the data',
      decision.warnings.filter(({ code }) => !NOTES.has(code)),
    ),
    ...remarks(
      'Notes on the data',
      decision.warnings.filter(({ code }) => NOTES.has(code)),
    ),
    ...(imported ? importedBlocks(imported, decision.model) : []),
    ...(columns.length > 0
      ? [
          {
            ...tableOf(
              'What each file and column was read as',
              ['~~File', '~~Taken for', '~~Column', '~~~Meaning', '~Unit'],
              columns,
            ),
            small: true,
          },
        ]
      : []),
    made,
    { ...tableOf('Files, by the SHA-256 of their bytes', ['~File', 'SHA-256'], files), small: true },
  ];
}

function filesText(files: ReadAlike['files']): string {
  const [first = ''] = files;
  return files.length === 1 ? first : `${first} to ${files.at(-1)?.split('/').at(-1)} (${files.length} files)`;
}
