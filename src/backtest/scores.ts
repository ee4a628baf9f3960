import { type Step, wholeSteps } from '../core/calendar.ts';
import { type Forecast, type GroupScores, METHODS, type Method, type ScoredForecast, type Scores } from './backtest.ts';
import { coverageOf, LEVELS } from './intervalCoverage.ts';
import { mase } from './mase.ts';
import { wape } from './wape.ts';

/** Months ahead that are shown together; as many weeks in a weekly model. */
const GROUPS: readonly (readonly [from: number, to: number])[] = [
  [1, 1],
  [2, 3],
  [4, 6],
  [7, 12],
];

/** @example
 * groupsIn('week') // => [[1, 4], [5, 13], [14, 26], [27, 52]] */
export function groupsIn(step: Step): readonly (readonly [from: number, to: number])[] {
  return GROUPS.map(([from, to]) => [wholeSteps(step, from - 1) + 1, wholeSteps(step, to)]);
}

/** Scores of every method over all forecasts, by group of months or weeks ahead, and by each; what has no forecast is left out. */
export function scoresOf(
  forecasts: readonly Forecast[],
  ahead: number,
  step: Step,
): { readonly overall: GroupScores; readonly byGroup: readonly GroupScores[]; readonly byHorizon: readonly GroupScores[] } {
  const horizons = Array.from({ length: ahead }, (_, index) => [index + 1, index + 1] as const);
  const within = ([from, to]: readonly [number, number]): GroupScores => groupScores(forecasts, from, to);
  const known = ({ scores }: GroupScores): boolean => scores.size > 0;
  return {
    overall: within([1, ahead]),
    byGroup: groupsIn(step).map(within).filter(known),
    byHorizon: horizons.map(within).filter(known),
  };
}

function groupScores(forecasts: readonly Forecast[], from: number, to: number): GroupScores {
  const those = forecasts.filter(({ ahead }) => ahead >= from && ahead <= to);
  const scores = METHODS.flatMap((method): [Method, Scores][] => {
    const made = those.flatMap(({ actual, methods }) => {
      const scored = methods.get(method);
      return scored ? [{ ...scored, actual }] : [];
    });
    return made.length > 0 ? [[method, scoreAll(made)]] : [];
  });
  return { from, to, scores: new Map(scores) };
}

function scoreAll(made: readonly (ScoredForecast & { readonly actual: number })[]): Scores {
  return {
    forecasts: made.length,
    wape: wape(made),
    mase: mase(made),
    crps: made.reduce((sum, { crps }) => sum + crps, 0) / made.length,
    coverage: new Map(
      LEVELS.map((level) => [
        level,
        coverageOf(
          made.map(({ inside }) => inside.get(level) ?? false),
          level,
        ),
      ]),
    ),
  };
}
