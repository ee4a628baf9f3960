import type { Column } from '../language/contract/contract.ts';
import type { Model } from '../language/model.ts';
import { membersOf, slotId } from '../language/slots.ts';
import { type Dictionary, dictionary } from '../tables/fieldWords.ts';
import type { KindName } from '../tables/kinds.ts';

export interface HistoryColumn {
  readonly name: string;
  readonly words: readonly string[];
  /** `yesNo` is a word, `mark` a reason in words. */
  readonly kind: KindName | 'yesNo' | 'mark';
  readonly meaning: string;
  /** Headers among `words` that once meant something else. */
  readonly formerly?: readonly string[];
}

/** The columns of every study, beside its months. */
const OF_EVERY_STUDY: readonly HistoryColumn[] = [
  {
    name: 'final',
    words: ['complete', 'endgültig', 'abgeschlossen'],
    kind: 'yesNo',
    meaning: 'whether the month will stay as it is',
  },
  {
    name: 'exclude',
    words: ['excluded', 'leave out', 'ausgeschlossen', 'auslassen'],
    kind: 'mark',
    meaning: 'why nothing is learnt from the month; names of series before a colon mean those alone',
  },
  {
    name: 'series_break',
    words: ['break', 'structural break', 'bruch', 'strukturbruch'],
    kind: 'mark',
    meaning: 'names of series before a colon, and why they measure something else from the month on',
  },
];

/** What a history.csv may hold for a model, by the name of the column or `name.member`; what is only derived is not read. Of members that a study chooses all may stand there. */
export function historyColumns(model: Pick<Model, 'columns' | 'dimensions' | 'open'>): ReadonlyMap<string, HistoryColumn> {
  const read = [...model.columns.values()].flatMap((column) => columnsOf(column, model));
  return new Map([...read, ...OF_EVERY_STUDY].map((column) => [column.name, column]));
}

function columnsOf(column: Column, { dimensions, open }: Pick<Model, 'dimensions' | 'open'>): HistoryColumn[] {
  const { name, also, kind, about, over, by, formerly = [] } = column;
  if (kind === undefined) return [];
  const members = open.find(({ told }) => told.includes(name))?.members ?? membersOf({ dimensions }, over ?? by);
  const plain =
    over === undefined
      ? [{ name, words: [...also, ...formerly], kind, meaning: about, ...(formerly.length > 0 && { formerly }) }]
      : [];
  return [
    ...plain,
    ...members.map(({ id, label }) => ({
      name: slotId(name, id),
      words: [...also, ...formerly].map((word) => slotId(word, id)),
      ...(formerly.length > 0 && { formerly: formerly.map((word) => slotId(word, id)) }),
      kind,
      meaning: [about.replace(/\.$/, ''), label].filter(Boolean).join(', '),
    })),
  ];
}

/** Headers as people write them → names of columns. */
export function historyDictionary(columns: ReadonlyMap<string, HistoryColumn>): Dictionary {
  return dictionary(columns.values());
}
