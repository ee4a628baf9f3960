import { monthLabel } from '../../../core/calendar.ts';
import type { PlanResult } from '../../../decide/decision.ts';
import { contestOf, pairOf, planOf } from '../../../decide/verdict.ts';
import { type Block, type KeyFigure, paragraphs, type TableBlock, tableOf } from '../../block.ts';
import { formatGain, formatMoney, formatNumber, formatPercent, formatProbability } from '../../format.ts';
import { range } from '../../text.ts';
import { basis, beyond, UNCONVERGED } from '../calibration/calibrationWords.ts';
import { holdStands, turnsAt, turnsNothing } from '../change/changeWords.ts';
import { turnsOf } from '../sensitivity/sensitivitySection.ts';
import type { Context } from '../topicContext.ts';
import { alsoCompared, bothTogether, leavesBehind, otherReading, restCompared, watch } from './answerWords.ts';

/** Page one: which plan, by how much, how sure, when it turns, what it leaves behind, what would change the answer. */
export function answerSection(context: Context): Block[] {
  const { decision, verdict, setting } = context;
  const { contest } = verdict;
  if (verdict.withheld !== undefined) return paragraphs(verdict.withheld, UNCONVERGED);
  const compared = [alsoCompared(verdict, setting), restCompared(verdict, setting)].filter(Boolean).join(' ');
  const left = `${leavesBehind(contest.ahead, contest.behind, setting)} ${bothTogether(decision.plans, setting)}`;
  const turns = turnsOf(context);
  const items = turns.flatMap((turn) => turnsAt(turn, contest) ?? []).slice(0, 3);
  return [
    { kind: 'keyFigures', figures: keyFigures(context) },
    ...paragraphs(compared, left),
    planTable(context),
    { kind: 'heading', text: 'What would change the answer' },
    ...(items.length > 0 ? [{ kind: 'list', items } as const] : []),
    ...paragraphs(turnsNothing(turns)),
    ...turnsAgainstHold(context),
    ...paragraphs(
      readingSentence(context),
      watch(verdict, setting, decision.channels),
      [basis(decision), beyond(decision)].filter(Boolean).join(' '),
    ),
  ];
}

/** Where doing neither overtakes the better plan, or falls behind it. */
function turnsAgainstHold(context: Context): Block[] {
  const { decision, verdict } = context;
  const pair = decision.againstHold && pairOf(decision.pairs, verdict.hold.name, decision.againstHold.plan);
  if (!pair) return [];
  const contest = contestOf(decision, pair);
  const items = turnsOf(context, decision.againstHold?.breakEven).flatMap((turn) => turnsAt(turn, contest) ?? []);
  return items.length > 0 ? [{ kind: 'list', items: items.slice(0, 1) }] : paragraphs(holdStands(contest));
}

function keyFigures({ verdict: { main }, setting: { currency, until, draws } }: Context): KeyFigure[] {
  const { ahead, behind, difference, probability, turning } = main;
  const both = (show: (plan: PlanResult) => string): string => `${show(ahead)} against ${show(behind)}`;
  const names = `${ahead.label} against ${behind.label}`;
  return [
    {
      label: 'Expected gain',
      value: formatMoney(difference.mean, currency),
      note: `of net present value on average; ${formatGain(difference.p50, currency)} in the middle future`,
    },
    {
      label: 'How sure',
      value: main.same ? 'no difference' : formatProbability(probability),
      note: `of ${formatNumber(draws)} simulated futures favour ${ahead.label}: ${main.certainty}`,
    },
    {
      label: '80% interval',
      value: range(formatGain(difference.p10, currency), formatGain(difference.p90, currency)),
      note: 'of that difference: the middle 80 of 100 futures',
    },
    {
      label: 'Ahead from',
      value: turning === undefined ? `not by ${until}` : monthLabel(turning),
      note: 'on expected cumulative contribution, and from then on',
    },
    {
      label: 'Left behind',
      value: both(({ totals }) => formatMoney(totals.assetValue.mean, currency)),
      note: `asset value, not in the net present value: ${names}`,
    },
    {
      label: 'Goes if ads stop',
      value: both(({ totals }) => dependencePercent(totals)),
      note: `budget-dependent part of discovery in ${until}: ${names}`,
    },
  ];
}

function dependencePercent({ budgetDependenceEnd }: PlanResult['totals']): string {
  return budgetDependenceEnd ? formatPercent(budgetDependenceEnd.mean, 0) : '–';
}

function planTable({ decision, setting: { currency, from, until } }: Context): TableBlock {
  const row = ({ label, totals }: PlanResult): string[] => [
    label,
    formatMoney(totals.npv.mean, currency),
    formatMoney(totals.npv.p50, currency),
    range(formatMoney(totals.npv.p10, currency), formatMoney(totals.npv.p90, currency)),
    formatMoney(totals.adSpend, currency),
    formatMoney(totals.contentSpend, currency),
    formatMoney(totals.assetValue.mean, currency),
    dependencePercent(totals),
  ];
  const titles = [
    'Plan',
    '>Expected NPV',
    '>Middle',
    '>80% interval',
    '>Ad spend',
    '>Content spend',
    '>Asset value',
    '>Goes if ads stop',
  ];
  return tableOf(`Every plan, ${from} to ${until}`, titles, decision.plans.map(row));
}

/** Whether the answer survives the other reading. */
export function readingSentence({
  decision,
  verdict: { main },
  setting,
}: Pick<Context, 'decision' | 'verdict' | 'setting'>): string {
  const elsewhere = decision.otherReading;
  const pair = elsewhere && pairOf(elsewhere.pairs, main.ahead.name, main.behind.name);
  if (!elsewhere || pair === undefined) return '';
  if (elsewhere.diagnostics?.converged === false)
    return `Whether the answer survives the ${setting.otherReading} of the channel table is not known: its calibration has not converged.`;
  const here = { contest: main, best: planOf(decision, decision.best) };
  return otherReading(here, { contest: contestOf(decision, pair), best: planOf(decision, elsewhere.best) }, setting);
}
