import { shownName } from './shownName.ts';

/** Where in the user's own text a problem is. Lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** A line of the user's text with the offending piece, `from` (0-based, inclusive) to `to` (exclusive). */
export interface Excerpt {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** One thing that is wrong with an input: how it opens, where it is, what to do next. */
export interface Issue {
  readonly opening: 'unknown' | 'missing' | 'invalid';
  /** Continues the opening, as in `unknown` + `column "acoss"`. */
  readonly message: string;
  readonly place?: Place;
  readonly excerpt?: Excerpt;
  /** An imperative sentence: what the reader should do. */
  readonly advice: string;
}

/** A remark that does not stop the work. `code` is stable, kebab-case. */
export interface Warning {
  readonly code: string;
  readonly message: string;
  readonly place?: Place;
}

/** The input is wrong: an expected failure, exit code 2. Anything else that is thrown is a fault of ours. */
export class InputError extends Error {
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(issues.map(formatIssue).join('\n\n'));
    this.name = 'InputError';
    this.issues = issues;
  }
}

/** Throws an {@link InputError} that holds this one issue. */
export function fail(issue: Issue): never {
  throw new InputError([issue]);
}

/**
 * The issue as the terminal shows it: opening and message, place, the underlined line, advice.
 *
 * @example
 * formatIssue({ opening: 'unknown', message: 'column "acoss"', place: { file: 'history.csv', line: 1 }, advice: 'Did you mean "acos"?' })
 * // => 'unknown column "acoss"\n  at history.csv, line 1\n  Did you mean "acos"?'
 */
export function formatIssue(issue: Issue): string {
  const lines = [`${issue.opening} ${issue.message}`];
  if (issue.place) lines.push(`  at ${formatPlace(issue.place)}`);
  if (issue.excerpt) lines.push(...underline(issue.excerpt));
  lines.push(`  ${issue.advice}`);
  return lines.join('\n');
}

/**
 * @example
 * formatPlace({ file: 'plans/a.csv', line: 3, column: 7 }) // => 'plans/a.csv, line 3, column 7'
 */
export function formatPlace(place: Place): string {
  const parts = [shownName(place.file)];
  if (place.line !== undefined) parts.push(`line ${place.line}`);
  if (place.column !== undefined) parts.push(`column ${place.column}`);
  return parts.join(', ');
}

function underline({ text, from, to }: Excerpt): string[] {
  const start = Math.max(0, from - 40);
  const shown = text.slice(start, start + 100);
  const marks = ' '.repeat(from - start) + '^'.repeat(Math.max(1, Math.min(to, start + 100) - from));
  return [`    | ${shown}`, `    | ${marks}`];
}
