import { type Block, paragraphs } from '../../block.ts';
import { chartBlocks } from '../../chartBlocks.ts';
import { undrawn } from '../../fewPlans.ts';
import { basis, unconverged } from '../calibration/calibrationWords.ts';
import { findingsList } from '../calibration/findingWords.ts';
import { judgementSentence } from '../register/registerSection.ts';
import { turnsOf } from '../sensitivity/sensitivitySection.ts';
import { sizeWords } from '../sensitivity/sizeWords.ts';
import { changingPlaces, turnsAt, turnsNothing } from '../sensitivity/turnWords.ts';
import type { Context } from '../topic.ts';
import { dependence } from './dependence.ts';
import { pageOneOf } from './pageOne.ts';
import { quartersTable } from './quartersTable.ts';

/** Page one: what to sign, what each plan is worth, quarter by quarter, what would change it, what is not known. */
export function answerSection(context: Context): Block[] {
  const { decision, verdict, setting } = context;
  if (verdict.withheld !== undefined)
    return paragraphs(verdict.withheld.says, verdict.withheld.advice ?? unconverged(decision.model));
  const turns = turnsOf(context);
  const items = turns
    .flatMap((turn) => turnsAt(turn, changingPlaces(turn.breakEven, verdict.contest, decision.ranking.rows)) ?? [])
    .slice(0, 3);
  const page = pageOneOf(context);
  return [
    ...(page.orders.length > 0 ? [{ kind: 'orders', items: page.orders.map(({ text }) => text) } as const] : []),
    ...chartBlocks(context),
    ...drawnNote(decision),
    ...paragraphs(page.elsewhere.text),
    ...quartersTable(context),
    { kind: 'heading', text: 'What would change the answer' },
    ...(items.length > 0 ? [{ kind: 'list', items } as const] : []),
    ...paragraphs([turnsNothing(turns), ...sizeWords(context)].filter(Boolean).join(' ')),
    { kind: 'heading', text: 'What we do not know' },
    ...findingsList(decision),
    ...paragraphs(
      [basis(decision), judgementSentence(decision.assumptions)].filter(Boolean).join(' '),
      dependence(context),
      `Signed ______________   Date ______________   Budget released ______________   Seed ${decision.seed}, ${setting.reading || 'one reading'}`,
    ),
  ];
}

/** Of many plans only some are drawn: where the others are. */
function drawnNote({ plans, ranking }: Context['decision']): Block[] {
  const all = undrawn({ plans, ranking });
  if (all === undefined) return [];
  const text = `Of ${all} plans the ${plans.length} that matter most are drawn, here and below. The table of the chart above ranks them all; forecast.csv and run.json have their numbers.`;
  return [{ kind: 'note', text }];
}
