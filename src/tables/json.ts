import { fail } from '../core/error.ts';
import { present } from '../core/present.ts';
import { LIMITS } from './limits.ts';
import type { Batch, Cell, HeldSheet } from './sheet.ts';

const MOST = { depth: 6, settings: 100 };
const BATCH = 1000;

type Fields = Readonly<Record<string, unknown>>;

/**
 * The tables of a JSON report: a list of objects, or every list of objects inside an object; what stands beside the
 * lists becomes the preamble, as `name=["value"]`. Nested fields are columns called `outer.inner`. A row's line is its
 * number in the list. Errors: no JSON, no list of objects.
 */
export function jsonSheets(text: string, file: string): HeldSheet[] {
  const report = parseDocument(text, file);
  if (isObjects(report)) return [listSheet(report, { file, preamble: [] })];
  const preamble = isFields(report) ? settings(report) : [];
  const lists = Object.entries(isFields(report) ? report : {}).filter(([, value]) => isObjects(value));
  if (lists.length > 0) return lists.map(([name, list]) => listSheet(list as Fields[], { file, name, preamble }));
  fail({
    opening: 'missing',
    message: 'rows: the JSON document holds no list of objects',
    place: { file },
    advice: 'Use the report itself, as the API delivers it.',
  });
}

function parseDocument(text: string, file: string): unknown {
  try {
    return JSON.parse(quoteLongNumbers(text)) as unknown;
  } catch (error) {
    const where = /position (\d+)/.exec(String(error))?.[1];
    const line = where === undefined ? undefined : text.slice(0, Number(where)).split('\n').length;
    fail({
      opening: 'invalid',
      message: 'JSON: it is damaged or cut off',
      place: line === undefined ? { file } : { file, line },
      advice: 'Download the report again.',
    });
  }
}

/** Ids of 16 and more digits become text, so that none loses its last digits. */
function quoteLongNumbers(text: string): string {
  if (!/\d{16}/.test(text)) return text;
  return text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|(?<![\d.eE+-])\d{16,}(?![\d.eE])/gs, (token) =>
    token.startsWith('"') ? token : `"${token}"`,
  );
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isObjects(value: unknown): value is Fields[] {
  return Array.isArray(value) && value.length > 0 && value.every(isFields);
}

function settings(report: Fields): string[] {
  const lines: string[] = [];
  const others = Object.fromEntries(Object.entries(report).filter(([, value]) => !Array.isArray(value)));
  flatten(others, (name, value) => {
    if (lines.length < MOST.settings) lines.push(`${name.slice(name.lastIndexOf('.') + 1)}=["${value}"]`);
  });
  return lines;
}

/** Calls `take` with every scalar inside; a list counts as the first of its scalars. */
function flatten(fields: Fields, take: (name: string, value: Cell) => void, prefix = ''): void {
  for (const [key, raw] of Object.entries(fields)) {
    const name = `${prefix}${key}`;
    const value = Array.isArray(raw) ? raw[0] : raw;
    if (typeof value === 'string' || typeof value === 'number') take(name, value);
    else if (typeof value === 'boolean') take(name, String(value));
    else if (isFields(value) && name.split('.').length < MOST.depth) flatten(value, take, `${name}.`);
  }
}

function listSheet(list: readonly Fields[], about: { file: string; name?: string; preamble: readonly string[] }): HeldSheet {
  const columns = new Map<string, number>();
  for (const fields of list) {
    flatten(fields, (name) => {
      if (!columns.has(name)) columns.set(name, columns.size);
    });
    if (columns.size > LIMITS.columns) tooWide(about.file);
  }
  const toRow = (fields: Fields): Cell[] => {
    const row = new Array<Cell>(columns.size).fill('');
    flatten(fields, (name, value) => {
      row[present(columns.get(name), name)] = value;
    });
    return row;
  };
  function* batches(): Generator<Batch> {
    yield { rows: [[...columns.keys()]], lines: [0] };
    for (let at = 0; at < list.length; at += BATCH) {
      const part = list.slice(at, at + BATCH);
      yield { rows: part.map(toRow), lines: part.map((_, index) => at + index + 1) };
    }
  }
  return { ...about, dialect: 'JSON', batches, sparse: false };
}

function tooWide(file: string): never {
  const message = `table: more than ${LIMITS.columns} different fields`;
  fail({ opening: 'invalid', message, place: { file }, advice: 'No report has that many: use the report itself.' });
}
