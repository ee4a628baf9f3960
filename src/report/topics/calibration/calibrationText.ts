import { wrapped } from '../../../core/textLayout.ts';
import type { Model } from '../../../language/model.ts';
import type { Calibration, Diagnostics, Fitted, Learnt } from '../../../posterior/calibration.ts';
import { formatNumber, formatPercent, formatSignificant } from '../../format.ts';
import { textTable } from '../../outputs/terminal/textTable.ts';
import { inSteps } from '../../text.ts';
import { findingWords } from './findingWords.ts';
import { columnName, fitQuality } from './historySeries.ts';
import { testRow, whatItMoved } from './testsTaught.ts';

/** What the history taught, in lines of `width` columns: the verdict first, then each assumption before and after. */
export function calibrationText(calibration: Calibration, model: Model, width: number): string {
  const { diagnostics, fitted, learnt, tradeOffs, findings, warnings, tests } = calibration;
  const { verdict, worstRHat, fewestBulk, fewestTail, kept, runs } = diagnostics;
  const figures = `R-hat at most ${worstRHat.toFixed(3)}, effective sample size at least ${formatNumber(Math.floor(fewestBulk))} (bulk) and ${formatNumber(Math.floor(fewestTail))} (tail); ${formatNumber(kept)} draws kept in ${runs} independent runs, ${effortOf(diagnostics)}.`;
  const rows = [...learnt].sort((a, b) => a.shareLeft - b.shareLeft).map(rowOf);
  const notes = [
    ...tests.map(whatItMoved),
    ...findings.map(findingWords),
    ...tradeOffs.map(({ words }) => words),
    ...warnings.map(({ message }) => message),
  ];
  return `${[
    wrapped(verdict, width),
    wrapped(figures, width),
    '',
    textTable(
      ['Measured', inSteps(model.step)`Months`, 'Inside the 80% band', 'Median error'],
      [...fitted].map((one) => fitRow(model, one)),
      width,
    ),
    '',
    ...(tests.length === 0
      ? []
      : [
          textTable(
            TESTED,
            tests.map((test) => testRow(test, model)),
            width,
          ),
          '',
        ]),
    textTable(['Assumption', 'Prior P10 to P90', 'With your history', 'Spread left', 'Lesson'], rows, width),
    ...(notes.length > 0 ? ['', ...notes.map((note) => wrapped(`- ${note}`, width))] : []),
  ].join('\n')}\n`;
}

const TESTED = ['Test', 'Measured', 'Expected before', 'By the rest', 'With it', 'As far off'];

/** What the sampling cost, and what broke off. */
function effortOf({ evaluations, gradients, broken }: Diagnostics): string {
  if (!gradients) return `${formatNumber(evaluations)} evaluations`;
  return `${formatNumber(evaluations)} gradients; ${broken === 0 ? 'no trajectory' : formatNumber(broken)} broke off`;
}

function fitRow(model: Model, [column, fitted]: readonly [string, Fitted]): string[] {
  const { measured, inside, medianError } = fitQuality(fitted);
  return [columnName(model, column), formatNumber(measured), formatPercent(inside / measured, 0), formatPercent(medianError)];
}

function rowOf({ label, prior, posterior, shareLeft, lesson }: Learnt): string[] {
  const range = ({ p10, p90 }: Learnt['prior']): string => `${formatSignificant(p10)} to ${formatSignificant(p90)}`;
  return [label, range(prior), range(posterior), `${Math.round(shareLeft * 100)}%`, SHORT[lesson]];
}

const SHORT: Readonly<Record<Learnt['lesson'], string>> = {
  'learnt from your data': 'learnt',
  partly: 'partly',
  'still prior: the data cannot tell': 'still prior',
};
