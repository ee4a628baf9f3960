import { formatPlace } from '../../core/error.ts';
import { type Block, type TableBlock, tableOf } from '../block.ts';
import type { Context } from '../context.ts';

/** What was read, as what, and what is needed to make the same report again. */
export function dataSection({ decision, readings, program }: Context): Block[] {
  const columns = readings.flatMap(({ file, takenFor, columns: read }) =>
    read.map(({ header, meaning, unit }, index) => [index === 0 ? file : '', index === 0 ? takenFor : '', header, meaning, unit]),
  );
  const files = [...decision.study.inputs, decision.study.model].map(({ path, sha256 }) => [path, sha256]);
  const warnings = decision.warnings.map(({ message, place }) =>
    place === undefined ? message : `${message} (${formatPlace(place)})`,
  );
  const made: TableBlock = tableOf(
    'How to make this report again',
    ['Item', '~Value'],
    [
      ['Program', `${program.name} ${program.version}`],
      ['Seed', String(decision.seed)],
      ['Draws', String(decision.draws)],
      ['Reading of the channel table', decision.reading],
    ],
  );
  return [
    ...(warnings.length > 0
      ? [{ kind: 'heading', text: 'Remarks on the data' } as const, { kind: 'list', items: warnings } as const]
      : []),
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
    { ...tableOf('Files, by the SHA-256 of their bytes', ['File', '~SHA-256'], files), small: true },
  ];
}
