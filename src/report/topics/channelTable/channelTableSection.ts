import { at } from '../../../core/present.ts';
import type { Model, Reading } from '../../../language/model.ts';
import { type Block, paragraphs, type TableBlock, tableOf } from '../../block.ts';
import { formatSignificant, MISSING } from '../../format.ts';
import { unitLabel } from '../../quantity.ts';
import { sentenceStart, spoken } from '../../text.ts';
import type { Context } from '../topic.ts';

/** The channel table as written, and what its words were taken to mean. */
export function channelTableSection({ decision: { model } }: Context): Block[] {
  const { attributes, words } = model.channelTable;
  const channels = [...words.keys()];
  const labels = channels.map((id) => labelOf(model, id));
  const rows = attributes.map((attribute, index) => [attribute, ...[...words.values()].map((cells) => at(cells, index))]);
  return [
    tableOf('The channel table, in its own words', ['Attribute', ...labels.map((label) => `~${label}`)], rows),
    ...paragraphs(
      'A cell that begins with one of the words below is read as these numbers (P10, P50, P90; one number where it is fixed). Attributes without such a word describe and do not count.',
    ),
    readingTable(model),
  ];
}

function readingTable(model: Model): TableBlock {
  const used = model.readings.filter((reading) => isUsed(reading, model));
  const keys = [...new Set(used.map(keyOf))];
  const rows = keys.map((key) => {
    const [first, ...others] = used.filter((reading) => keyOf(reading) === key);
    const numbers = (name: Reading['reading']): string =>
      [first, ...others].flatMap((entry) => (entry?.reading === name ? [numbersOf(entry)] : []))[0] ?? MISSING;
    const sources = [
      ...new Set(
        [first, ...others].flatMap((entry) =>
          entry === undefined ? [] : [`${entry.assumption.source} (${entry.assumption.grade})`],
        ),
      ),
    ];
    return [
      ...(first === undefined ? [] : cellsOf(first, model)),
      ...model.readingNames.map(({ name }) => numbers(name)),
      sources.join('; '),
    ];
  });
  const readings = model.readingNames.map(({ label }) => `>${sentenceStart(label)}`);
  const titles = ['~~Attribute: word', '~Channel', '~Sets', ...readings, '~~~Source (grade)'];
  return { ...tableOf('How each word is read', titles, rows), small: true };
}

function isUsed({ attribute, word, channel }: Reading, { channelTable }: Model): boolean {
  const index = channelTable.attributes.indexOf(attribute);
  return [...channelTable.words].some(
    ([id, cells]) => (channel === '' || channel === id) && at(cells, index).toLowerCase().startsWith(word.toLowerCase()),
  );
}

function keyOf({ attribute, word, channel, assumption }: Reading): string {
  return JSON.stringify([attribute, word, channel, assumption.name]);
}

function cellsOf({ attribute, word, channel, assumption }: Reading, model: Model): string[] {
  const unit = unitLabel(assumption.unit);
  return [
    `${attribute}: ${word}`,
    channel === '' ? 'any' : labelOf(model, channel),
    `${spoken(assumption.name)}${unit === '' ? '' : ` (${unit})`}`,
  ];
}

function numbersOf({ assumption: { low, mid, high } }: Reading): string {
  return low === high ? formatSignificant(mid) : [low, mid, high].map(formatSignificant).join(' · ');
}

function labelOf({ dimensions, channelTable }: Model, channel: string): string {
  return dimensions.get(channelTable.dimension)?.members.find(({ id }) => id === channel)?.label ?? channel;
}
