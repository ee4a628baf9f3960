import { fail } from '../../core/error.ts';
import { suggest } from '../../core/nearest.ts';

/** What a model tells people beside its numbers: paragraphs and list items, by the heading that they stand under. */
export type Words = ReadonlyMap<string, readonly string[]>;

/** The headings that words.md may have: what a report looks for. */
export const HEADINGS = [
  'What is won',
  'Market',
  'Abbreviations',
  'Words',
  'Where it may be wrong',
  'Topic: split',
  'Topic: cost-ratio',
  'Topic: rank',
  'Topic: reading',
  'Topic: backtest',
  'What changed',
  'Former names',
] as const;

export type Heading = (typeof HEADINGS)[number];

/**
 * The text of words.md: under each `## heading` its paragraphs and list items, in order, each on one line. A heading that no
 * report looks for, and a word without its meaning, are errors.
 *
 * @example
 * readWords('## Words\n- ACOS: spend over\n  sales').get('Words') // => ['ACOS: spend over sales']
 */
export function readWords(text: string, file = 'words.md'): Words {
  const [before = '', ...sections] = text.split(/^## /m);
  let line = before.split('\n').length;
  const read = new Map<string, string[]>();
  for (const section of sections) {
    const [heading = '', ...lines] = section.split(/\r?\n/);
    const items = itemsOf(lines.join('\n'));
    checkSection(heading.trim(), items, { file, line });
    read.set(heading.trim(), items);
    line += lines.length;
  }
  return read;
}

function itemsOf(text: string): string[] {
  return text
    .split(/\n\s*\n|\n(?=- )/)
    .map((item) =>
      item
        .replace(/^\s*- /, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((item) => item !== '');
}

function checkSection(heading: string, items: readonly string[], place: { readonly file: string; readonly line: number }): void {
  if (!HEADINGS.some((known) => known === heading))
    fail({ opening: 'unknown', message: `heading "${heading}"`, place, advice: suggest(heading, [...HEADINGS]) });
  const bare = heading === 'Words' || heading === 'Former names' ? items.find((item) => !item.includes(': ')) : undefined;
  if (bare !== undefined)
    fail({
      opening: 'missing',
      message: `meaning of the word "${bare.slice(0, 60)}"`,
      place,
      advice: 'Write it as "- word: what it means".',
    });
}
