import { parentPort, workerData } from 'node:worker_threads';
import { type Evaluation, evaluateProduct, lineOf } from '../pipeline.ts';
import type { ProductAnswer, ProductRequest } from './effects/productPool.ts';

/** Evaluates products one after the other; programs of the model are made once. */
const evaluation = workerData as Evaluation;

parentPort?.on('message', async ({ task, changed }: ProductRequest) => {
  const began = performance.now();
  const record = await evaluateProduct(task, { ...evaluation, ...changed });
  parentPort?.postMessage({ line: lineOf(record), seconds: (performance.now() - began) / 1000 } satisfies ProductAnswer);
});
