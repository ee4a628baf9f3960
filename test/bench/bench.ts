import { MAIN_JOB, START } from './commandsPart.ts';
import { GRADIENT } from './gradientPart.ts';
import { GIGABYTE, IMPORT, readAndTell } from './importPart.ts';
import { KERNEL } from './kernelPart.ts';
import { MEMORY, runPlans } from './memoryPart.ts';
import { OPTIMISE } from './optimisePart.ts';
import type { Part } from './part.ts';
import { SAMPLER } from './samplerPart.ts';
import { SCALING } from './scalingPart.ts';
import { SEEDS_PART } from './seedsPart.ts';

/**
 * npm run bench: every part but those that run only when asked for; npm run bench -- <part> …: these. What each figure means
 * is said in docs/speed.md. Trust ratios within one run more than seconds: what else the machine does hits both sides.
 * A part more is one file here, one line below and one heading there.
 */
const PARTS: readonly Part[] = [
  KERNEL,
  GRADIENT,
  SAMPLER,
  SCALING,
  MAIN_JOB,
  START,
  MEMORY,
  OPTIMISE,
  IMPORT,
  GIGABYTE,
  SEEDS_PART,
];

/** What a part has done in a process of its own. */
const ERRANDS: Readonly<Record<string, (path: string) => void | Promise<void>>> = { memory: runPlans, import: readAndTell };

async function main([first = '', errand = '', path = '', ...rest]: readonly string[]): Promise<void> {
  if (first === 'errand') return await ERRANDS[errand]?.(path);
  const asked = [first, errand, path, ...rest].filter((word) => word !== '');
  const unknown = asked.filter((word) => !PARTS.some(({ name }) => name === word));
  if (unknown.length > 0)
    throw new Error(`unknown part ${unknown.join(', ')}. Use some of ${PARTS.map(({ name }) => name).join(', ')}`);
  for (const { name, onlyAsked, measure } of PARTS) {
    if (asked.length > 0 ? !asked.includes(name) : onlyAsked) continue;
    const from = performance.now();
    process.stdout.write(`${(await measure()).join('\n')}\n  (${((performance.now() - from) / 1000).toFixed(0)} s)\n`);
  }
}

await main(process.argv.slice(2));
