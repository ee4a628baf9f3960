import { expect, it } from 'vitest';
import { readProject } from '../helpers/sources.ts';

interface Locked {
  readonly version: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly hasInstallScript?: boolean;
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

it('knows the exact content of every package that this machine could install', () => {
  const loose = PACKAGES.filter(([, entry]) => !entry.integrity?.startsWith('sha512-'));
  expect(loose.filter(([, entry]) => !(entry.optional && entry.os)).map(([path]) => path)).toEqual([]);
});

it('holds only licences that let users do what ours lets them', () => {
  const odd = PACKAGES.filter(([, entry]) => entry.integrity && !LICENCES.has(entry.license ?? 'none'));
  expect(odd.map(([path, entry]) => `${path}: ${entry.license}`)).toEqual([]);
});

it('runs install scripts of esbuild only', () => {
  const scripted = PACKAGES.filter(([, entry]) => entry.hasInstallScript).map(([path]) => nameOf(path));
  expect(scripted.filter((name) => !['esbuild', 'fsevents'].includes(name))).toEqual([]);
});

it('agrees with package.json, which pins exact versions', () => {
  const root = LOCK.packages[''];
  expect({ ...root?.dependencies, ...root?.devDependencies }).toEqual({ ...MANIFEST.dependencies, ...MANIFEST.devDependencies });
  const versions = Object.entries({ ...MANIFEST.dependencies, ...MANIFEST.devDependencies });
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});
