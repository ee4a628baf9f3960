import { periodLabel } from '../core/calendar.ts';
import type { Decision } from '../decide/decision.ts';
import { formatNumber } from './format.ts';
import type { Program } from './reportSource.ts';

/** Letters of a hash that tell files apart for a reader. */
const SHORT = 12;

/** What a decision rests on and how to make it again: study, last actual month, program, seed, files. */
export function statusTerms(decision: Decision, program: Program): [term: string, text: string][] {
  const { study, actualUntil, seed, draws, warnings, findings } = decision;
  const files = [...study.inputs, study.model].map(({ path, sha256 }) => `${path} ${sha256.slice(0, SHORT)}`);
  return [
    ['Status', 'DRAFT until signed'],
    ['Study', study.name],
    ['As of', actualUntil === undefined ? 'no actual months' : periodLabel(actualUntil)],
    ['Run', `${program.name} ${program.version}, seed ${seed}, ${formatNumber(draws)} simulated futures`],
    ['Warnings', warnings.length === 0 ? 'none about the files' : `${warnings.length} about the files, in report.html`],
    ['Findings', findings.length === 0 ? 'none' : `${findings.length}, the first under “What we do not know”`],
    ['Files', files.join('; ')],
  ];
}
