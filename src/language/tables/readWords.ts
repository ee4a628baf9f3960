/** What a model tells people beside its numbers: paragraphs and list items, by the heading that they stand under. */
export type Words = ReadonlyMap<string, readonly string[]>;

/**
 * The text of words.md: under each `## heading` its paragraphs and list items, in order, each on one line.
 *
 * @example
 * readWords('## Words\n- ACOS: spend over\n  sales').get('Words') // => ['ACOS: spend over sales']
 */
export function readWords(text: string): Words {
  const sections = text.split(/^## /m).slice(1);
  return new Map(
    sections.map((section): [string, string[]] => {
      const [heading = '', ...lines] = section.split(/\r?\n/);
      return [heading.trim(), itemsOf(lines.join('\n'))];
    }),
  );
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
