import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = join(import.meta.dirname, '..');
/** What is learnt is kept for as long as the tests run, in a place of their own: their code is not the same the next time. */
const env = { XDG_CACHE_HOME: join(root, 'tmp', `cache-${process.pid}`) };
const shared = { root, env, setupFiles: ['test/setup.ts'], testTimeout: 180_000, hookTimeout: 60_000 };
const program = ['test/cli/**/*.test.ts'];
const browser = ['test/browser/**/*.test.ts'];

/** Three projects, so that the program is built and the browser unpacked only for the tests that need them. */
const config = defineConfig({
  root,
  test: {
    maxWorkers: 2,
    reporters: ['default', 'json'],
    outputFile: { json: 'tmp/tests.json' },
    coverage: { provider: 'v8', include: ['src/**/*.ts'], reporter: ['text-summary', 'html'], reportsDirectory: 'coverage' },
    projects: [
      // One process a worker for all files: the model, mathjs and Vega are loaded once, and what one file works out others use.
      { test: { ...shared, name: 'unit', isolate: false, include: ['test/**/*.test.ts'], exclude: [...program, ...browser] } },
      {
        test: {
          ...shared,
          name: 'program',
          isolate: false,
          include: program,
          globalSetup: ['test/globalSetup/program.ts', 'test/globalSetup/keptFolder.ts'],
        },
      },
      {
        test: {
          ...shared,
          name: 'browser',
          include: browser,
          globalSetup: ['test/globalSetup/program.ts', 'test/globalSetup/keptFolder.ts', 'test/globalSetup/chromium.ts'],
        },
      },
    ],
  },
});

export { config as default };
