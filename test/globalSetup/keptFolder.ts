import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

/** What the tests have kept goes when they end. */
export function setup(project: TestProject): () => void {
  return () =>
    rmSync(project.config.env.XDG_CACHE_HOME ?? join(project.config.root, 'tmp', 'no-cache'), { recursive: true, force: true });
}
