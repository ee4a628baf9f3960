import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

/** Versions that are compared, by their first number. */
const VERSIONS = [20, 22, 24];

/**
 * npm run everywhere [-- <study> [flags of report]]: writes the report of a study (inputs/demo, whole) with every version of Node
 * above, which npm brings into a temporary folder, and compares the hash of every file. Exit code 1 where one differs.
 */
function everywhere(words: readonly string[]): number {
  const folder = mkdtempSync(join(tmpdir(), 'everywhere-'));
  try {
    const found = VERSIONS.map((version) => {
      const node = nodeOf(version, folder);
      const [name, out] = [run(node, ['--version']).trim(), join(folder, `report-${version}`)];
      const env = { XDG_CACHE_HOME: join(folder, `cache-${version}`) };
      run(node, ['dist/discovery.js', 'report', ...(words.length > 0 ? words : ['inputs/demo']), '--out', out], env);
      const hashes = hashesIn(out);
      process.stdout.write(`Node ${name}: ${hashes.size} files, run.json ${hashes.get('run.json')?.slice(0, 16)}\n`);
      return { name, hashes };
    });
    const paths = [...new Set(found.flatMap(({ hashes }) => [...hashes.keys()]))];
    const odd = paths.filter((path) => new Set(found.map(({ hashes }) => hashes.get(path))).size > 1);
    for (const path of odd) process.stdout.write(`differs: ${path}\n`);
    const names = found.map(({ name }) => name).join(', ');
    process.stdout.write(`${paths.length - odd.length} of ${paths.length} files have the same bytes on Node ${names}\n`);
    return odd.length === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The program of a version of Node: the one that runs this, where it is of that version, else from npm. */
function nodeOf(version: number, folder: string): string {
  if (process.versions.node.startsWith(`${version}.`)) return process.execPath;
  const home = join(folder, `node-${version}`);
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  mkdirSync(home);
  writeFileSync(join(home, 'package.json'), '{}');
  const words = ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', `${name}@${version}`];
  const { status, stderr } = spawnSync('npm', words, { cwd: home, encoding: 'utf8', shell: process.platform === 'win32' });
  const node = join(home, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (status !== 0 || !existsSync(node))
    throw new Error(`npm could not bring Node ${version} (${name}); is its registry in reach?\n${stderr}`);
  return node;
}

function run(node: string, words: readonly string[], env: Readonly<Record<string, string>> = {}): string {
  const { status, stdout, stderr } = spawnSync(node, words, { encoding: 'utf8', env: { ...process.env, ...env } });
  if (status !== 0) throw new Error(`${node} ${words.join(' ')} ended with ${status}: ${stderr}`);
  return stdout;
}

/** SHA-256 of every file, by its path in the folder. */
function hashesIn(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => relative(folder, join(parentPath, name))).sort();
  return new Map(
    paths.map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex'),
    ]),
  );
}

process.exitCode = everywhere(process.argv.slice(2));
