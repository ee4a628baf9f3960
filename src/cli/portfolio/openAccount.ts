import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fail } from '../../core/error.ts';
import { at } from '../../core/present.ts';
import { type Account, type AccountTables, type Model, readRates, readRules, tableAccount, tableNamed } from '../../pipeline.ts';
import { listFolder } from '../effects/listFolder.ts';
import { readFolder } from '../effects/readFolder.ts';
import { withPath } from '../effects/systemError.ts';
import { tableBytes } from '../effects/tableBytes.ts';
import { EXPORTS } from '../studyExports.ts';

const PRODUCT = /^product\.(?:csv|tsv|xlsx)$/i;

/** The products of a folder: long tables where products.csv is there, else a study a folder. Throws an InputError where there is neither. */
export function openAccount(folder: string, model: Model): Account {
  const tables = tablesIn(folder);
  if (tables.products) return tableAccount({ ...tables, products: tables.products }, { folder, model });
  const entries = foldersIn(folder);
  const studies = entries.filter((name) =>
    withPath(folder, () => readdirSync(join(folder, name))).some((file) => PRODUCT.test(file)),
  );
  if (studies.length === 0) {
    return fail({
      opening: 'missing',
      message: `products in "${folder}"`,
      place: { file: join(folder, 'products.csv') },
      advice:
        'Put products.csv there, a row a product, with history.csv and plans.csv by product; or a folder a product, each a study with its product.csv.',
    });
  }
  const [other] = entries.filter((name) => !studies.includes(name));
  return {
    folder,
    count: studies.length,
    idAt: (index) => at(studies, index),
    taskAt: (index) => studyTask(folder, { id: at(studies, index), index }),
    rules: tables.rules ? readRules(tables.rules, model) : [],
    ...(tables.rates && { rates: readRates(tables.rates) }),
    told:
      other === undefined
        ? []
        : [
            {
              count: entries.length - studies.length,
              message: `${entries.length - studies.length === 1 ? 'folder' : 'folders'} without product.csv`,
              place: { file: join(folder, other) },
              advice: 'Add product.csv to make a folder a product.',
            },
          ],
  };
}

function studyTask(
  folder: string,
  { id, index }: { readonly id: string; readonly index: number },
): ReturnType<Account['taskAt']> {
  const place = join(folder, id);
  const files = readFolder(place, 'study folder', EXPORTS);
  const fromExports = tableNamed('history', files) === undefined && existsSync(join(place, EXPORTS));
  return { index, id, category: '', folder: place, files, ...(fromExports && { fromExports }) };
}

const TABLES = ['products', 'history', 'plans', 'rules', 'rates'] as const;

function tablesIn(folder: string): Partial<AccountTables> {
  return Object.fromEntries(
    TABLES.flatMap((name) => {
      const path = join(folder, `${name}.csv`);
      return existsSync(path) ? [[name, tableBytes(path)]] : [];
    }),
  );
}

function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) listFolder(folder, 'portfolio folder');
  return withPath(folder, () => readdirSync(folder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
}
