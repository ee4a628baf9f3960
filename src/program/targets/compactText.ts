import { present } from '../../core/present.ts';

/** Names that the targets give to numbers: a letter or two and a number. */
const NUMBERED = /\b[a-z]{1,2}\d+\b/g;

const WORDS = /[A-Za-z_$][\w$]*/g;

/**
 * Lines that a target has written, as short as they can be without knowing what they say: no comments, no blanks, no line ends,
 * short names for numbers, one `const` for those that follow each other.
 *
 * @example
 * compactText(['// a = 1', 'const v10 = 1 + 2;', '  const v11 = v10 * v10;', 'return v11;']) // => 'const a=1+2,b=a*a;return b;'
 */
export function compactText(lines: readonly string[]): string {
  const bare = lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('//'));
  const joined = bare
    .join('\n')
    .replace(/;\nconst (?!\{)/g, (match, at: number, all: string) => (isConst(all, at) ? ',' : match));
  return renamed(joined)
    .replace(/ ?([=+\-*/<>!&|?:,;{}()[\]]) ?/g, '$1')
    .replaceAll('\n', '');
}

/** Whether the statement that ends there begins with `const` and is no object's. */
function isConst(text: string, end: number): boolean {
  const start = text.lastIndexOf('\n', end) + 1;
  return /^(?:const (?!\{)|,)/.test(text.slice(start, end)) && !text.slice(start, end).includes('{');
}

/** The names that stand most often become the shortest; none becomes a word that stands there already. */
function renamed(text: string): string {
  const counts = new Map<string, number>();
  for (const [name] of text.matchAll(NUMBERED)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const taken = new Set([...text.matchAll(WORDS)].map(([word]) => word).filter((word) => !counts.has(word)));
  const names = shortNames(taken);
  const byCount = [...counts].sort(([one, most], [other, count]) => count - most || (one < other ? -1 : 1));
  const short = new Map(byCount.map(([name]) => [name, present(names.next().value ?? undefined, 'a name')]));
  return text.replace(NUMBERED, (name) => present(short.get(name), name));
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Words of the language of so few letters. */
const KEPT: ReadonlySet<string> = new Set(['do', 'if', 'in', 'of', 'as', 'is', 'for', 'let', 'new', 'try', 'var', 'get', 'set']);

function* shortNames(taken: ReadonlySet<string>): Generator<string> {
  for (let length = 1; ; length++) for (const name of namesOf(length)) if (!taken.has(name) && !KEPT.has(name)) yield name;
}

function* namesOf(length: number): Generator<string> {
  if (length === 0) return yield '';
  for (const start of namesOf(length - 1)) for (const letter of LETTERS) yield start + letter;
}
