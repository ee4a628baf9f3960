import { join } from 'node:path';
import { createVitest, type Vitest } from 'vitest/node';
import { ROOT } from '../helpers/sources.ts';

/** What a process of its own is asked to try: a source in place of the one on the disk, and a test file. */
export interface Trial {
  readonly path: string;
  /** The source as it is where absent. */
  readonly text?: string;
  readonly test: string;
  /** Of processor time, after which the answer is {@link ENDLESS}: what else the machine does must not matter. */
  readonly seconds: number;
}

export const ENDLESS = 'it runs without end';

/** Answers every trial that its parent sends with the test file where a test of it fails, or with ''. */
export async function answerTrials(): Promise<void> {
  const state: { trial: Trial | undefined } = { trial: undefined };
  const vitest = await createVitest(
    'test',
    {
      ...{
        config: false,
        root: ROOT,
        watch: false,
        isolate: false,
        pool: 'threads',
        maxWorkers: 1,

        fileParallelism: false,
      },
      ...{ setupFiles: ['test/setup.ts'], include: ['test/**/*.test.ts'], testTimeout: 100_000, reporters: [{}] },
    },
    {
      plugins: [
        {
          name: 'mutant',
          enforce: 'pre',
          load: (id) => (state.trial && id === join(ROOT, state.trial.path) ? state.trial.text : undefined),
        },
      ],
    },
  );
  await vitest.standalone();
  process.on('message', async (trial: Trial) => {
    const watch = whenSpent(trial.seconds, () => process.send?.(ENDLESS));
    const before = state.trial;
    state.trial = trial;
    for (const path of [before?.path, trial.path]) if (path !== undefined) vitest.invalidateFile(join(ROOT, path));
    const told = await failing(vitest, trial.test);
    clearInterval(watch);
    process.send?.(told);
  });
  process.send?.('ready');
}

function whenSpent(seconds: number, tell: () => void): NodeJS.Timeout {
  const from = process.cpuUsage();
  return setInterval(() => {
    const { user, system } = process.cpuUsage(from);
    if ((user + system) / 1e6 > seconds) tell();
  }, 200);
}

async function failing(vitest: Vitest, test: string): Promise<string> {
  const specifications = (await vitest.globTestSpecifications([join(ROOT, test)])).slice(0, 1);
  if (specifications.length === 0) throw new Error(`no such test: ${test}`);
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications, false);
  const [module] = testModules;
  if (!module || module.state() === 'skipped') throw new Error(`${test} did not run`);
  if (!module.ok()) return test;
  return unhandledErrors.length > 0 ? `an error outside of tests: ${String(unhandledErrors[0])}` : '';
}
