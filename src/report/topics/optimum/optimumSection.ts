import { slotLabel } from '../../../decide/heldPlan.ts';
import type { Optimum } from '../../../decide/optimise/optimum.ts';
import { type Block, paragraphs, type TableBlock, tableOf } from '../../block.ts';
import { chartBlocks } from '../../chartBlocks.ts';
import { formatGain, shortChance } from '../../format.ts';
import type { Context } from '../topic.ts';
import { allocationOf } from './allocation.ts';
import { cellText, moneyTitle, optimumWords } from './optimumWords.ts';

/** The best plan within the limits that were given; nothing where none was sought. */
export function optimumSection(context: Context): Block[] {
  const { optimum } = context.decision;
  if (!optimum) return [];
  const { worth, limits } = optimumWords(optimum, context.setting.currency);
  return [
    ...paragraphs(...worth),
    allocation(optimum, context),
    regrets(optimum, context),
    ...paragraphs(...limits),
    ...chartBlocks(context),
  ];
}

function allocation(optimum: Optimum, { decision, setting }: Context): TableBlock {
  const { spans, rows } = allocationOf(optimum, (slot) => slotLabel(slot, decision.model));
  return tableOf(
    moneyTitle(optimum, setting.currency),
    ['~Line', ...spans.map((span) => `>${span}`)],
    rows.map(({ label, cells }) => [label, ...cells.map((cell) => cellText(cell, setting.currency))]),
  );
}

function regrets({ regrets, draws }: Optimum, { setting }: Context): TableBlock {
  const isDrawn = draws.told > 1;
  return tableOf(
    'What each plan is worth against the best one',
    ['~Plan', `>Worth, ${setting.currency}`, ...(isDrawn ? ['>Best plan ahead in'] : [])],
    regrets.map(({ label, regret }) => [
      label,
      formatGain(-regret.difference.mean, setting.currency),
      ...(isDrawn ? [shortChance(regret.probability)] : []),
    ]),
  );
}
