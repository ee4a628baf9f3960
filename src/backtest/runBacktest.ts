import type { Period } from '../core/calendar.ts';
import { formatPeriod, stepOf, wholeSteps } from '../core/calendar.ts';
import type { Warning } from '../core/error.ts';
import { at, present } from '../core/present.ts';
import type { Progress } from '../core/progress.ts';
import { slotsOf } from '../language/slots.ts';
import { isSpending } from '../language/unit.ts';
import { type Posterior, samplePosterior } from '../posterior/samplePosterior.ts';
import { askedBy, type Series, seriesOf } from '../posterior/series.ts';
import type { Warmth } from '../posterior/warmStart.ts';
import { BASELINES, type Backtest, type BacktestSeries, type Forecast, type Method, type ScoredForecast } from './backtest.ts';
import { LOGARITHM, ruleDraws, ruleForecast } from './baselines.ts';
import type { Fold } from './fold.ts';
import { maseScale } from './mase.ts';
import { type Measure, measuresOf } from './measure.ts';
import { type Predictive, predictAhead } from './predictive.ts';
import type { Known } from './ruleForecast.ts';
import { scoreForecast } from './scoreForecast.ts';
import { scoresOf } from './scores.ts';
import { skillOf } from './skill.ts';

export interface BacktestSource {
  /** By origin, ascending; all begin in the same month. */
  readonly folds: readonly Fold[];
  /** Every column of the whole history, by which the forecasts are scored. */
  readonly columns: ReadonlyMap<string, Float64Array>;
  readonly months: number;
  readonly ahead: number;
}

/** R-hat above which a fold's intervals are doubtful. */
export const WORST_R_HAT = 1.05;

/** Calibrates every fold on what it had seen, and scores what it expected of the months after. The same source gives the same bytes however the folds are spread. */
export async function runBacktest(source: BacktestSource, progress: Progress): Promise<Backtest> {
  const { folds, months, ahead } = source;
  const posteriors = await sampled(folds, progress);
  const worst = worstOf(folds, posteriors);
  return {
    months,
    origins: folds.map(originOf),
    trained: folds[0]?.source.months ?? 0,
    ahead,
    draws: posteriors[0]?.draws.count ?? 0,
    series: seriesScores(source, posteriors),
    ...(worst && { worst }),
    warnings: worst ? notConverged(worst) : [],
  };
}

/** The first fold by itself; the others start from what it handed on, so that none knows of months after its origin. */
async function sampled(folds: readonly Fold[], progress: Progress): Promise<Posterior[]> {
  const done = folds.map(() => 0);
  const one = ({ source, runAll }: Fold, index: number, warm?: Warmth): Promise<Posterior> => {
    const report: Progress = (part) => {
      done[index] = part;
      progress(done.reduce((sum, value) => sum + value, 0) / folds.length, `forecasting ${folds.length} past months again`);
    };
    return samplePosterior(source, report, { runAll, ...(warm && { warm }) });
  };
  const [fold, ...later] = folds;
  if (!fold) return [];
  const first = await one(fold, 0);
  return [first, ...(await Promise.all(later.map((other, index) => one(other, index + 1, first.warmth))))];
}

function originOf({ source: { start, months } }: Fold): Period {
  return (start + months - 1) as Period;
}

function worstOf(folds: readonly Fold[], posteriors: readonly Posterior[]): Backtest['worst'] {
  const rHats = folds.map((fold, index) => ({
    origin: originOf(fold),
    rHat: at(posteriors, index).diagnostics.worstRHat,
  }));
  return rHats.sort((a, b) => b.rHat - a.rHat)[0];
}

function notConverged({ origin, rHat }: NonNullable<Backtest['worst']>): Warning[] {
  if (rHat <= WORST_R_HAT) return [];
  const message = `The backtest from ${formatPeriod(origin)} has not converged (R-hat ${rHat.toFixed(2)}; needed: at most ${WORST_R_HAT}): its intervals may be wrong.`;
  return [{ code: 'backtest-not-converged', message }];
}

