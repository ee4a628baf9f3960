import { strFromU8, unzipSync } from 'fflate';
import { columnNumber, type Formula, parseFormula } from './formulas.ts';

export interface OpenedCell {
  readonly row: number;
  readonly column: number;
  /** What the file says it comes to, or what it holds. */
  readonly stored?: string | number;
  readonly formula?: Formula;
  readonly text?: string;
  /** How far it is from where its formula was written. */
  readonly moved: number;
}

export interface OpenedBook {
  readonly parts: Readonly<Record<string, string>>;
  /** By sheet, by `row,column`. */
  readonly sheets: ReadonlyMap<string, ReadonlyMap<string, OpenedCell>>;
  readonly names: ReadonlyMap<string, Formula>;
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

const CELL = /<c r="([A-Z]+)(\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs;

/** A workbook of ours as its parts tell it: every formula read, those of a group at each of their cells. */
export function openBook(bytes: Uint8Array): OpenedBook {
  const parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]));
  const book = parts['xl/workbook.xml'] ?? '';
  const titles = [...book.matchAll(/<sheet name="([^"]+)"/g)].map(([, name = '']) => unescaped(name));
  const names = [...book.matchAll(/<definedName name="([^"]+)">([^<]+)</g)];
  return {
    parts,
    sheets: new Map(titles.map((title, index) => [title, cellsOf(parts[`xl/worksheets/sheet${index + 1}.xml`] ?? '')])),
    names: new Map(names.map(([, name = '', range = '']) => [unescaped(name), parseFormula(unescaped(range))])),
  };
}

function cellsOf(xml: string): Map<string, OpenedCell> {
  const groups = new Map<string, { readonly formula: Formula; readonly text: string; readonly column: number }>();
  const cells = [...xml.matchAll(CELL)].map(([, letters = '', digits = '', attributes = '', inner = '']): OpenedCell => {
    const [row, column] = [Number(digits) - 1, columnNumber(letters)];
    const [, value] = /<v>([^<]*)<\/v>/.exec(inner) ?? [];
    const [, words] = /<t [^>]*>([^<]*)<\/t>/.exec(inner) ?? [];
    const isText = attributes.includes('t="str"') || words !== undefined;
    const stored = isText ? unescaped(words ?? value ?? '') : value === undefined ? undefined : Number(value);
    const [, kind = '', written] = /<f([^>]*?)(?:\/>|>([^<]*)<\/f>)/.exec(inner) ?? [];
    const base = { row, column, ...(stored !== undefined && { stored }), moved: 0 };
    const [, group] = /si="(\d+)"/.exec(kind) ?? [];
    const text = written === undefined ? undefined : unescaped(written);
    const formula = text === undefined ? undefined : parseFormula(text);
    if (group !== undefined && formula && text !== undefined) groups.set(group, { formula, text, column });
    const shared = group === undefined ? undefined : groups.get(group);
    if (shared) return { ...base, formula: shared.formula, text: shared.text, moved: column - shared.column };
    return formula && text !== undefined ? { ...base, formula, text } : base;
  });
  return new Map(cells.map((cell) => [`${cell.row},${cell.column}`, cell]));
}
