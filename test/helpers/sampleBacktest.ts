import { BASELINES, type Backtest, type BacktestSeries, type Forecast, METHODS } from '../../src/backtest/backtest.ts';
import { scoreForecast } from '../../src/backtest/scoreForecast.ts';
import { scoresOf } from '../../src/backtest/scores.ts';
import { skillOf } from '../../src/backtest/skill.ts';
import { addMonths, monthOf } from '../../src/core/calendar.ts';

const AHEAD = 6;
const ORIGINS = [0, 2, 4, 5].map((after) => addMonths(monthOf(2026, 4), after));

/** Evenly spread draws about a centre. */
const around = (centre: number, spread: number): Float64Array =>
  Float64Array.from({ length: 41 }, (_, draw) => centre * (1 + (spread * (draw - 20)) / 10));

/** A series whose model is off by a part `model` of the actual value, and whose rules are by `rules`. */
function seriesOf(column: string, label: string, { model, rules, counted = false }: Off): BacktestSeries {
  const forecasts = ORIGINS.flatMap((origin, fold): Forecast[] =>
    Array.from({ length: Math.min(AHEAD, 6 - fold) }, (_, index) => {
      const actual = 100 + index;
      const off = (part: number): Float64Array => around(actual * (1 + part * (1 + index / 6)), 0.05);
      const methods = METHODS.map((method) => {
        const part = method === 'model' ? model : (1 + BASELINES.indexOf(method) / 4) * rules;
        return [method, scoreForecast(off(part), actual, 8)] as const;
      });
      return { origin, ahead: index + 1, actual, methods: new Map(methods) };
    }),
  );
  const skill = skillOf(forecasts);
  return { column, label, counted, maseLag: 12, forecasts, ...scoresOf(forecasts, AHEAD), ...(skill && { skill }) };
}

interface Off {
  readonly model: number;
  readonly rules: number;
  readonly counted?: boolean;
}

/** A backtest in which the model wins, draws and loses. */
export function sampleBacktest(): Backtest {
  return {
    months: 34,
    origins: ORIGINS,
    trained: 28,
    ahead: AHEAD,
    draws: 41,
    series: [
      seriesOf('ad_sales', 'Ad sales', { model: 0.04, rules: 0.15 }),
      seriesOf('acos', 'ACOS', { model: 0.06, rules: 0.061 }),
      seriesOf('organic_rank', 'Organic rank', { model: 0.2, rules: 0.07 }),
      seriesOf('recommendation_share.external_ai', 'Recommendation share, External AI (ChatGPT)', {
        model: 0.1,
        rules: 0.3,
        counted: true,
      }),
    ],
    worst: { origin: ORIGINS[0] ?? monthOf(2026, 4), rHat: 1.07 },
    warnings: [{ code: 'backtest-not-converged', message: 'The backtest from 2026-04 has not converged.' }],
  };
}
