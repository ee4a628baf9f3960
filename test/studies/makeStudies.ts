/*
 * Writes the made-up studies, inputs/demo, inputs/waage and inputs/brackenfold: `npm run make-studies`, from the project's folder.
 *
 *   studyNumbers.ts    every number: the brands, the planted truths, the events that no column says, the plans
 *   studySimulator.ts  the shipped model run by the engine, with the planted values
 *   studyNoise.ts      seeded errors
 *   studyFiles.ts      CSV as people write it in the US and in Germany
 *   studyReadme.ts     the README of each study
 *   studyExports/      the files that the third study has instead of a history.csv
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { exportFiles } from './studyExports/exportFiles.ts';
import { studyFiles } from './studyFiles.ts';

for (const { path, content } of [...studyFiles(), ...(await exportFiles())]) {
  const target = join('inputs', path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, content);
}
