import { periodLabel } from '../../../core/calendar.ts';
import type { PlanResult } from '../../../decide/decision.ts';
import { contestOf, pairOf, planOf } from '../../../decide/verdict.ts';
import { type Block, type KeyFigure, paragraphs, type TableBlock, tableOf } from '../../block.ts';
import { formatGain, formatMoney, formatNumber, formatPercent, formatProbability, MISSING } from '../../format.ts';
import { range } from '../../text.ts';
import { basis, beyond, unconverged } from '../calibration/calibrationWords.ts';
import { turnsOf } from '../sensitivity/sensitivitySection.ts';
import { holdStands, turnsAt, turnsNothing } from '../sensitivity/turnWords.ts';
import type { Context } from '../topic.ts';
import { alsoCompared, bothTogether, dependence, leavesBehind, otherReading, restCompared, watch } from './answerWords.ts';

/** Page one: which plan, by how much, how sure, when it turns, what it leaves behind, what would change the answer. */
export function answerSection(context: Context): Block[] {
  const { decision, verdict, setting } = context;
  const { contest } = verdict;
  if (verdict.withheld !== undefined) return paragraphs(verdict.withheld, unconverged(decision.model));
  const compared = [alsoCompared(verdict, setting), restCompared(verdict, setting)].filter(Boolean).join(' ');
  const left = [
    leavesBehind(contest.ahead, contest.behind, setting),
    dependence(contest.ahead, contest.behind, setting),
    bothTogether(decision.plans, setting),
  ];
  const turns = turnsOf(context);
  const items = turns.flatMap((turn) => turnsAt(turn, contest) ?? []).slice(0, 3);
  return [
    { kind: 'keyFigures', figures: keyFigures(context) },
    ...paragraphs(compared, left.filter(Boolean).join(' ')),
    planTable(context),
    { kind: 'heading', text: 'What would change the answer' },
    ...(items.length > 0 ? [{ kind: 'list', items } as const] : []),
    ...paragraphs(turnsNothing(turns)),
    ...turnsAgainstHold(context),
    ...paragraphs(
      readingSentence(context),
      watch(verdict, setting, decision),
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

function keyFigures({ verdict: { main }, setting: { currency, until, draws, won } }: Context): KeyFigure[] {
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
      value: turning === undefined ? `not by ${until}` : periodLabel(turning),
      note: 'on expected cumulative contribution, and from then on',
    },
    {
      label: 'Left behind',
      value: both(({ totals }) => formatMoney(totals.assetValue.mean, currency)),
      note: `asset value, not in the net present value: ${names}`,
    },
    ...(dependencePercents([ahead, behind])
      ? [
          {
            label: 'Goes if ads stop',
            value: both((plan) => dependencePercents([plan])?.[0] ?? MISSING),
            note: `budget-dependent part of ${won} in ${until}: ${names}`,
          },
        ]
      : []),
  ];
}

/** What goes if ads stop, plan by plan; undefined where the model splits nothing. */
function dependencePercents(plans: readonly PlanResult[]): string[] | undefined {
  const parts = plans.flatMap(({ totals }) => totals.budgetDependenceEnd ?? []);
  return parts.length === plans.length ? parts.map(({ mean }) => formatPercent(mean, 0)) : undefined;
}

function planTable({ decision, setting: { currency, from, until } }: Context): TableBlock {
  const { plans, model } = decision;
  const dependent = dependencePercents(plans);
  const withContent = model.roles.content.length > 0;
  const rows = plans.map(({ label, totals }, index) => [
    label,
    formatMoney(totals.npv.mean, currency),
    formatMoney(totals.npv.p50, currency),
    range(formatMoney(totals.npv.p10, currency), formatMoney(totals.npv.p90, currency)),
    formatMoney(totals.adSpend, currency),
    ...(withContent ? [formatMoney(totals.contentSpend, currency)] : []),
    formatMoney(totals.assetValue.mean, currency),
    ...(dependent?.slice(index, index + 1) ?? []),
  ]);
  const titles = [
    ...['Plan', '>Expected NPV', '>Middle', '>80% interval', '>Ad spend'],
    ...(withContent ? ['>Content spend'] : []),
    '>Asset value',
    ...(dependent ? ['>Goes if ads stop'] : []),
  ];
  return tableOf(`Every plan, ${from} to ${until}`, titles, rows);
}

/** Whether the answer survives the other reading. */
export function readingSentence({
  decision,
  verdict: { main },
  setting,
}: Pick<Context, 'decision' | 'verdict' | 'setting'>): string {
  const elsewhere = decision.otherReading;
  const pair = elsewhere && pairOf(elsewhere.pairs, main.ahead.name, main.behind.name);
  if (!elsewhere || pair === undefined || setting.otherReading === undefined) return '';
  const where = `the ${setting.otherReading} of the channel table`;
  if (elsewhere.diagnostics?.converged === false)
    return `Whether the answer survives ${where} is not known: its calibration has not converged.`;
  const here = { contest: main, best: planOf(decision, decision.best) };
  const there = { contest: contestOf(decision, pair), best: planOf(decision, elsewhere.best) };
  return otherReading({ here, there, where }, setting);
}
