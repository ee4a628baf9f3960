import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KernelRun } from '../../src/program/kernel.ts';
import type { Program } from '../../src/program/program.ts';
import { C, plainText } from './plainText.ts';

const WHOLE = ['from', 'to', 'months', 'parameterStride', 'lead', 'start', 'actual', 'outStride'] as const;
const GIVEN = ['parameters', 'fixed', 'inputs', 'tables', 'data', 'shocks'] as const;

/** A compiled program: runs a run, fills its `out`, and tells the nanoseconds of processor time that one pass over the draws took. */
export type Timed = (run: KernelRun) => number;

/** The program in C by gcc -O3 for this machine; undefined where there is no gcc. `folder` holds the text, what it became and the numbers. */
export function compileC(program: Program, folder: string): Timed | undefined {
  if (!isThere('gcc')) return undefined;
  mkdirSync(folder, { recursive: true });
  const [text, binary, given, got] = ['plain.c', 'plain', 'given', 'got'].map((name) => join(folder, name));
  if (!(text && binary && given && got)) throw new Error('no path');
  writeFileSync(text, textOf(program));
  execFileSync('gcc', ['-O3', '-march=native', '-o', binary, text, '-lm'], { stdio: 'inherit' });
  return (run) => {
    const ends = run.ends ?? new Float64Array(0);
    writeFileSync(given, numbersOf(run));
    const nanoseconds = Number(execFileSync(binary, [given, got], { encoding: 'utf8' }));
    const filled = new Float64Array(new Uint8Array(readFileSync(got)).buffer);
    run.out.set(filled.subarray(0, run.out.length));
    ends.set(filled.subarray(run.out.length));
    return nanoseconds;
  };
}

function isThere(command: string): boolean {
  try {
    return execFileSync(command, ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] }).length > 0;
  } catch {
    return false;
  }
}

/** The whole numbers, then each array behind its length, `out` and `ends` by their lengths alone. */
function numbersOf(run: KernelRun): Uint8Array {
  const arrays = GIVEN.map((name) => (name === 'shocks' ? rowsOf(run) : run[name]) ?? new Float64Array(0));
  const numbers = [
    Float64Array.from(WHOLE, (name) => run[name]),
    Float64Array.of(run.out.length, run.ends?.length ?? 0),
    ...arrays.flatMap((array) => [Float64Array.of(array.length), array]),
  ];
  return Buffer.concat(numbers.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength)));
}

/** Rows of shocks, as far apart as those of parameters. */
function rowsOf({ shocks = [], parameterStride }: KernelRun): Float64Array {
  const all = new Float64Array(shocks.length * parameterStride);
  for (const [row, values] of shocks.entries()) all.set(values, row * parameterStride);
  return all;
}

/** Each run passes twice over the draws and times the second pass: the first touches the memory. */
function textOf(program: Program): string {
  const doubles = (names: readonly string[]) => names.map((name) => `double *${name}`).join(', ');
  return `#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
__attribute__((noinline)) static void run(${WHOLE.map((name) => `int ${name}`).join(', ')}, ${doubles([...GIVEN, 'out', 'ends', 'monthly', 'history'])}) {
const int width = lead + months, plane = months * outStride;
${plainText(program, C)}
}
static double nanoseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e9 + now.tv_nsec;
}
static double *numbers(FILE *file, size_t count) {
  double *all = calloc(count + 1, sizeof(double));
  if (fread(all, sizeof(double), count, file) != count) exit(2);
  return all;
}
int main(int argc, char **argv) {
  FILE *file = fopen(argv[1], "rb");
  double *w = numbers(file, ${WHOLE.length + 2}), *arrays[${GIVEN.length}];
  for (int i = 0; i < ${GIVEN.length}; i++) arrays[i] = numbers(file, (size_t)*numbers(file, 1));
  size_t outs = w[${WHOLE.length}], ends = w[${WHOLE.length + 1}];
  double *got = calloc(outs + ends + 1, sizeof(double));
  double *monthly = calloc(w[2] * ${program.tabulated.length} + 1, sizeof(double)), *history = calloc(w[2] * ${program.histories.length} + 1, sizeof(double));
  double before = 0;
  for (int pass = 0; pass < 2; pass++) {
    before = nanoseconds();
    run(${[...WHOLE.map((_, index) => `w[${index}]`), ...GIVEN.map((_, index) => `arrays[${index}]`)].join(', ')}, got, got + outs, monthly, history);
  }
  printf("%.0f", nanoseconds() - before);
  file = fopen(argv[2], "wb");
  fwrite(got, sizeof(double), outs + ends, file);
  return fclose(file);
}
`;
}