/** A fold with what its posterior expects, by column. */
interface Expected {
  readonly fold: Fold;
  readonly byColumn: ReadonlyMap<string, Predictive>;
}

function seriesScores({ folds, columns, months, ahead }: BacktestSource, posteriors: readonly Posterior[]): BacktestSeries[] {
  const asked = (series: Series, month: number): number => askedBy(series.observation, columns, months)[month] ?? 1;
  const expected = folds.map((fold, index): Expected => {
    const posterior = posteriors[index];
    const predictive = posterior ? predictAhead(fold, posterior, asked) : [];
    return { fold, byColumn: new Map(predictive.map((one) => [one.series.column, one])) };
  });
  const last = folds.at(-1)?.source;
  const step = stepOf(last?.start ?? (0 as Period));
  const year = wholeSteps(step, 12);
  const measures = last ? measuresOf(last.model, seriesOf(last), columns) : [];
  return measures.flatMap((measure) => {
    const those = expected.filter(({ byColumn }) => byColumn.has(measure.from));
    const known = those.map(({ fold }) => knownTo(fold, measure).filter(Number.isFinite).length);
    const maseLag = Math.min(...known) >= 2 * year ? year : 1;
    const forecasts = those.flatMap((one) => foldForecasts(measure, one, { ahead, maseLag, year }));
    if (forecasts.length === 0) return [];
    const skill = skillOf(forecasts);
    const { column, label, counted } = measure;
    return [{ column, label, counted, maseLag, forecasts, ...scoresOf(forecasts, ahead, step), ...(skill && { skill }) }];
  });
}

/** What a fold knew of a measure at its origin: rules are shown no more of it than the model. */
function knownTo({ source: { columns, months } }: Fold, { column }: Measure): Float64Array {
  return columns.get(column) ?? new Float64Array(months).fill(Number.NaN);
}

/** What rules may know of the months of a fold beside the values: its season where logarithms add up, and what was spent. */
function knownOf({ ahead: { model, inputs, season } }: Fold, { scale }: Measure): Known {
  const spending = [...model.inputs.values()]
    .filter(({ unit }) => isSpending(unit))
    .map((input) => slotsOf(model, input).flatMap((slot) => inputs.get(slot) ?? []))
    .flatMap(([first, ...others]) =>
      first ? [first.map((money, month) => others.reduce((sum, other) => sum + at(other, month), money))] : [],
    );
  return { spending, ...(season && scale === LOGARITHM && { season }) };
}

/** Every held-out month of a fold in which the series was measured, by every method. */
function foldForecasts(
  measure: Measure,
  { fold, byColumn }: Expected,
  { ahead, maseLag, year }: { readonly ahead: number; readonly maseLag: number; readonly year: number },
): Forecast[] {
  const { months, seed, draws: count } = fold.source;
  const predictive = byColumn.get(measure.from);
  const known = knownTo(fold, measure);
  const scale = maseScale(known, maseLag);
  const told = knownOf(fold, measure);
  return Array.from({ length: Math.min(ahead, fold.ahead.months - months) }, (_, index) => index).flatMap((index) => {
    const actual = at(measure.actual, months + index);
    if (!Number.isFinite(actual) || !predictive) return [];
    const spent = (slot: string): number => at(present(fold.ahead.inputs.get(slot), slot), months + index);
    const methods = new Map<Method, ScoredForecast>([
      ['model', scoreForecast(measure.drawsOf(predictive, { index, spent }), actual, scale)],
    ]);
    for (const rule of BASELINES) {
      const forecast = ruleForecast(rule, known.map(measure.scale.to), { ahead: index + 1, year, ...told });
      const name = `backtest/${rule}/${measure.column}/${months}/${index}`;
      if (forecast) methods.set(rule, scoreForecast(ruleDraws(forecast, measure.scale, { seed, name, count }), actual, scale));
    }
    return [{ origin: originOf(fold), ahead: index + 1, actual, methods }];
  });
}
