import { parentPort, workerData } from 'node:worker_threads';
import { runnerOf, type Sampled } from '../sampleStudy.ts';
import type { SamplingRequest } from './effects/samplingPool.ts';

/** Samples posteriors of one study, piece by piece; what a posterior is sampled from is made once. */
const sampled = workerData as Sampled;
const runners = new Map<string, ReturnType<typeof runnerOf>>();

parentPort?.on('message', async ({ key, task }: SamplingRequest) => {
  const name = JSON.stringify(key);
  const run = runners.get(name) ?? runnerOf(sampled, key);
  runners.set(name, run);
  const [result] = await run([task]);
  parentPort?.postMessage(result);
});
