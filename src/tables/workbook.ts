import { fail } from '../core/error.ts';
import { LIMITS } from './limits.ts';
import type { HeldSheet } from './sheet.ts';
import { type SheetPart, sheetBatches } from './sheetXml.ts';
import { readXml } from './xml.ts';
import { type Archive, openArchive, partOf } from './zip.ts';

const MOST = { strings: 2_000_000, characters: 100e6 };

/** The sheets of an XLSX workbook in their order. Errors: no workbook, damaged, larger than a report can be. */
export function workbookSheets(bytes: Uint8Array, file: string): HeldSheet[] {
  const archive = openArchive(bytes, file);
  const targets = relations(archive);
  const sheets = contents(archive);
  const strings = { list: undefined as readonly string[] | undefined };
  return sheets.flatMap(({ name, id }) => {
    const part = targets.get(id);
    if (part === undefined || !archive.sizes.has(part)) missing(file, `sheet "${name.slice(0, 60)}"`);
    if (!part.includes('worksheets/')) return [];
    const open = (): SheetPart => {
      strings.list ??= sharedStrings(archive);
      return { file, bytes: partOf(archive, part), strings: strings.list };
    };
    const dialect = `workbook, sheet "${name.slice(0, 60)}"`;
    return [{ file, name, dialect, preamble: [], batches: () => sheetBatches(open()), sparse: true }];
  });
}

function partOrMissing(archive: Archive, name: string): Generator<Uint8Array> {
  if (!archive.sizes.has(name)) missing(archive.file, `part ${name}`);
  return partOf(archive, name);
}

function missing(file: string, what: string): never {
  fail({
    opening: 'missing',
    message: `${what}: the archive holds no whole Excel workbook`,
    place: { file },
    advice: 'If it is a zip file, unpack it; else open it in Excel and save it again as .xlsx.',
  });
}

function run(steps: Generator<void>): void {
  for (const _ of steps);
}

/** Id of a relation of the workbook → name of the part. */
function relations(archive: Archive): Map<string, string> {
  const targets = new Map<string, string>();
  const bytes = partOrMissing(archive, 'xl/_rels/workbook.xml.rels');
  const open = (name: string, attribute: (name: string) => string | undefined): void => {
    const target = attribute('Target') ?? '';
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
    if (name === 'Relationship') targets.set(attribute('Id') ?? '', path);
  };
  run(readXml(bytes, archive.file, { open }));
  return targets;
}

function contents(archive: Archive): { name: string; id: string }[] {
  const sheets: { name: string; id: string }[] = [];
  const open = (name: string, attribute: (name: string) => string | undefined): void => {
    if (name === 'workbookPr' && ['1', 'true'].includes(attribute('date1904') ?? '')) oldMac(archive.file);
    if (name !== 'sheet' || attribute('state') === 'veryHidden' || attribute('state') === 'hidden') return;
    sheets.push({ name: attribute('name') ?? '', id: attribute('r:id') ?? '' });
    if (sheets.length > LIMITS.sheets) missing(archive.file, `at most ${LIMITS.sheets} sheets`);
  };
  run(readXml(partOrMissing(archive, 'xl/workbook.xml'), archive.file, { open }));
  return sheets;
}

/** The texts that cells refer to by number. Phonetic readings beside Japanese text are left out. */
function sharedStrings(archive: Archive): readonly string[] {
  const name = 'xl/sharedStrings.xml';
  if (!archive.sizes.has(name)) return [];
  const list: string[] = [];
  let [text, inside, phonetic, characters] = ['', false, false, 0];
  const handler = {
    open: (tag: string) => {
      if (tag === 'si') text = '';
      inside = tag === 't' && !phonetic;
      if (tag === 'rPh') phonetic = true;
    },
    text: (piece: string) => {
      if (inside) text += piece;
    },
    close: (tag: string) => {
      inside = false;
      if (tag === 'rPh') phonetic = false;
      if (tag !== 'si') return;
      characters += text.length;
      list.push(text);
      if (list.length > MOST.strings || characters > MOST.characters) tooMuchText(archive.file);
    },
  };
  run(readXml(partOf(archive, name), archive.file, handler));
  return list;
}

function tooMuchText(file: string): never {
  const message = 'workbook: it holds more than 100 million characters of text';
  fail({ opening: 'invalid', message, place: { file }, advice: 'Export the report as CSV, or for a shorter period.' });
}

function oldMac(file: string): never {
  const message = 'workbook: it counts days from 1904, as old Macs did';
  fail({ opening: 'invalid', message, place: { file }, advice: 'Save it as CSV instead.' });
}
