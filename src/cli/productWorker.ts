import { parentPort, workerData } from 'node:worker_threads';
import { lineOf } from '../pipeline.ts';
import type { ProductAnswer, ProductRequest } from './effects/productPool.ts';
import { openEvaluation, type ThreadSource } from './portfolio/evaluateTask.ts';

const evaluate = openEvaluation(workerData as ThreadSource);

parentPort?.on('message', async ({ task, changed }: ProductRequest) => {
  const began = performance.now();
  const record = await evaluate(task, changed);
  parentPort?.postMessage({ line: lineOf(record), seconds: (performance.now() - began) / 1000 } satisfies ProductAnswer);
});
