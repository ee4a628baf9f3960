import { hanging } from '../core/textLayout.ts';

/** A line of the user's text, or the marks below it: they stay as they are, so that each mark is below what it means. */
const EXCERPT = /^ {4}\| /;

/**
 * The text of an error in lines of at most `width` columns, each line that is too long going on as far in as it begins.
 *
 * @example
 * wrappedIssue('unknown plan "b"\n  Use one of: hold, scale-ppc.', 20) // => 'unknown plan "b"\n  Use one of: hold,\n  scale-ppc.'
 */
export function wrappedIssue(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => {
      const start = line.search(/[^ ]|$/);
      return EXCERPT.test(line) ? line : hanging(line.slice(0, start), line.slice(start), width);
    })
    .join('\n');
}
