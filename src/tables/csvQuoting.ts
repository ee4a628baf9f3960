import { CsvError, parse } from 'csv-parse/sync';

/** How cells that hold a delimiter are written. */
export interface Quoting {
  readonly quote: '"' | "'";
  /** What stands before a quote inside such a cell. */
  readonly escape: '"' | "'" | '\\';
}

const USUAL: Quoting = { quote: '"', escape: '"' };

/** Ways that are taken only where the usual one cannot be, each with what a text must hold for it. */
const OTHERS: readonly (Quoting & { readonly mark: RegExp })[] = [
  { quote: '"', escape: '\\', mark: /\\"/ },
  { quote: "'", escape: "'", mark: /(?:^|[,;\t|])'/m },
];

/** Rows that must fit. */
const SAMPLE = 200;

/**
 * How the cells of a text are quoted, judged by its first rows: `"` doubled inside, unless that goes wrong or cuts rows into unlike numbers
 * of cells (or every header stands in apostrophes), and backslashes or apostrophes cut every row into as many.
 */
export function quotingOf(text: string, delimiter: string): Quoting {
  if (!/["']/.test(text)) return USUAL;
  const usual = rowsOf(text, delimiter, USUAL);
  const header = usual?.[0];
  if (isEven(usual) && !header?.every((cell) => /^'.*'$/.test(cell.trim()))) return USUAL;
  const found = OTHERS.find((way) => way.mark.test(text) && isEven(rowsOf(text, delimiter, way)));
  return found ? { quote: found.quote, escape: found.escape } : USUAL;
}

function isEven(rows: readonly (readonly string[])[] | undefined): boolean {
  const width = rows?.[0]?.length;
  return width !== undefined && width > 1 && rows?.every((cells) => cells.length === width) === true;
}

/** The first rows; undefined where a quote goes wrong among them. */
function rowsOf(text: string, delimiter: string, quoting: Quoting): string[][] | undefined {
  const lines = { record_delimiter: '\n', relax_column_count: true, skip_empty_lines: true, to: SAMPLE };
  try {
    return parse(text, { ...lines, ...quoting, delimiter, ltrim: true, rtrim: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return undefined;
  }
}
