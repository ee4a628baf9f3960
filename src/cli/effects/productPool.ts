import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Evaluation, ProductTask } from '../../pipeline.ts';
import type { ThreadSource } from '../portfolio/evaluateTask.ts';
import { threadStopped } from './threadStopped.ts';

/** A product and how it is to be evaluated, as it crosses. */
export interface ProductRequest {
  readonly task: ProductTask;
  /** What differs from the evaluation that the thread was started with. */
  readonly changed: Partial<Evaluation>;
}

/** A record's line, and the seconds that it took. */
export interface ProductAnswer {
  readonly line: string;
  readonly seconds: number;
}

/** Evaluates a product on the next thread that is free. */
export type Evaluate = (request: ProductRequest) => Promise<ProductAnswer>;

interface Job {
  readonly request: ProductRequest;
  readonly resolve: (answer: ProductAnswer) => void;
  readonly reject: (error: unknown) => void;
}

/** Threads for products, as many as are asked for, for as long as `use` runs. Every one compiles the model once. Answers do not depend on how many there are. */
export async function withProductPool<Result>(
  source: ThreadSource,
  use: (evaluate: Evaluate, threads: number) => Promise<Result>,
  threads = availableParallelism(),
): Promise<Result> {
  const queue: { readonly jobs: Job[]; broken: unknown } = { jobs: [], broken: undefined };
  const idle: ((job: Job) => void)[] = [];
  const workers: Worker[] = [];
  const start = (): void => {
    const worker = new Worker(new URL('./productWorker.js', import.meta.url), { workerData: source });
    const state: { job: Job | undefined } = { job: undefined };
    const take = (job: Job): void => {
      state.job = job;
      worker.postMessage(job.request);
    };
    const rest = (): void => {
      const next = queue.jobs.shift();
      if (next) take(next);
      else idle.push(take);
    };
    const broken = (error: unknown): void => {
      queue.broken ??= error;
      state.job?.reject(error);
      for (const job of queue.jobs.splice(0)) job.reject(error);
    };
    worker.on('message', (answer: ProductAnswer) => {
      const done = state.job;
      state.job = undefined;
      rest();
      done?.resolve(answer);
    });
    worker.on('error', broken);
    worker.on('exit', (code) => broken(threadStopped(code)));
    workers.push(worker);
    idle.push(take);
  };
  const evaluate: Evaluate = (request) =>
    new Promise((resolve, reject) => {
      if (queue.broken !== undefined) return reject(queue.broken);
      if (idle.length === 0 && workers.length < threads) start();
      const take = idle.shift();
      const job = { request, resolve, reject };
      if (take) take(job);
      else queue.jobs.push(job);
    });
  try {
    return await use(evaluate, threads);
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
