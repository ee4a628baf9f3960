import type { Period } from '../core/calendar.ts';
import type { Span } from '../core/day.ts';
import { fail, type Issue } from '../core/error.ts';
import { at, present } from '../core/present.ts';
import type { ExperimentKind, Outcome } from '../language/contract/contract.ts';
import type { Model } from '../language/model.ts';
import { slotId } from '../language/slots.ts';
import { type Cell, cellIssue, cellOf, gather, quotable, throwIssues } from '../tables/cell.ts';
import { columnIndex, resolveColumns } from '../tables/columnNames.ts';
import { dictionary, isMissing, isNote, nameKey } from '../tables/fieldWords.ts';
import { headedBy } from '../tables/parseTable.ts';
import { decideDecimal } from '../tables/readNumbers.ts';
import type { Table } from '../tables/table.ts';
import type { Experiment } from './experiment.ts';
import { type Row, readEffect, readSize } from './experimentNumbers.ts';
import { type Names, namedIn, outcomesOf } from './experimentWords.ts';
import { daysSaid, lastDayOf, lastingOf } from './testDays.ts';
import { testedLines } from './testedLines.ts';

const NEEDED = ['id', 'kind', 'start', 'end', 'line', 'outcome', 'effect'];
const OPTIONAL = ['money_from', 'share_of_line', 'factor', 'se', 'low', 'high', 'confidence', 'control', 'source'];
/** The columns of experiments.csv. */
export const EXPERIMENT_COLUMNS = [
  'id',
  'kind',
  'start',
  'end',
  'money_from',
  'line',
  'share_of_line',
  'factor',
  'outcome',
  'effect',
  'se',
  'low',
  'high',
  'confidence',
  'control',
  'source',
  'note',
];
const WORDS: Readonly<Record<string, readonly string[]>> = {
  id: ['test', 'experiment', 'name'],
  share_of_line: ['share', 'exposed'],
  se: ['standard error', 'std error', 'stderr'],
  confidence: ['confidence level', 'level'],
};
const KNOWN = dictionary([...NEEDED, ...OPTIONAL].map((name) => ({ name, words: WORDS[name] ?? [] })));

/** How the header of experiments.csv is known; one without a row teaches nothing. */
export const EXPERIMENT_SHAPE = { ...headedBy((header) => KNOWN.has(nameKey(header)) || isNote(header)), rowless: true };

export interface ExperimentContext {
  readonly model: Model;
  readonly currency?: string;
  /** The periods of the history, of which there is at least one. */
  readonly months: readonly Period[];
  /** Whether later ones were cut off: tests that end there are passed over. */
  readonly isCut: boolean;
}

/**
 * The tests of experiments.csv, a row each; one without an id is a comment. Errors: a model that knows no tests, unknown kinds, lines
 * and outcomes, months that the history has not, sizes and errors that cannot be.
 */
export function readExperiments(table: Table, context: ExperimentContext): Experiment[] {
  const { model } = context;
  requireKinds(table, model);
  const indices = resolveColumns(table, KNOWN, isNote);
  for (const name of NEEDED) if (!indices.has(name)) columnIndex(table, name);
  const rows = table.rows.map(
    (row) =>
      (column: string): Cell => ({ ...cellOf(table, row, indices.get(column) ?? -1), column }),
  );
  const tests = rows.filter((cell) => !isMissing(cell('id').text));
  const issues: Issue[] = [];
  const reading = readingOf(tests, context, issues);
  throwIssues(issues);
  const read = tests.flatMap(
    (cell) => gather(issues, () => (isBeyond(cell, reading) ? undefined : readExperiment(cell, reading))) ?? [],
  );
  issues.push(...twice(tests.map((cell) => cell('id'))));
  throwIssues(issues);
  return read;
}

function requireKinds({ file }: Table, { experiments, outcomes, file: model }: Model): void {
  if (experiments.size > 0 && outcomes.size > 0) return;
  fail({
    opening: 'unknown',
    message: 'tests: the model says of no kind of test what it changes and measures',
    place: { file },
    advice: `Remove the file, or add "experiments" and "outcomes" to ${model}.`,
  });
}

interface Reading extends ExperimentContext {
  readonly kinds: Names<ExperimentKind>;
  readonly lines: Names<{ readonly name: string; readonly slots: readonly string[] }>;
  readonly outcomes: Names<{ readonly name: string; readonly outcome: Outcome; readonly member?: string }>;
  readonly days: (cell: Cell) => Span;
  readonly decimal: '.' | ',';
}

/** What the file says as a whole: the order of its dates and its decimal sign; and what the model has names for. */
function readingOf(rows: readonly Row[], context: ExperimentContext, issues: Issue[]): Reading {
  const { model } = context;
  const numbers = ['share_of_line', 'factor', 'effect', 'se', 'low', 'high', 'confidence'];
  const cells = (columns: readonly string[]) => rows.flatMap((row) => columns.map(row)).filter(({ text }) => !isMissing(text));
  const decimal = gather(issues, () => decideDecimal(cells(numbers), 'free'));
  const kinds = [...model.experiments.values()].map((kind) => ({ ...kind, words: kind.also }));
  return {
    ...context,
    kinds: { what: 'kind of test', among: kinds },
    lines: { what: 'line', among: testedLines(model) },
    outcomes: { what: 'outcome', among: outcomesOf(model) },
    days: daysSaid(cells(['start', 'end', 'money_from'])),
    decimal: decimal === ',' ? ',' : '.',
  };
}

function isBeyond(row: Row, { isCut, months, days }: Reading): boolean {
  return isCut && days(row('end')).to > lastDayOf(at(months, months.length - 1));
}

function readExperiment(row: Row, reading: Reading): Experiment {
  const issues: Issue[] = [];
  const kind = gather(issues, () => namedIn(row('kind'), reading.kinds));
  const line = gather(issues, () => namedIn(row('line'), reading.lines));
  const outcome = gather(issues, () => namedIn(row('outcome'), reading.outcomes));
  const read = gather(issues, () => lastingOf({ start: row('start'), end: row('end') }, reading));
  const from = row('money_from');
  const changed = isMissing(from.text) ? undefined : gather(issues, () => lastingOf({ start: from, end: row('end') }, reading));
  const size = gather(issues, () => readSize(row, kind, reading));
  const effect = gather(issues, () => readEffect(row, reading));
  throwIssues(issues);
  const [found, measured] = [present(kind, 'kind'), present(outcome, 'outcome')];
  return {
    id: row('id').text,
    kind: found.name,
    shareOf: found.shareOf,
    ...{ line: present(line, 'line').name, slots: present(line, 'line').slots },
    ...{ outcome: measured.name, of: slotId(measured.outcome.of, measured.member), taken: measured.outcome.taken },
    read: present(read, 'start and end'),
    ...(changed && { changed }),
    ...present(size, 'size'),
    ...present(effect, 'effect'),
    concurrent: nameKey(row('control').text).startsWith('concurrent'),
    control: quotable(row('control').text),
    source: quotable(row('source').text),
    place: row('id').place,
  };
}

function twice(ids: readonly Cell[]): Issue[] {
  return ids.flatMap((cell, index): Issue[] => {
    const first = ids.slice(0, index).find(({ text }) => nameKey(text) === nameKey(cell.text));
    const message = `id "${quotable(cell.text)}": it stands in line ${first?.place.line} too`;
    return first ? [cellIssue(cell, { message, advice: 'Give each test an id of its own.' })] : [];
  });
}
