import { type Block, paragraphs } from '../../block.ts';
import { chartBlocks } from '../../chartBlocks.ts';
import { formatNumber } from '../../format.ts';
import { inSteps } from '../../text.ts';
import type { Context } from '../topic.ts';
import { delaySentence } from './delayWords.ts';

/** What it costs to begin later; nothing where the advice is to carry on. */
export function delaySection(context: Context): Block[] {
  const { delay } = context.decision;
  if (!delay) return [];
  return [
    ...paragraphs(
      delaySentence(delay, context.setting.currency),
      inSteps(
        context.decision.model.step,
      )`Until it begins the money is that of ${context.verdict.hold.label}; from then on the plan’s own extra money follows in its own order, so that a late start loses its last months. What moves the figure: what is built later works for fewer of the counted months, while rivals and the use of new channels grow in the meantime. Over ${formatNumber(delay.draws)} futures.`,
    ),
    ...chartBlocks(context),
  ];
}
