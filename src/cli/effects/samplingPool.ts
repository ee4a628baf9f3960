import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { PosteriorKey, Sampler, SamplingResult, SamplingTask } from '../../pipeline.ts';
import type { Sampled } from '../../sampleStudy.ts';
import { threadStopped } from './threadStopped.ts';

/** A piece of work as it crosses. */
export interface SamplingRequest {
  readonly key: PosteriorKey;
  readonly task: SamplingTask;
}

/** There are never many more pieces of work at a time, and each thread compiles the model. */
const MOST_THREADS = 8;

/** What waits for a thread; once a thread has stopped, nothing that comes is taken. */
interface Queue {
  readonly jobs: Job[];
  broken: Error | undefined;
}

interface Job extends SamplingRequest {
  readonly resolve: (result: SamplingResult) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A sampler that spreads its pieces of work over as many threads as the machine has, for as long as `use` runs; none is
 * started before there is work. Results do not depend on how many there are.
 */
export async function withSamplers<Result>(
  { model, study, options }: Sampled,
  use: (sampler: Sampler) => Promise<Result>,
): Promise<Result> {
  const parts = { model, study, options };
  const queue: Queue = { jobs: [], broken: undefined };
  const workers: Running[] = [];
  const start = (): void => {
    const wanted = Math.min(MOST_THREADS, availableParallelism());
    while (workers.length < wanted) workers.push(startWorker(parts, queue));
  };
  const submit = ({ key, task }: SamplingRequest): Promise<SamplingResult> =>
    new Promise((resolve, reject) => {
      if (queue.broken) return reject(queue.broken);
      queue.jobs.push({ key, task, resolve, reject });
      start();
      for (const { wake } of workers) wake();
    });
  try {
    return await use((key) => (tasks) => Promise.all(tasks.map((task) => submit({ key, task }))));
  } finally {
    await Promise.all(workers.map(({ stop }) => stop()));
  }
}

interface Running {
  /** Takes the next job where it is idle. */
  readonly wake: () => void;
  readonly stop: () => Promise<unknown>;
}

function startWorker(parts: Sampled, queue: Queue): Running {
  const worker = new Worker(new URL('./samplingWorker.js', import.meta.url), { workerData: parts });
  const state: { job: Job | undefined } = { job: undefined };
  const wake = (): void => {
    if (state.job) return;
    state.job = queue.jobs.shift();
    if (state.job) worker.postMessage({ key: state.job.key, task: state.job.task } satisfies SamplingRequest);
  };
  worker.on('message', (result: SamplingResult) => {
    const done = state.job;
    state.job = undefined;
    wake();
    done?.resolve(result);
  });
  const fail = (error: Error): void => {
    queue.broken ??= error;
    state.job?.reject(error);
    for (const job of queue.jobs.splice(0)) job.reject(error);
  };
  worker.on('error', fail);
  worker.on('exit', (code) => fail(threadStopped(code)));
  return { wake, stop: () => worker.terminate() };
}
