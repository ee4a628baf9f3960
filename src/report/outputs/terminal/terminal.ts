import { at } from '../../../core/present.ts';
import { wrapped } from '../../../core/textLayout.ts';
import type { Decision } from '../../../decide/decision.ts';
import { FIXED_CODES } from '../../../decide/heldAssumptions.ts';
import { verdictOf } from '../../../decide/verdict.ts';
import { formatGain, formatMoney, MISSING, shortChance, shorten } from '../../format.ts';
import { settingOf } from '../../reportSetting.ts';
import { pageOneOf } from '../../topics/answer/pageOne.ts';
import { rowsShown } from '../../topics/answer/rowsShown.ts';
import { basis, unconverged } from '../../topics/calibration/calibrationWords.ts';
import { weightiest } from '../../topics/calibration/findingWords.ts';
import { nextMoneyText } from '../../topics/nextMoney/nextMoneyText.ts';
import { textTable } from './textTable.ts';

/** The answer in a few lines of at most `width` columns, for a terminal: plain text, nothing that it would obey. */
export function terminalVerdict(decision: Decision, width: number): string {
  const verdict = verdictOf(decision);
  const page = pageOneOf({ decision, verdict, setting: settingOf(decision) });
  const opening = wrapped(`${page.headline.text}.`, width);
  if (verdict.withheld !== undefined)
    return `${[opening, '', wrapped(`${verdict.withheld.says} ${verdict.withheld.advice ?? unconverged(decision.model)}`, width)].join('\n')}\n`;
  const orders = page.orders.map(({ text }, index) => wrapped(`${index + 1}. ${text}`, width)).join('\n');
  const closing = decision.draws === 1 ? ONE_PATH : basis(decision);
  const said = [page.lead.text, orders, page.elsewhere.text, ...weightiest(decision), closing, ...fixedBy(decision)];
  const parts = said.map((text) => (text === orders ? text : wrapped(text, width)));
  return `${[opening, ...parts].filter((part) => part.trim() !== '').join('\n\n')}\n`;
}

/** What the command line has fixed, and whether the rest was learnt with it. */
function fixedBy({ warnings }: Decision): string[] {
  return warnings.flatMap(({ code, message }) => (FIXED_CODES.some((fixed) => fixed === code) ? [message] : []));
}

const ONE_PATH = 'One path, with every assumption at its median, says nothing of how sure that is: leave out --point for that.';

/** Every plan by quarter, then every plan by its worth, for a terminal of `width` columns; nothing where the answer is withheld: no number is read as one. */
export function comparisonTable(decision: Decision, width: number): string {
  if (verdictOf(decision).withheld !== undefined) return '';
  const { currency } = decision.study;
  const quarters = decision.plans[0]?.quarters ?? [];
  const margin = decision.draws === 1 ? 'Contribution margin' : 'Expected contribution margin';
  return `${[
    wrapped(`${quarters.length === 0 ? 'Net present value' : `${margin} by quarter`}, ${currency}`, width),
    quarterTable(decision, width),
    '',
    wrapped(
      `What each plan is worth against ${at(decision.plans, 0).label}, best first, ${currency}; what is in brackets is not one of your plans`,
      width,
    ),
    rankedTable(decision, width),
    ...nextMoneyText(decision, width),
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

/** Widest name in a table that also has figures. */
const NAME = 26;

function rankedTable(decision: Decision, width: number): string {
  const { study, draws } = decision;
  const gain = (value: number | undefined): string => (value === undefined ? MISSING : formatGain(value, study.currency));
  const drawn = draws > 1;
  const rows = rowsShown(decision).map(({ label, kind, againstHold, extraSpend }) => [
    shorten(kind === 'plan' || kind === 'hold' ? label : `[${label}]`, NAME),
    gain(againstHold?.difference.mean),
    ...(drawn ? [againstHold ? `${gain(againstHold.difference.p10)} to ${gain(againstHold.difference.p90)}` : MISSING] : []),
    gain(kind === 'hold' ? undefined : extraSpend),
    ...(drawn ? [againstHold ? shortChance(againstHold.probability) : MISSING] : []),
  ]);
  const titles = ['Plan', 'Worth', ...(drawn ? ['8 in 10 futures'] : []), 'Extra spend', ...(drawn ? ['Ahead in'] : [])];
  return textTable(titles, rows, width);
}
