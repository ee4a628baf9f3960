import { SHAPES, shapeNamed } from '../../core/assumption.ts';
import type { Issue } from '../../core/error.ts';
import { suggest } from '../../core/nearest.ts';
import type { Table } from '../../tables/table.ts';
import type { ChannelTable, Reading } from '../model.ts';
import { type NamedRow, readNumber, readRows } from './cells.ts';
import { checkAssumption, type Register } from './checkAssumption.ts';

const ATTRIBUTE_AND_WORD = ['attribute', 'word'];
const REST = ['reading', 'parameter', 'unit', 'shape', 'low', 'mid', 'high', 'as_of', 'source', 'grade', 'note'];

interface Words extends Register {
  readonly channelTable: ChannelTable;
  /** The model's readings. */
  readonly readingNames: readonly string[];
}

/** What the words of the table of words mean in numbers. A row for all readings (`both`, `all`) becomes one a reading. */
export function readReadings(table: Table, words: Words, issues: Issue[]): readonly Reading[] {
  const seen = new Map<string, number>();
  const { readingNames } = words;
  const known = new Map([...readingNames.map((name) => [name, [name]] as const), ['both', readingNames], ['all', readingNames]]);
  return readRows(table, [...ATTRIBUTE_AND_WORD, words.channelTable.dimension, ...REST], issues).flatMap((row) => {
    checkPlace(row, words.channelTable, issues);
    const readings = known.get(row.cell('reading'));
    if (readings === undefined)
      issues.push({
        opening: 'unknown',
        message: `reading "${row.cell('reading')}"`,
        place: row.place,
        advice: suggest(row.cell('reading'), [...known.keys()]),
      });
    const entry = readEntry(row, words, issues);
    return (readings ?? []).map((reading) => {
      checkOnce({ ...entry, reading }, seen, issues);
      return { ...entry, reading };
    });
  });
}

/** The attribute and the channel are ones of the channel table, and there is a word. */
function checkPlace(row: NamedRow, { dimension, attributes, words }: ChannelTable, issues: Issue[]): void {
  const { place } = row;
  const [attribute, channel] = [row.cell('attribute'), row.cell(dimension)];
  if (!attributes.includes(attribute))
    issues.push({ opening: 'unknown', message: `attribute "${attribute}"`, place, advice: suggest(attribute, attributes) });
  if (channel !== '' && !words.has(channel))
    issues.push({ opening: 'unknown', message: `${dimension} "${channel}"`, place, advice: suggest(channel, [...words.keys()]) });
  if (row.cell('word') === '')
    issues.push({
      opening: 'missing',
      message: 'word',
      place,
      advice: 'Write the word with which the cell of the channel table begins.',
    });
}

function readEntry(row: NamedRow, words: Words, issues: Issue[]): Omit<Reading, 'reading'> {
  const [low, mid, high] = [readNumber(row, 'low', issues), readNumber(row, 'mid', issues), readNumber(row, 'high', issues)];
  const [unit, asOf, source] = [row.cell('unit'), row.cell('as_of'), row.cell('source')];
  const shape = shapeNamed(row.cell('shape'));
  if (shape === undefined) issues.push(unknownShape(row));
  const [grade, note] = [row.cell('grade'), row.cell('note')];
  const assumption = {
    name: row.cell('parameter'),
    member: '',
    unit,
    shape: shape ?? 'fixed',
    low,
    mid,
    high,
    asOf,
    source,
    grade,
    note,
    place: row.place,
  };
  if (shape !== undefined && [low, mid, high].every(Number.isFinite)) issues.push(...checkAssumption(assumption, words));
  return {
    attribute: row.cell('attribute'),
    word: row.cell('word'),
    channel: row.cell(words.channelTable.dimension),
    assumption,
  };
}

function unknownShape(row: NamedRow): Issue {
  const message = `shape "${row.cell('shape')}" of "${row.cell('parameter')}"`;
  return { opening: 'unknown', message, place: row.place, advice: suggest(row.cell('shape'), SHAPES) };
}

function checkOnce({ attribute, word, channel, reading, assumption }: Reading, seen: Map<string, number>, issues: Issue[]): void {
  const key = JSON.stringify([attribute, word.toLowerCase(), channel, reading, assumption.name]);
  const first = seen.get(key);
  seen.set(key, assumption.place.line ?? 0);
  if (first === undefined) return;
  issues.push({
    opening: 'invalid',
    message: `reading "${word}" of "${assumption.name}": line ${first} has it already`,
    place: assumption.place,
    advice: 'Remove one of the two rows.',
  });
}
