import { type Block, paragraphs, tableOf } from '../../block.ts';
import { chartBlocks } from '../../chartBlocks.ts';
import type { Context } from '../topic.ts';
import { topicWords } from '../topicWords.ts';
import { BACKTEST_COLUMNS, backtestRows } from './backtestTable.ts';
import { rulesExplained, soundness, standing, testExplained, tooShort, wasTested } from './backtestWords.ts';

const CAPTION =
  'Forecasts of held-out months: error of the model and of three rules, CRPS over the best rule’s (below 1 is better), and the part of actual months inside the model’s intervals, with what so few forecasts allow in brackets';

/** How well the model would have forecast months that it had not seen, where that was tested. */
export function backtestSection(context: Context): Block[] {
  const { backtest, model } = context.decision;
  if (!backtest) return [];
  if (!wasTested(backtest)) return paragraphs(tooShort(backtest));
  return [
    ...paragraphs(testExplained(backtest, model)),
    { kind: 'list', items: standing(backtest) },
    ...chartBlocks(context),
    { ...tableOf(CAPTION, BACKTEST_COLUMNS, backtestRows(backtest)), small: true },
    ...paragraphs(rulesExplained(backtest, model), [...topicWords(model, 'backtest'), soundness(backtest)].join(' ')),
    ...backtest.warnings.map(({ message }): Block => ({ kind: 'note', text: message })),
  ];
}
