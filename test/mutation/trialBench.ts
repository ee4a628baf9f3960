import { type ChildProcess, fork } from 'node:child_process';
import { ENDLESS, type Trial } from './tryMutants.ts';

/** Of processor time: a test file that takes longer is not one to be run for every mutant. */
const PATIENCE_SECONDS = 25;

/** What tries a mutant with one test file. */
export interface TrialBench {
  /** Whether the test fails with the fault: why, or ''; {@link ENDLESS} after so many seconds of processor time. */
  readonly failing: (trial: Omit<Trial, 'seconds'>, seconds?: number) => Promise<string>;
  readonly close: () => void;
}

/** A process that tries mutants, and a new one after each that runs without end. */
export function trialBench(): TrialBench {
  const state: { child: ChildProcess | undefined } = { child: undefined };
  const close = (): void => {
    const pid = state.child?.pid;
    state.child = undefined;
    // Its worker with it: that is what runs without end.
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  };
  process.once('exit', close);
  return {
    close,
    failing: async (trial, seconds = PATIENCE_SECONDS) => {
      state.child ??= await started();
      state.child.send({ ...trial, seconds });
      const answer = await said(state.child);
      if (answer === ENDLESS) close();
      return answer;
    },
  };
}

async function started(): Promise<ChildProcess> {
  const child = fork(process.argv[1] ?? '', ['serve'], { detached: true, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  await said(child);
  return child;
}

function said(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const ended = (): void => reject(new Error('the process that tries mutants has ended'));
    child.once('exit', ended);
    child.once('message', (text: string) => {
      child.off('exit', ended);
      resolve(text);
    });
  });
}
