/** Characters that a terminal would obey: controls, and those that turn the direction of text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for.
const OBEYED = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/**
 * Text that a terminal shows and does not obey.
 *
 * @example
 * harmless('a\u001b[2J') // => 'a\\u001b[2J'
 */
export function harmless(text: string): string {
  return text.replace(OBEYED, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Text in lines of at most `width` columns, broken between words; a longer word is broken where it must be.
 * @example
 * wrapped('one two three', 8) // => 'one two\nthree' */
export function wrapped(text: string, width: number): string {
  const lines: string[] = [''];
  for (const word of harmless(text)
    .split(' ')
    .flatMap((long) => pieces(long, width))) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join('\n');
}

function pieces(word: string, width: number): string[] {
  return word.match(new RegExp(`.{1,${width}}`, 'gs')) ?? [];
}

/** Columns in plain text, the first to the left and cut so that a line holds at most `width` columns, the others to the right. */
export function textTable(head: readonly string[], rows: readonly (readonly string[])[], width: number): string {
  const all = [head, ...rows].map((cells) => cells.map(harmless));
  const widths = head.map((_, column) => Math.max(...all.map((cells) => cells[column]?.length ?? 0)));
  const others = widths.slice(1).reduce((sum, value) => sum + value + 2, 0);
  const first = Math.max(8, Math.min(widths[0] ?? 0, width - others));
  const lines = all.map(([name = '', ...cells]) =>
    [cut(name, first).padEnd(first), ...cells.map((cell, index) => cell.padStart(widths[index + 1] ?? 0))].join('  ').trimEnd(),
  );
  return [lines[0], '-'.repeat(first + others), ...lines.slice(1)].join('\n');
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
