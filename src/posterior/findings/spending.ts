import { addPeriods, stepOf } from '../../core/calendar.ts';
import { at } from '../../core/present.ts';
import { advertisingSlots } from '../../language/contract/rolePlayers.ts';
import { log } from '../../numeric/elementary/logarithm.ts';
import { meanOf } from '../../numeric/summary.ts';
import { seasonLog } from '../../study/seasonEstimate.ts';
import type { CalibrationSource } from '../calibrationSource.ts';
import type { Predicted } from '../fitted.ts';
import { leastSquares } from '../leastSquares.ts';
import type { Finding } from './finding.ts';

/** Relative standard deviation of spend below which its effect cannot be told from the level. */
const CONSTANT = 0.05;
/** Part of the movement of spend that the season and the sales before it explain, from which it follows demand. */
const FOLLOWS = 0.5;
/** Months from which that is looked at. */
const FEWEST = 18;

const TEST =
  'Pause or halve advertising for four to eight weeks at a time that the sales did not choose, leave it in the history, and write what it measured into experiments.csv.';

/** What the way in which advertising was spent keeps the history from telling; nothing where a test of it tells more. */
export function spendingFindings(source: CalibrationSource, predicted: readonly Predicted[]): Finding[] {
  const spend = advertisingSpend(source);
  if (!spend || spend.length < 2 || isTested(source)) return [];
  const constant = constantSpend(spend);
  return constant.length > 0 ? constant : followsDemand(source, spend, predicted);
}

/** Money on advertising, by month; undefined of a model without. */
function advertisingSpend({ model, inputs }: CalibrationSource): Float64Array | undefined {
  const [first, ...rest] = advertisingSlots(model).flatMap((slot) => inputs.get(slot) ?? []);
  return first?.map((value, month) => rest.reduce((sum, values) => sum + at(values, month), value));
}

function isTested({ model, trials = [] }: CalibrationSource): boolean {
  const advertising = new Set(advertisingSlots(model));
  return trials.some(({ experiment }) => experiment.slots.some((slot) => advertising.has(slot)));
}

function constantSpend(spend: Float64Array): Finding[] {
  const mean = meanOf(spend);
  const deviation = Math.sqrt(spend.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / spend.length);
  if (!(deviation < CONSTANT * mean)) return [];
  return [
    {
      code: 'constant-spend',
      says: 'Advertising spend hardly changed.',
      effect: 'The history cannot tell what more or less of it would do: that part of the answer is the assumptions’.',
      advice: 'Eight weeks at half the spend would tell.',
      weight: 2,
    },
  ];
}

/** Whether the budget was set by the season and by the sales of the month before, in logarithms. */
function followsDemand(source: CalibrationSource, spend: Float64Array, predicted: readonly Predicted[]): Finding[] {
  const revenue = predicted.find(({ series }) => series.slot === source.model.roles.variables.get('revenue'));
  const sales = revenue && source.columns.get(revenue.series.column);
  if (!sales) return [];
  const months = [...spend.keys()].filter((month) => at(spend, month) > 0 && (sales[month - 1] ?? 0) > 0);
  if (months.length < FEWEST) return [];
  const fit = leastSquares(
    months.map((month) => [
      1,
      log(at(sales, month - 1)),
      ...[seasonLog(source.model, source.marketplace, addPeriods(source.start, month)) ?? []].flat(),
    ]),
    months.map((month) => log(at(spend, month))),
  );
  if (!fit || fit.explained < FOLLOWS) return [];
  return [
    {
      code: 'spend-follows-demand',
      says: `Advertising followed demand: the season and the sales of the ${stepOf(source.start)} before explain ${Math.round(100 * fit.explained)} % of its ups and downs.`,
      effect:
        'Whether ads brought sales or sales brought ads, the history can hardly tell: what one more unit of ads brings rests on the assumptions.',
      advice: TEST,
      weight: fit.explained / FOLLOWS,
    },
  ];
}
