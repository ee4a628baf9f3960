import { type ChildProcess, fork } from 'node:child_process';
import type { Trial } from './tryMutants.ts';

/** A test file that takes longer is not one to be run for every mutant. */
const PATIENCE_MILLISECONDS = 60_000;
export const ENDLESS = 'it runs without end';

/** What tries a mutant with one test file. */
export interface TrialBench {
  /** Whether the test fails with the fault: why, or ''; {@link ENDLESS} after so many milliseconds. */
  readonly failing: (trial: Trial, milliseconds?: number) => Promise<string>;
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
    failing: async (trial, milliseconds = PATIENCE_MILLISECONDS) => {
      state.child ??= await started();
      state.child.send(trial);
      const answer = await said(state.child, milliseconds);
      if (answer === ENDLESS) close();
      return answer;
    },
  };
}

async function started(): Promise<ChildProcess> {
  const child = fork(process.argv[1] ?? '', ['serve'], { detached: true, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  await said(child, PATIENCE_MILLISECONDS);
  return child;
}

function said(child: ChildProcess, milliseconds: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(ENDLESS), milliseconds);
    const ended = (): void => reject(new Error('the process that tries mutants has ended'));
    child.once('exit', ended);
    child.once('message', (text: string) => {
      clearTimeout(timer);
      child.off('exit', ended);
      resolve(text);
    });
  });
}
