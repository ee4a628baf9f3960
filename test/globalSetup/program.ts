import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The built program, for `node <program> …`. */
    program: string;
  }
}

/** Builds the program once, with the package's own build script, into a folder that parallel runs do not share. */
export function setup(project: TestProject): () => void {
  const root = project.config.root;
  const folder = join('tmp', `program-${process.pid}-${project.name}`);
  execFileSync('npm', ['run', 'build', '--silent', '--', `--outdir=${folder}`, '--metafile'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  project.provide('program', join(root, folder, 'discovery.js'));
  return () => rmSync(join(root, folder), { recursive: true, force: true });
}
