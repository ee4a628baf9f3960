import type { Step } from '../../../core/calendar.ts';
import { type Block, paragraphs, tableOf } from '../../block.ts';
import { chartBlocks } from '../../chartBlocks.ts';
import { inSteps } from '../../text.ts';
import type { Context } from '../topic.ts';
import { topicWords } from '../topicWords.ts';
import { backtestColumns, backtestRows } from './backtestTable.ts';
import { rulesExplained, soundness, standing, testExplained, tooShort, wasTested } from './backtestWords.ts';

function captionIn(step: Step): string {
  return inSteps(
    step,
  )`Forecasts of held-out months: error of the model and of five rules, CRPS over the best rule’s (below 1 is better), and the part of actual months inside the model’s intervals, with what so few forecasts allow in brackets`;
}

/** How well the model would have forecast months that it had not seen, where that was tested. */
export function backtestSection(context: Context): Block[] {
  const { backtest, model } = context.decision;
  if (!backtest) return [];
  if (!wasTested(backtest)) return paragraphs(tooShort(backtest, model));
  return [
    ...paragraphs(testExplained(backtest, model)),
    { kind: 'list', items: standing(backtest, model) },
    ...chartBlocks(context),
    { ...tableOf(captionIn(model.step), backtestColumns(model.step), backtestRows(backtest)), small: true },
    ...paragraphs(rulesExplained(backtest, model), [...topicWords(model, 'backtest'), soundness(backtest)].join(' ')),
    ...backtest.warnings.map(({ message }): Block => ({ kind: 'note', text: message })),
  ];
}
