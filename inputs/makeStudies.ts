/*
 * Writes the two made-up studies, inputs/demo and inputs/waage: `npm run make-studies`, from the project's folder.
 *
 *   studyNumbers.ts    every number: the brands, the planted truths, the events that no column says, the plans
 *   studySimulator.ts  the equations of the model, a month at a time
 *   studyNoise.ts      seeded errors
 *   studyFiles.ts      CSV as people write it in the US and in Germany
 *   studyReadme.ts     the README of each study
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { studyFiles } from './studyFiles.ts';

for (const { path, text } of studyFiles()) {
  const target = join('inputs', path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}
