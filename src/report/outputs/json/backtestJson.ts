import type { Backtest, BacktestSeries, Forecast, GroupScores, ScoredForecast, Scores } from '../../../backtest/backtest.ts';
import { formatPeriod } from '../../../core/calendar.ts';
import { roundedNumber } from './roundedNumber.ts';

/** A backtest as plain data, in the shape of `backtest` in run.schema.json: what has no value is absent. */
export function backtestJson({ months, origins, trained, ahead, draws, series, worst, warnings }: Backtest): object {
  return {
    months,
    origins: origins.map(formatPeriod),
    trained,
    ahead,
    draws,
    ...(worst && { worst_r_hat: { origin: formatPeriod(worst.origin), ...number('r_hat', worst.rHat) } }),
    series: series.map(seriesOf),
    warnings: warnings.map(({ code, message }) => ({ code, message })),
  };
}

/** What `discovery backtest --json` prints: the backtest with its study, two spaces, a last line feed. */
export function backtestJsonText(
  backtest: Backtest,
  about: { readonly study: string; readonly reading: string; readonly seed: number },
): string {
  return `${JSON.stringify({ schema: 'discovery-backtest-1', ...about, backtest: backtestJson(backtest) }, null, 2)}\n`;
}

function seriesOf({ column, label, counted, maseLag, skill, overall, byGroup, byHorizon, forecasts }: BacktestSeries): object {
  return {
    column,
    label,
    counted,
    mase_lag: maseLag,
    ...(skill && {
      skill: {
        verdict: skill.verdict,
        baseline: skill.baseline,
        ...number('crps_ratio', skill.ratio),
        folds: skill.folds,
        won: skill.won,
      },
    }),
    overall: groupOf(overall),
    by_group: byGroup.map(groupOf),
    by_horizon: byHorizon.map(groupOf),
    forecasts: forecasts.map(forecastOf),
  };
}

function groupOf({ from, to, scores }: GroupScores): object {
  return { from, to, methods: Object.fromEntries([...scores].map(([method, one]) => [method, scoresOf(one)])) };
}

function scoresOf({ forecasts, wape, mase, crps, coverage }: Scores): object {
  const intervals = [...coverage].map(([level, { part, standardError }]) => ({
    level,
    ...number('part', part),
    ...number('standard_error', standardError),
  }));
  return { forecasts, ...number('wape', wape), ...number('mase', mase), ...number('crps', crps), coverage: intervals };
}

function forecastOf({ origin, ahead, actual, methods }: Forecast): object {
  return {
    origin: formatPeriod(origin),
    ahead,
    ...number('actual', actual),
    methods: Object.fromEntries([...methods].map(([method, scored]) => [method, quantilesOf(scored)])),
  };
}

function quantilesOf({ p10, p50, p90, crps }: ScoredForecast): object {
  return { ...number('p10', p10), ...number('p50', p50), ...number('p90', p90), ...number('crps', crps) };
}

/** A field that is absent where it has no finite value. */
function number(name: string, value: number): object {
  return Number.isFinite(value) ? { [name]: roundedNumber(value) } : {};
}
