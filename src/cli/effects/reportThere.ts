import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fail } from '../../core/error.ts';
import { readOne } from './readFile.ts';

/** What a report is made from, from the least to the most that it can say. */
const KINDS = ['of medians only', 'prior only', 'calibrated'] as const;
export type ReportKind = (typeof KINDS)[number];

/** A report as its run.json tells it. */
export interface ReportThere {
  readonly study: string;
  readonly kind: ReportKind;
}

/**
 * Fails where a report in `folder` would be lost under one of another study or one that says less: prior only over calibrated, a
 * single path over either. The same, or more, is written over it.
 */
export function keepReport(folder: string, now: ReportThere): void {
  const path = join(folder, 'run.json');
  if (!existsSync(path)) return;
  const there = parseReport(readOne(path, 'report that is there').bytes);
  const problem = there === undefined ? 'its run.json is no report that this program wrote' : lost(there, now);
  if (problem === undefined) return;
  fail({
    opening: 'invalid',
    message: `output folder "${folder}": ${problem}`,
    place: { file: path },
    advice: 'Choose another place with --out, or give --force to write over it.',
  });
}

function lost(there: ReportThere, now: ReportThere): string | undefined {
  if (there.study !== now.study) return `it holds the report of another study, "${there.study.slice(0, 100)}"`;
  if (KINDS.indexOf(there.kind) <= KINDS.indexOf(now.kind)) return undefined;
  return `it holds a report that is ${there.kind}, and this one would be ${now.kind}`;
}

/** Undefined where it is none of ours. */
function parseReport(bytes: Uint8Array): ReportThere | undefined {
  const run = fieldsOf(bytes);
  if (typeof run?.study !== 'string' || typeof run.draws !== 'number') return undefined;
  const sampled = run.calibration === undefined ? 'prior only' : 'calibrated';
  return { study: run.study, kind: run.draws === 1 ? 'of medians only' : sampled };
}

function fieldsOf(bytes: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
