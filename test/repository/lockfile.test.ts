import { expect, it } from 'vitest';
import { readProject } from '../helpers/sources.ts';

interface Locked {
  readonly version: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly hasInstallScript?: boolean;
  readonly engines?: { readonly node?: string };
  readonly allowScripts?: Readonly<Record<string, boolean>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const TEXT = readProject('package-lock.json');
const LOCK = JSON.parse(TEXT) as { readonly lockfileVersion: number; readonly packages: Readonly<Record<string, Locked>> };
const MANIFEST = JSON.parse(readProject('package.json')) as Locked;
const PACKAGES = Object.entries(LOCK.packages).filter(([path]) => path !== '');

/** All that lets a user do with the program what its own licence does. */
const LICENCES: ReadonlySet<string> = new Set(
  ['MIT', 'ISC', 'Apache-2.0', 'MIT OR Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Unlicense', 'BlueOak-1.0.0'].concat([
    'CC0-1.0',
    'MPL-2.0',
    'OFL-1.1',
    'Python-2.0',
  ]),
);

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** Whether a version lies in a range as packages write it: `>=20.11.0`, `^20.19.0 || >=22.12.0`, `6.*`, `20`, `*`. */
function satisfies(version: string, range: string): boolean {
  const numbers = (text: string): number[] => text.split('.').map(Number);
  return range.split('||').some((part) => {
    const [, sign = '', least = ''] = /^\s*(>=|\^|)\s*v?([\d.]*)/.exec(part) ?? [];
    const [wanted, given] = [numbers(least), numbers(version)];
    const differs = wanted.findIndex((number, index) => number !== (given[index] ?? 0));
    const above = differs < 0 || (given[differs] ?? 0) > (wanted[differs] ?? 0);
    return least.replace(/\.$/, '') === '' || (above && (sign === '>=' || given[0] === wanted[0]));
  });
}

it('holds every optional package, so that npm ci works on other machines too', () => {
  const locked = new Set(PACKAGES.map(([path]) => nameOf(path)));
  const wanted = Object.values(LOCK.packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
  expect(wanted.filter((name) => !locked.has(name))).toEqual([]);
  expect(wanted.filter((name) => /darwin-arm64/.test(name)).length).toBeGreaterThan(3);
});

it('names no registry: each machine uses its own', () => {
  expect(TEXT).not.toContain('"resolved"');
  expect(TEXT).not.toMatch(/registry|localhost|\.tgz/);
});

it('knows the exact content of every package, those of other machines too', () => {
  expect(PACKAGES.filter(([, entry]) => !entry.integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([]);
});

it('holds only licences that let users do what ours lets them', () => {
  const odd = PACKAGES.filter(([, entry]) => entry.integrity && !LICENCES.has(entry.license ?? 'none'));
  expect(odd.map(([path, entry]) => `${path}: ${entry.license}`)).toEqual([]);
});

it('runs the install script of no package: each that has one is named in package.json, and refused', () => {
  const scripted = PACKAGES.filter(([, entry]) => entry.hasInstallScript && !entry.os).map(([path]) => nameOf(path));
  expect(MANIFEST.allowScripts).toEqual(Object.fromEntries(scripted.map((name) => [name, false])));
});

it.each([
  ['>=20.11.0', true],
  ['^20.19.0 || >=22.12.0', true],
  ['20 || >=22', true],
  ['*', true],
  ['^22.17.0 || >=24.0.0', false],
  ['>=20.20', false],
  ['6.* || 8.* || >= 10.*', true],
])('a range is understood: %s', (range, holds) => expect(satisfies('20.19.0', range)).toBe(holds));

it('installs on the oldest Node that package.json allows', () => {
  const oldest = (MANIFEST.engines?.node ?? '').replace('>=', '').concat('.0');
  const refusing = PACKAGES.filter(([, entry]) => entry.engines?.node !== undefined && !satisfies(oldest, entry.engines.node));
  expect(refusing.map(([path, entry]) => `${path}: ${entry.engines?.node}`)).toEqual([]);
});

it('agrees with package.json, which pins exact versions', () => {
  const root = LOCK.packages[''];
  expect({ ...root?.dependencies, ...root?.devDependencies }).toEqual({ ...MANIFEST.dependencies, ...MANIFEST.devDependencies });
  const versions = Object.entries({ ...MANIFEST.dependencies, ...MANIFEST.devDependencies });
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});
