import { Worker } from 'node:worker_threads';
import { InputError, type Issue } from '../../core/error.ts';
import type { Progress } from '../../core/progress.ts';
import type { Outcome, Request, Tell } from '../commandOutcome.ts';
import { threadStopped } from './threadStopped.ts';

/** What the worker says. Errors cross as data, because classes do not survive the crossing. */
export type Message =
  | { readonly kind: 'progress'; readonly done: number; readonly step: string }
  | { readonly kind: 'remark'; readonly text: string }
  | { readonly kind: 'done'; readonly outcome: Outcome }
  | { readonly kind: 'input'; readonly issues: readonly Issue[] }
  | { readonly kind: 'fault'; readonly message: string; readonly stack: string };

/** Who hears of a run while it goes on, and what may end it early: it is then rejected. */
export interface Listener {
  readonly progress: Progress;
  readonly tell: Tell;
  readonly signal?: AbortSignal;
}

/**
 * Runs the command in a worker thread, so that this thread stays free for Ctrl-C and the progress line while the model computes.
 * Rejects with an InputError where the input is wrong or the thread is stopped, with any other error where we are.
 */
export function runInWorker(request: Request, { progress, tell, signal }: Listener): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: request });
    worker.on('message', (message: Message) => {
      if (message.kind === 'progress') return progress(message.done, message.step);
      if (message.kind === 'remark') return tell(message.text);
      void worker.terminate();
      if (message.kind === 'done') resolve(message.outcome);
      else if (message.kind === 'input') reject(new InputError(message.issues));
      else reject(Object.assign(new Error(message.message), { stack: message.stack }));
    });
    signal?.addEventListener('abort', () => void worker.terminate(), { once: true });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(threadStopped(code)));
  });
}
