import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of a Chromium; '' where the machine's own Chrome is to be used. */
    chromium: string;
  }
}

/** Finds a browser: CHROMIUM_PATH, else the one from npm (Linux on x64), else the Chrome that is installed. */
export async function setup(project: TestProject): Promise<void> {
  project.provide('chromium', process.env.CHROMIUM_PATH ?? (await fromPackage(project.config.root)));
}

/** Unpacks once (200 MB, some seconds) into tmp/chromium, under another name first: several runs may do it at the same time. */
async function fromPackage(root: string): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return '';
  const home = join(root, 'tmp', 'chromium');
  const binary = join(home, 'chromium');
  if (existsSync(binary)) return binary;

  mkdirSync(join(root, 'tmp'), { recursive: true });
  const before = process.env.TMPDIR;
  const partial = mkdtempSync(`${home}-`);
  process.env.TMPDIR = partial;
  try {
    await sparticuz.executablePath();
    if (!existsSync(home)) renameSync(partial, home);
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    rmSync(partial, { recursive: true, force: true });
  }
  return binary;
}
