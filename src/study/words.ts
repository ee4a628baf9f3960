import { fail } from '../core/error.ts';
import { listed } from '../core/nearest.ts';
import { at } from '../core/present.ts';
import type { Model, Reading } from '../language/model.ts';
import type { Layer } from './layer.ts';

/** The rows that a reading gives: one for each channel whose cell begins with the word, and no longer word of the same attribute and parameter fits. */
export function readingLayers(entry: Reading, model: Model): Layer[] {
  const parameter = model.parameters.get(entry.assumption.name);
  const origin = `${model.channelTable.dimension} table, "${entry.attribute}: ${entry.word}", ${entry.reading} reading`;
  const channels = [...model.channelTable.words.keys()].filter((channel) => appliesTo(entry, channel, model));
  const rowFor = (member: string): Layer => ({ row: { ...entry.assumption, member }, origin });
  if (parameter?.over === undefined || parameter.over === model.channelTable.dimension) return channels.map(rowFor);
  const members = model.dimensions.get(parameter.over)?.members ?? [];
  return members
    .filter((member) => member.owner !== undefined && channels.includes(member.owner))
    .map((member) => rowFor(member.id));
}

/** Whether this entry is the closest one for the channel's cell: its own channel before any, a longer word before a shorter. */
export function appliesTo(entry: Reading, channel: string, model: Model): boolean {
  const rivals = model.readings.filter(
    (other) =>
      other.attribute === entry.attribute && other.reading === entry.reading && other.assumption.name === entry.assumption.name,
  );
  const fitting = rivals.filter((other) => fits(other, channel, model));
  const rank = (other: Reading): number => other.word.length * 2 + Number(other.channel !== '');
  return fitting.includes(entry) && fitting.every((other) => rank(other) <= rank(entry));
}

function fits(entry: Reading, channel: string, model: Model): boolean {
  if (entry.channel !== '' && entry.channel !== channel) return false;
  const cell = model.channelTable.words.get(channel)?.[model.channelTable.attributes.indexOf(entry.attribute)];
  return cell !== undefined && beginsWithWord(cell, entry.word);
}

/**
 * @example
 * beginsWithWord('None - organic only', 'none') // => true
 * beginsWithWord('Highest', 'High') // => false
 */
export function beginsWithWord(cell: string, word: string): boolean {
  const next = cell.charAt(word.length);
  return cell.toLowerCase().startsWith(word.toLowerCase()) && !/[\p{L}\p{N}]/u.test(next);
}

/**
 * Refuses a cell of the channel table that its attribute cannot read. An attribute is a scale where several of its words
 * give the same parameter of a channel; then every channel's cell must begin with one of them.
 */
export function checkWords(model: Model): void {
  const { file, dimension } = model.channelTable;
  for (const attribute of model.channelTable.attributes) {
    const known = scaleWords(attribute, model);
    if (known.length < 2) continue;
    for (const [channel, cells] of model.channelTable.words) {
      const cell = at(cells, model.channelTable.attributes.indexOf(attribute));
      if (!known.some((word) => beginsWithWord(cell, word))) {
        fail({
          opening: 'unknown',
          message: `word "${cell}" under "${attribute}" of ${dimension} "${channel}"`,
          place: { file },
          advice: `Begin the cell with one of: ${listed(known)}; or add the word to ${readingsFile(model)}.`,
        });
      }
    }
  }
}

/** The file that puts numbers to words. */
function readingsFile({ readings }: Model): string {
  return at(readings, 0).assumption.place.file;
}

function scaleWords(attribute: string, model: Model): string[] {
  const wordsOf = new Map<string, Set<string>>();
  for (const { attribute: of, word, assumption } of model.readings) {
    if (of !== attribute || model.parameters.get(assumption.name)?.over !== model.channelTable.dimension) continue;
    wordsOf.set(assumption.name, (wordsOf.get(assumption.name) ?? new Set()).add(word));
  }
  const scales = [...wordsOf.values()].filter((words) => words.size > 1);
  return [...new Set(scales.flatMap((words) => [...words]))];
}
