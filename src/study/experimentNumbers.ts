import { fail } from '../core/error.ts';
import { present } from '../core/present.ts';
import type { ExperimentKind } from '../language/contract/contract.ts';
import { normalQuantile } from '../numeric/normal.ts';
import { type Cell, cellIssue, quotable } from '../tables/cell.ts';
import { isMissing } from '../tables/fieldWords.ts';
import type { KindName } from '../tables/kinds.ts';
import { readNumbers } from '../tables/readNumbers.ts';
import type { Experiment } from './experiment.ts';

/** The cell of a row under a column, which may not be there. */
export type Row = (column: string) => Cell;

interface Written {
  readonly decimal: '.' | ',';
  readonly currency?: string;
}

/** Confidence of `low` and `high` where the file does not say. */
const USUAL = 0.95;

/** How much of a line a test changed, and by how much. Errors: a share that is none, a factor below 0, of 1, or that is needed and not there. */
export function readSize(row: Row, kind: ExperimentKind | undefined, written: Written): Pick<Experiment, 'share' | 'factor'> {
  const share = numberIn(row, 'share_of_line', { ...written, kind: 'positiveShare' }) ?? 1;
  const factor = numberIn(row, 'factor', { ...written, kind: 'free' }) ?? kind?.factor;
  const cell = row('factor');
  if (factor === undefined && kind?.shareOf === 'money')
    fail(
      cellIssue(cell, {
        opening: 'missing',
        message: `factor of test "${quotable(row('id').text)}"`,
        advice: 'Say what the money was multiplied by: 0 for a pause, 1.5 for half as much again.',
      }),
    );
  if (factor !== undefined && (factor < 0 || factor === 1 || (factor === 0 && kind?.shareOf === 'effect')))
    fail(cellIssue(cell, { message: `factor "${quotable(cell.text)}"`, advice: SIZES[kind?.shareOf ?? 'money'] }));
  return { share, ...(factor !== undefined && { factor }) };
}

const SIZES: Readonly<Record<ExperimentKind['shareOf'], string>> = {
  money: 'It is what the money was multiplied by: 0 or more, and not 1, which changes nothing.',
  effect:
    'It is how many times as much money there was as without the test: above 0, and not 1; leave it empty where all of it was the test’s.',
};

/** What a test measured, and its standard error, said itself or by an interval. Errors: none of both, an error that is not above 0, an interval that does not hold the effect. */
export function readEffect(row: Row, written: Written): Pick<Experiment, 'effect' | 'error'> {
  const number = (column: string) => numberIn(row, column, { ...written, kind: 'free' });
  const effect = number('effect');
  if (effect === undefined)
    return fail(
      cellIssue(row('effect'), {
        opening: 'missing',
        message: `effect of test "${quotable(row('id').text)}"`,
        advice: 'Fill in what was measured under the test less what there was without it; it may be negative.',
      }),
    );
  const error = number('se');
  if (error === undefined) return { effect, error: errorOfInterval(row, effect, written) };
  if (error > 0) return { effect, error };
  return fail(cellIssue(row('se'), { message: `se "${quotable(row('se').text)}"`, advice: 'A standard error is above 0.' }));
}

/** As if the estimate strayed normally. */
function errorOfInterval(row: Row, effect: number, written: Written): number {
  const [low, high] = (['low', 'high'] as const).map((column) => numberIn(row, column, { ...written, kind: 'free' }));
  if (low === undefined || high === undefined)
    return fail(
      cellIssue(row('se'), {
        opening: 'missing',
        message: `se of test "${quotable(row('id').text)}"`,
        advice: 'Fill in the standard error of the effect, or low, high and confidence of its interval.',
      }),
    );
  if (!(low < high && low <= effect && effect <= high))
    return fail(
      cellIssue(row('low'), {
        message: `interval from ${low} to ${high} of the effect ${effect}`,
        advice: 'low lies below the effect, and high above it.',
      }),
    );
  const confidence = numberIn(row, 'confidence', { ...written, kind: 'positiveShare' }) ?? USUAL;
  if (confidence >= 1)
    return fail(
      cellIssue(row('confidence'), {
        message: `confidence "${quotable(row('confidence').text)}"`,
        advice: 'It is a part below 1 or 100 %, such as 0.9.',
      }),
    );
  return (high - low) / (2 * normalQuantile((1 + confidence) / 2));
}

function numberIn(row: Row, column: string, context: Written & { readonly kind: KindName }): number | undefined {
  const cell = row(column);
  if (isMissing(cell.text)) return undefined;
  const [value] = readNumbers([cell], context);
  return present(value, column);
}
