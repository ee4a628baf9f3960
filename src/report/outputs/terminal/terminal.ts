import { periodLabel } from '../../../core/calendar.ts';
import { wrapped } from '../../../core/textLayout.ts';
import type { Decision, PairResult } from '../../../decide/decision.ts';
import { FIXED_CODES } from '../../../decide/heldAssumptions.ts';
import { contestOf, type Verdict, verdictOf } from '../../../decide/verdict.ts';
import { formatGain, formatMoney, formatProbability } from '../../format.ts';
import { settingOf } from '../../reportSetting.ts';
import { readingSentence } from '../../topics/answer/answerSection.ts';
import { alsoCompared, howSure, restCompared, whenItTurns } from '../../topics/answer/answerWords.ts';
import { headline } from '../../topics/answer/headline.ts';
import { basis, unconverged } from '../../topics/calibration/calibrationWords.ts';
import { textTable } from './textTable.ts';

/** The answer in a few lines of at most `width` columns, for a terminal: plain text, nothing that it would obey. */
export function terminalVerdict(decision: Decision, width: number): string {
  const verdict = verdictOf(decision);
  if (decision.draws === 1) return `${wrapped(onePath(verdict, decision.study.currency), width)}\n`;
  const setting = settingOf(decision);
  const opening = wrapped(`${headline(verdict, setting)}.`, width);
  if (verdict.withheld !== undefined)
    return `${[opening, '', wrapped(`${verdict.withheld} ${unconverged(decision.model)}`, width)].join('\n')}\n`;
  const sentences = [
    howSure(verdict.main, setting),
    whenItTurns(verdict.main, setting),
    alsoCompared(verdict, setting),
    restCompared(verdict, setting),
    readingSentence({ decision, verdict, setting }),
  ];
  const paragraphs = [sentences.filter(Boolean).join(' '), basis(decision), ...fixedBy(decision)];
  return `${[opening, ...paragraphs.map((text) => wrapped(text, width))].join('\n\n')}\n`;
}

/** What the command line has fixed, and whether the rest was learnt with it. */
function fixedBy({ warnings }: Decision): string[] {
  return warnings.flatMap(({ code, message }) => (FIXED_CODES.some((fixed) => fixed === code) ? [message] : []));
}

/** The answer of one path, which knows no chance. */
function onePath({ main: { ahead, behind, difference, same } }: Verdict, currency: string): string {
  const opening = same
    ? `${ahead.label} and ${behind.label} come to the same`
    : `${ahead.label} comes out ${formatMoney(difference.mean, currency)} ahead of ${behind.label} in net present value`;
  return `${opening}, with every assumption at its median. One path says nothing of how sure that is: leave out --point for that.`;
}

/** Every plan by quarter, then every pair, for a terminal of `width` columns. */
export function comparisonTable(decision: Decision, width: number): string {
  const { currency } = decision.study;
  const quarters = decision.plans[0]?.quarters ?? [];
  const margin = decision.draws === 1 ? 'Contribution margin' : 'Expected contribution margin';
  return `${[
    wrapped(`${quarters.length === 0 ? 'Net present value' : `${margin} by quarter`}, ${currency}`, width),
    quarterTable(decision, width),
    '',
    wrapped('Net present value, first plan less second', width),
    pairTable(decision, width),
  ].join('\n')}\n`;
}

function quarterTable({ plans, study: { currency } }: Decision, width: number): string {
  const labels = plans[0]?.quarters.map(({ label }) => label) ?? [];
  // Six quarters and the total fit beside a name; a longer horizon shows its last six.
  const from = Math.max(0, labels.length - 6);
  const rows = plans.map(({ label, quarters, totals }) => [
    label,
    ...quarters.slice(from).map(({ contributionMargin }) => formatMoney(contributionMargin, currency)),
    formatMoney(totals.npv.mean, currency),
  ]);
  return textTable(['Plan', ...labels.slice(from), 'NPV'], rows, width);
}

/** Columns of {@link pairRow} that a single path does not have. */
const CHANCE: ReadonlySet<number> = new Set([1, 3]);

function pairTable(decision: Decision, width: number): string {
  const { currency } = decision.study;
  if (decision.draws === 1) {
    const paths = decision.pairs.map((pair) => pairRow(decision, pair, currency).filter((_, column) => !CHANCE.has(column)));
    return textTable(['Pair', 'Difference', 'Ahead from'], paths, width);
  }
  const rows = decision.pairs.map((pair) => pairRow(decision, pair, currency));
  return textTable(['Pair', 'P(better)', 'Expected', '80% interval', 'Ahead from'], rows, width);
}

function pairRow(decision: Decision, pair: PairResult, currency: string): string[] {
  const { probability, difference, turning, ahead, behind } = contestOf(decision, pair);
  return [
    `${ahead.label} over ${behind.label}`,
    formatProbability(probability),
    formatGain(difference.mean, currency),
    `${formatGain(difference.p10, currency)} to ${formatGain(difference.p90, currency)}`,
    turning === undefined ? `not by ${settingOf(decision).until}` : periodLabel(turning),
  ];
}
