import type { Decision } from '../../../decide/decision.ts';
import type { Program } from '../../reportSource.ts';
import { runJson } from './runJson.ts';

/** A file of the report, with the hash of its bytes in hexadecimal. */
export interface ReportFile {
  /** Relative to the report's folder, with forward slashes. */
  readonly path: string;
  readonly sha256: string;
}

/** The run.json of a report: the run, and every other file of the same report, so that a reader can tell which belong together. */
export function runFileText(decision: Decision, program: Program, files: readonly ReportFile[]): string {
  return `${JSON.stringify({ ...runJson(decision, program), files }, null, 2)}\n`;
}
