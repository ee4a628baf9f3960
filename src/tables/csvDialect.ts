import { CsvError, parse } from 'csv-parse/sync';
import { fail } from '../core/error.ts';
import { present } from '../core/present.ts';
import { type Quoting, quotingOf } from './csvQuoting.ts';
import type { HeaderScore } from './sheet.ts';

export interface CsvDialect {
  readonly delimiter: string;
  /** Whether blanks stand between a delimiter and the quotes that follow it. */
  readonly spaces: boolean;
  readonly quoting: Quoting;
  /** Lines above the table that are no CSV. */
  readonly preamble: readonly string[];
}

const DELIMITERS: readonly string[] = [',', ';', '\t', '|'];

export const DELIMITER_NAMES: ReadonlyMap<string, string> = new Map([
  [',', 'commas'],
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'bars'],
]);

/** Rows that decide the delimiter, and those of them that may be the header. */
const SAMPLE = { rows: 200, header: 15 };

/** A filter line that Brand Analytics writes without quotes: `Brand=["X"],Reporting Range=["Monthly"]`. */
const FILTERS = /^[^"=]{1,60}=\[/;

/**
 * How a text is cut into cells, judged by its beginning: the delimiter that gives most known header words; of equals
 * the one that cuts the header (the first row, where no word is known), then most rows as it, then into more cells.
 */
export function csvDialect(head: string, file: string, score: HeaderScore): CsvDialect {
  const preamble = preambleOf(head);
  const text = head.slice(preamble.reduce((sum, line) => sum + line.length + 1, 0));
  const [best, second] = triedOn(text)
    .map((delimiter) => ({ delimiter, ...rate(text, delimiter, score) }))
    .sort((a, b) => b.words - a.words || b.headed - a.headed || b.agreeing - a.agreeing || b.width - a.width);
  if (!best || best.width < 2) return { delimiter: ',', spaces: false, quoting: quotingOf(text, ','), preamble };
  if (second && (['words', 'headed', 'agreeing', 'width'] as const).every((key) => second[key] === best[key])) {
    fail({
      opening: 'invalid',
      message: `table: ${DELIMITER_NAMES.get(best.delimiter)} and ${DELIMITER_NAMES.get(second.delimiter)} both split it into ${best.width} columns`,
      place: { file },
      advice: 'Put quotes around cells that contain a comma or semicolon, or save the file with tabs.',
    });
  }
  const spaces = text.includes(`${best.delimiter} "`);
  return { delimiter: best.delimiter, spaces, quoting: quotingOf(text, best.delimiter), preamble };
}

/** The delimiters that occur, and one that does not: the others cut as little as it. */
function triedOn(text: string): string[] {
  const absent = DELIMITERS.find((delimiter) => !text.includes(delimiter));
  return DELIMITERS.filter((delimiter) => delimiter === absent || text.includes(delimiter));
}

function preambleOf(head: string): string[] {
  const lines = head.split('\n');
  const end = lines.findIndex((line) => line.trim() !== '' && !/^#(?: |$)/.test(line) && !FILTERS.test(line));
  return end <= 0 ? [] : lines.slice(0, end);
}

interface Rating {
  /** Known words in the best of the first rows. */
  readonly words: number;
  /** Whether it cuts that row, as 1 or 0. */
  readonly headed: number;
  /** Rows as wide as it, or of the most frequent width where it stays whole, and that width. */
  readonly agreeing: number;
  readonly width: number;
}

function rate(text: string, delimiter: string, score: HeaderScore): Rating {
  const rows = sample(text, delimiter);
  const scores = rows.slice(0, SAMPLE.header).map((cells) => score(cells));
  const words = Math.max(0, ...scores);
  const best = rows[scores.indexOf(words)];
  const header = best === undefined ? 0 : best.length;
  const counts = new Map<number, number>();
  for (const { length } of rows) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [width, agreeing] =
    header > 1 ? [header, present(counts.get(header), 'rows as wide as the header')] : mostFrequent(counts);
  return { words, headed: Number(header > 1), agreeing, width };
}

function mostFrequent(counts: ReadonlyMap<number, number>): readonly [width: number, rows: number] {
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
}

/** The first rows; where a quote goes wrong, those before it. */
function sample(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  const keep = (cells: string[]): null => {
    rows.push(cells);
    return null;
  };
  try {
    parse(text, {
      ...{ delimiter, record_delimiter: '\n', relax_column_count: true, relax_quotes: true, skip_empty_lines: true },
      ...{ to: SAMPLE.rows, on_record: keep },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
  }
  return rows;
}
