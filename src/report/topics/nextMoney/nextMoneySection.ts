import { type Block, paragraphs } from '../../block.ts';
import { chartBlocks } from '../../chartBlocks.ts';
import { formatMoney } from '../../format.ts';
import { inSteps } from '../../text.ts';
import type { Context } from '../topic.ts';

/** What the next unit of money earns, by line and quarter: where to add and where to take away. */
export function nextMoneySection(context: Context): Block[] {
  const charts = chartBlocks(context);
  if (charts.length === 0) return [];
  const unit = context.decision.marginal[0]?.unit;
  const size =
    unit === undefined
      ? ''
      : inSteps(
          context.decision.model.step,
        )` A next unit here is about ${formatMoney(unit, context.setting.currency)} a month, one per cent of revenue: for more than that the figure holds less and less.`;
  return [
    ...paragraphs(
      `Each figure is what one unit of money more in that line and quarter adds to the worth of the plan, the money itself paid: +0.30 is a gain of 30 for each 100 spent, −0.40 a loss of 40. Below nothing, less money is better.${size}`,
    ),
    ...charts,
  ];
}
