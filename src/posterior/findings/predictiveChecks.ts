import { stepOf, wholeSteps } from '../../core/calendar.ts';
import { at } from '../../core/present.ts';
import { normalQuantile } from '../../numeric/normal.ts';
import { stream } from '../../numeric/random.ts';
import { meanOf } from '../../numeric/summary.ts';
import type { CalibrationSource } from '../calibrationSource.ts';
import { ofFirst, type Predicted, strayedBy } from '../fitted.ts';
import { errorScale } from '../series.ts';
import { seriesName } from './errors.ts';
import { type Finding, limitOf } from './finding.ts';

/** Measured months from which a series is checked, and histories that the model makes beside it. */
const FEWEST = 12;
const MADE = 2000;
/** Standard deviations of the made histories from which an answer is withheld. */
const HOPELESS = 8;

/** One thing that a history shows and that the model must be able to show too. */
interface Trait {
  readonly code: string;
  readonly of: (values: readonly number[], months: readonly number[], year: number) => number;
  readonly more: string;
  readonly less: string;
}

const TRAITS: readonly Trait[] = [
  { code: 'check-level', of: mean, more: 'lies higher than', less: 'lies lower than' },
  { code: 'check-trend', of: slope, more: 'rose more over the history than', less: 'rose less, or fell more, than' },
  { code: 'check-season', of: seasonality, more: 'moves more with the calendar than', less: 'moves less with the calendar than' },
  {
    code: 'check-persistence',
    of: persistence,
    more: 'stays away longer, once it is off, than',
    less: 'swings back faster than',
  },
  {
    code: 'check-spread',
    of: jumps,
    more: 'jumps more from one time to the next than',
    less: 'jumps less from one time to the next than',
  },
];

/**
 * Whether each measured series looks like one that the calibrated model could have made (posterior predictive checks; Gelman, Meng and
 * Stern 1996): its level, trend, season, persistence and spread beside those of histories made from the posterior, on the scale of the
 * errors, with errors that last as the model says and the same months missing.
 */
export function predictiveChecks(
  { seed, start }: Pick<CalibrationSource, 'seed' | 'start'>,
  predicted: readonly Predicted[],
): Finding[] {
  const checked = predicted.filter(isChecked);
  const limit = limitOf(TRAITS.length * checked.length);
  const year = wholeSteps(stepOf(start), 12);
  return checked.flatMap((one) => {
    const months = [...one.series.values.keys()].filter((month) => Number.isFinite(one.series.values[month]));
    const scale = errorScale(one.series);
    const seen = months.map((month) => scale(at(one.series.values, month)));
    const made = historiesOf(ofFirst(one, MADE), months, seed);
    return TRAITS.flatMap((trait) =>
      findingOf(trait, {
        one,
        limit,
        seen: trait.of(seen, months, year),
        made: made.map((values) => trait.of(values, months, year)),
      }),
    );
  });
}

function isChecked({ series, at: draws }: Predicted): boolean {
  const measured = series.values.filter(Number.isFinite).length;
  return series.observation.error !== 'count' && measured >= FEWEST && (draws[0]?.length ?? 0) > 1;
}

interface Checked {
  readonly one: Predicted;
  readonly limit: number;
  readonly seen: number;
  readonly made: readonly number[];
}

function findingOf({ code, more, less }: Trait, { one, limit, seen, made }: Checked): Finding[] {
  const above = made.filter((value) => value >= seen).length;
  const below = made.filter((value) => value <= seen).length;
  const chance = Math.min(1, (2 * (Math.min(above, below) + 1)) / (made.length + 1));
  const values = Float64Array.from(made);
  const centre = meanOf(values);
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - centre) * (value - centre), 0) / (values.length - 1));
  const off = Math.abs(seen - centre) / deviation;
  if (!(chance < Math.max(limit, 2.5 / (made.length + 1)) && off > normalQuantile(1 - limit / 2))) return [];
  const name = seriesName(one);
  return [
    {
      code,
      says: `${name.charAt(0).toUpperCase()}${name.slice(1)} ${seen > centre ? more : less} the model can explain.`,
      effect: 'Something that the model does not know is at work, and what it takes for an effect of spending may be that.',
      advice:
        'Look for what changed (a rival, a stock-out, a price, a new way of counting) and say so in history.csv, or leave out what it touched.',
      weight: off / normalQuantile(1 - limit / 2),
      ...(off > HOPELESS && { withholds: 'the history is not one that the model could have made' }),
    },
  ];
}

/** By draw, the values of these months as the model would measure them. */
function historiesOf(
  { series, at: modelled, spread, persistence }: Predicted,
  months: readonly number[],
  seed: number,
): number[][] {
  const next = stream(seed, `findings/${series.column}`);
  const scale = errorScale(series);
  return [...spread].map((deviation, draw) => {
    const kept = at(persistence, draw);
    const fresh = deviation * Math.sqrt(1 - kept * kept);
    let error = deviation * strayedBy(series.observation, next);
    return modelled
      .map((values, month) => {
        if (month > 0) error = kept * error + fresh * strayedBy(series.observation, next);
        return scale(at(values, draw)) + error;
      })
      .filter((_, month) => months.includes(month));
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** A month, by least squares. */
function slope(values: readonly number[], months: readonly number[]): number {
  const [middle, level] = [mean(months), mean(values)];
  const squares = months.reduce((sum, month) => sum + (month - middle) * (month - middle), 0);
  return months.reduce((sum, month, index) => sum + (month - middle) * (at(values, index) - level), 0) / squares;
}

/** What is left of values without their trend. */
function detrended(values: readonly number[], months: readonly number[]): number[] {
  const [rise, middle, level] = [slope(values, months), mean(months), mean(values)];
  return values.map((value, index) => value - level - rise * (at(months, index) - middle));
}

/** Standard deviation of the means of the calendar months, of what has no trend. */
function seasonality(values: readonly number[], months: readonly number[], year: number): number {
  const left = detrended(values, months);
  const means = Array.from({ length: year }, (_, calendar) =>
    left.filter((_value, index) => at(months, index) % year === calendar),
  )
    .filter((those) => those.length > 0)
    .map(mean);
  return Math.sqrt(mean(means.map((value) => value * value)));
}

/** Correlation with the month before, of what has no trend. */
function persistence(values: readonly number[], months: readonly number[]): number {
  const left = detrended(values, months);
  const products = left.slice(1).map((value, index) => value * at(left, index));
  return products.reduce((sum, value) => sum + value, 0) / left.reduce((sum, value) => sum + value * value, 0);
}

/** Root mean square of the change from one measured month to the next. */
function jumps(values: readonly number[]): number {
  const steps = values.slice(1).map((value, index) => value - at(values, index));
  return Math.sqrt(mean(steps.map((step) => step * step)));
}
