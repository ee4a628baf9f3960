import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../../src/core/error.ts';
import type { SourceFile } from '../../../src/core/sourceFile.ts';
import { loadModel, MODEL } from '../../../src/language/loadModel.ts';
import type { Model } from '../../../src/language/model.ts';

const HERE = import.meta.dirname;

/** The models of a folder of the corpus, by name: `good/tiny.yaml` is `tiny`. */
export function namesIn(folder: 'good' | 'bad'): string[] {
  const files = readdirSync(join(HERE, folder)).filter((file) => file.endsWith('.yaml'));
  return files.map((file) => file.slice(0, -'.yaml'.length)).sort();
}

/** Loads a model of the corpus with the tables of `tables/`; `tiny.season.csv` beside `tiny.yaml` stands in place of `season.csv`. */
export function loadFrom(folder: 'good' | 'bad', name: string): Model {
  const own = readdirSync(join(HERE, folder)).filter((file) => file.startsWith(`${name}.`) && file.endsWith('.csv'));
  const tables = [
    ...readdirSync(join(HERE, 'tables')).map((path) => source(path, join(HERE, 'tables', path))),
    ...own.map((file) => source(file.slice(name.length + 1), join(HERE, folder, file))),
  ];
  const byPath = new Map(tables.map((file) => [file.path, file]));
  return loadModel([source(MODEL, join(HERE, folder, `${name}.yaml`)), ...byPath.values()]);
}

/** A model that is one text, with the tables of `tables/`. */
export function loadText(text: string): Model {
  const tables = readdirSync(join(HERE, 'tables')).map((path) => source(path, join(HERE, 'tables', path)));
  return loadModel([{ path: MODEL, bytes: new TextEncoder().encode(text), sha256: '' }, ...tables]);
}

function source(path: string, file: string): SourceFile {
  return { path, bytes: readFileSync(file), sha256: '' };
}

/** What a user sees of a bad model; nothing where it is good. */
export function refusalOf(name: string): string {
  try {
    loadFrom('bad', name);
  } catch (error) {
    if (error instanceof InputError) return `${error.message}\n`;
    throw error;
  }
  return '';
}

/** The file that holds the message expected of a bad model. */
export function messageFile(name: string): string {
  return join(HERE, 'bad', `${name}.txt`);
}
