import type { Backtest } from '../../../backtest/backtest.ts';
import { wrapped } from '../../../core/textLayout.ts';
import type { Model } from '../../../language/model.ts';
import { textTable } from '../../outputs/terminal/textTable.ts';
import { inSteps } from '../../text.ts';
import { topicWords } from '../topicWords.ts';
import { backtestRows } from './backtestTable.ts';
import { rulesExplained, soundness, standing, testExplained } from './backtestWords.ts';

const HEAD = ['Series', 'Ahead', 'n', 'WAPE', 'Last', 'Year', 'Drift', 'MASE', 'CRPS', '50%', '80%', '95%'];

/** How well the model would have forecast, in lines of `width` columns: the verdict first, then a row a series and group of months. */
export function backtestText(backtest: Backtest, model: Model, width: number): string {
  const paragraphs = [...standing(backtest, model), testExplained(backtest, model)];
  const notes = [
    inSteps(
      model.step,
    )`WAPE of the model, then of the rules: last value, same month last year, drift, damped smoothing, regression on spend. CRPS: the model’s over the best rule’s, below 1 is better. 80%, 95%: part of actual months inside those intervals of the model; in brackets what so few forecasts allow.`,
    rulesExplained(backtest, model),
    ...topicWords(model, 'backtest'),
    soundness(backtest),
    ...backtest.warnings.map(({ message }) => message),
  ];
  return `${[
    ...paragraphs.map((text) => `${wrapped(text, width)}\n`),
    textTable(HEAD, backtestRows(backtest), width),
    ...notes.map((text) => `\n${wrapped(text, width)}`),
  ].join('\n')}\n`;
}
