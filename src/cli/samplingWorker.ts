import { parentPort, workerData } from 'node:worker_threads';
import { loadModel, runnerOf } from '../pipeline.ts';
import type { SamplingParts, SamplingRequest } from './effects/samplingPool.ts';

/** Samples posteriors of one study, piece by piece; what a posterior is sampled from is made once. */
const { modelFiles, ...parts } = workerData as SamplingParts;
const model = loadModel(modelFiles);
const runners = new Map<string, ReturnType<typeof runnerOf>>();

parentPort?.on('message', async ({ key, task }: SamplingRequest) => {
  const name = JSON.stringify(key);
  const run = runners.get(name) ?? runnerOf({ ...parts, model }, key);
  runners.set(name, run);
  const [result] = await run([task]);
  parentPort?.postMessage(result);
});
