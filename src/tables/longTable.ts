import { fail } from '../core/error.ts';
import { at } from '../core/present.ts';
import { encodingOf } from './encoding.ts';
import { nameKey } from './fieldWords.ts';

/** A file as bytes that are never held all at once. */
export interface TableBytes {
  /** As people know it. */
  readonly file: string;
  /** From the beginning, in pieces of any size. */
  readonly chunks: () => Iterable<Uint8Array>;
  /** From a byte on, up to another. */
  readonly read: (from: number, to: number) => Uint8Array;
}

/** Lines that follow one another, in bytes, and the first of them as people count. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly rows: number;
}

/** A table of many subjects, a line a row, by the column that says whose each is. */
export interface LongTable {
  readonly file: string;
  readonly delimiter: string;
  /** As written, without quotes. */
  readonly header: readonly string[];
  readonly keyColumn: number;
  /** In the order in which they first stand there. */
  readonly keys: readonly string[];
  /** Rows, and lines without a key: the first of them and how many. */
  readonly rows: number;
  readonly keyless: { readonly count: number; readonly line?: number };
  /** Where the rows of a key lie; none of one that is not there. */
  readonly spansOf: (key: string) => readonly Span[];
  /** The lines of a span as text, one by one. */
  readonly linesOf: (span: Span) => readonly string[];
}

const DELIMITERS = [',', ';', '\t', '|'] as const;
const NEWLINE = 0x0a;

/**
 * Reads a table once and remembers where the rows of each key lie: a few numbers a key. A row is one line, so that a broken one spoils no
 * other. Throws an InputError for a file without a header or without a column of one of these names, and for UTF-16.
 */
export function openLongTable(bytes: TableBytes, keyNames: readonly string[]): LongTable {
  const { file } = bytes;
  const state: Reading = { spans: new Map(), rows: 0, keyless: { count: 0 } };
  const found: { head?: Head } = {};
  for (const { line, from, to, text } of linesIn(bytes)) {
    if (text.trim() === '') continue;
    if (!found.head) found.head = headOf(text, { file, keyNames });
    else addRow(state, { from, to, line, rows: 1 }, keyOf(text, found.head));
  }
  const { head } = found;
  if (!head)
    return fail({ opening: 'missing', message: 'header: the file is empty', place: { file }, advice: 'Add a header and rows.' });
  return {
    ...{ file, ...head, keys: [...state.spans.keys()], rows: state.rows, keyless: state.keyless },
    spansOf: (key) => state.spans.get(key) ?? [],
    linesOf: ({ from, to }) =>
      new TextDecoder('utf-8')
        .decode(bytes.read(from, to))
        .split('\n')
        .map(withoutReturn)
        .filter((line) => line.trim() !== ''),
  };
}

interface Reading {
  readonly spans: Map<string, Span[]>;
  rows: number;
  keyless: LongTable['keyless'];
}

type Head = Pick<LongTable, 'delimiter' | 'header' | 'keyColumn'>;

function headOf(text: string, { file, keyNames }: { readonly file: string; readonly keyNames: readonly string[] }): Head {
  const [delimiter = ','] = [...DELIMITERS].sort((a, b) => text.split(b).length - text.split(a).length);
  const header = rawCells(text, delimiter).map(plainCell);
  const wanted = new Set(keyNames.map(nameKey));
  const keyColumn = header.findIndex((name) => wanted.has(nameKey(name)));
  if (keyColumn >= 0) return { delimiter, header, keyColumn };
  const advice = `Add a column "${at(keyNames, 0)}" that says whose each row is.`;
  return fail({ opening: 'missing', message: `column "${at(keyNames, 0)}"`, place: { file, line: 1 }, advice });
}

function keyOf(text: string, { delimiter, keyColumn }: Head): string {
  const cell = rawCells(text, delimiter, keyColumn + 1)[keyColumn];
  return cell === undefined ? '' : plainCell(cell);
}

function addRow(state: Reading, span: Span, key: string): void {
  state.rows++;
  if (key === '') {
    state.keyless = { line: state.keyless.line ?? span.line, count: state.keyless.count + 1 };
    return;
  }
  const known = state.spans.get(key);
  if (!known) {
    state.spans.set(key, [span]);
    return;
  }
  const last = at(known, known.length - 1);
  if (last.to === span.from) known[known.length - 1] = { ...last, to: span.to, rows: last.rows + 1 };
  else known.push(span);
}

interface Line extends Omit<Span, 'rows'> {
  readonly text: string;
}

/** Every line with its bytes, the line feed included. */
function* linesIn({ chunks, file }: TableBytes): Generator<Line> {
  const decoder = new TextDecoder('utf-8');
  let [rest, from, line]: [Uint8Array, number, number] = [new Uint8Array(), 0, 1];
  for (const chunk of chunks()) {
    if (from === 0 && rest.length === 0) refuseWide(chunk, file);
    const all = joinedBytes(rest, chunk);
    let start = 0;
    for (let end = all.indexOf(NEWLINE); end >= 0; end = all.indexOf(NEWLINE, start)) {
      const text = withoutReturn(decoder.decode(all.subarray(start, end)));
      yield { from: from + start, to: from + end + 1, line, text };
      start = end + 1;
      line++;
    }
    rest = all.slice(start);
    from += start;
  }
  if (rest.length > 0) yield { from, to: from + rest.length, line, text: withoutReturn(decoder.decode(rest)) };
}

function joinedBytes(rest: Uint8Array, chunk: Uint8Array): Uint8Array {
  if (rest.length === 0) return chunk;
  const all = new Uint8Array(rest.length + chunk.length);
  all.set(rest);
  all.set(chunk, rest.length);
  return all;
}

function refuseWide(head: Uint8Array, file: string): void {
  const encoding = encodingOf(head.subarray(0, 4096), file);
  if (encoding === 'utf-8' || encoding === 'ascii') return;
  const message = `text: a table of many products must be UTF-8, and this is ${encoding}`;
  fail({ opening: 'invalid', message, place: { file }, advice: 'Save it again as "CSV UTF-8".' });
}

function withoutReturn(text: string): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}

/**
 * The cells of a line as they are written, with their quotes; at most so many. A delimiter within quotes does not part them.
 *
 * @example
 * rawCells('a,"b, c",d', ',') // => ['a', '"b, c"', 'd']
 */
export function rawCells(line: string, delimiter: string, most = Number.POSITIVE_INFINITY): string[] {
  const cells: string[] = [];
  let start = 0;
  while (cells.length < most) {
    let from = start;
    if (line[start] === '"') {
      const close = closingQuote(line, start + 1);
      from = close < 0 ? start : close;
    }
    const end = line.indexOf(delimiter, from);
    if (end < 0) return [...cells, line.slice(start)];
    cells.push(line.slice(start, end));
    start = end + 1;
  }
  return cells;
}

function closingQuote(line: string, from: number): number {
  for (let at = line.indexOf('"', from); at >= 0; at = line.indexOf('"', at + 2)) if (line[at + 1] !== '"') return at;
  return -1;
}

/** What a written cell says: without its quotes and the blanks around it.
 * @example
 * [' a ', '"b ""c"""'].map(plainCell) // => ['a', 'b "c"'] */
export function plainCell(cell: string): string {
  const text = cell.trim();
  return text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1).replaceAll('""', '"').trim() : text;
}
