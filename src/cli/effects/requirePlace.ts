import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fail } from '../../core/error.ts';
import { refuseDevice } from './moveFiles.ts';
import { isWithin, realPlace } from './realPlace.ts';
import { withPath } from './systemError.ts';

/** Fails early, before minutes of work, where the folder could not be made or written. */
export function requireWritable(folder: string, flag = 'out'): void {
  let existing = resolve(folder);
  while (!existsSync(existing) && dirname(existing) !== existing) existing = dirname(existing);
  if (!withPath(folder, () => statSync(existing)).isDirectory()) {
    fail({
      opening: 'invalid',
      message: `output folder "${folder}": a part of it is a file`,
      advice: `Choose another place with --${flag}.`,
    });
  }
  withPath(folder, () => accessSync(existing, constants.W_OK | constants.X_OK));
}

/** What holds inputs, and the flag that says where output goes. */
interface InputFolder {
  readonly name: string;
  readonly folder: string;
  readonly flag: string;
}

/** Fails where the output would lie among inputs, links resolved: there it could overwrite them or be read as one of them. */
export function requireOutside(output: string, { name, folder, flag }: InputFolder): void {
  if (!isWithin(realPlace(output), realPlace(folder))) return;
  fail({
    opening: 'invalid',
    message: `--${flag} "${output}": it lies in the folder of ${name}`,
    advice: 'Choose a place outside of it: what is there is input.',
  });
}

/** Fails where the output would lie in the folder of any study or model, links resolved. */
export function requireNoInputs(output: string, flag: string): void {
  const place = realPlace(output);
  const found = above(place).find(holdsInputs);
  if (found === undefined) return;
  fail({
    opening: 'invalid',
    message: `--${flag} "${output}": it lies in ${found}, which holds the inputs of a study or a model`,
    advice: 'Choose a place outside of it: what is there is input.',
  });
}

/** What makes a folder one of a study or a model: one of the first, and one of the second. */
const INPUTS = [
  ['product.csv', 'product.tsv', 'product.xlsx', 'model.yaml'],
  ['plans', 'exports', 'history.csv', 'history.tsv', 'history.xlsx', 'assumptions.csv'],
];

function holdsInputs(folder: string): boolean {
  return INPUTS.every((names) => names.some((name) => existsSync(join(folder, name))));
}

/** The folder and all above it, from the inside out. */
function above(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...above(parent)];
}

/** Fails early where a file is to be written and something that is no file has its name. */
export function requireFileName(file: string): void {
  const found = existsSync(file) ? withPath(file, () => statSync(file)) : undefined;
  if (found === undefined || found.isFile()) return;
  if (!found.isDirectory()) refuseDevice(file);
  fail({
    opening: 'invalid',
    message: `--out "${file}": there is a folder of this name`,
    advice: 'Give the name of a file.',
  });
}

/** Fails where the folder exists and holds anything. */
export function requireEmpty(folder: string): void {
  if (!existsSync(folder) || withPath(folder, () => readdirSync(folder)).length === 0) return;
  fail({
    opening: 'invalid',
    message: `folder "${folder}": it is not empty`,
    advice: 'Give the name of a new folder: nothing is overwritten.',
  });
}

/** Fails where a file is there already, which would be written over. */
export function requireNewFile(path: string): void {
  if (!existsSync(path)) return;
  fail({
    opening: 'invalid',
    message: `file "${path}": it is there already`,
    advice: 'Move it away, or give --force to write over it.',
  });
}
