import type { Backtest, BacktestSeries, Baseline, GroupScores, Skill } from '../../../backtest/backtest.ts';
import type { Coverage } from '../../../backtest/intervalCoverage.ts';
import { periodLabel, type Step, wholeSteps } from '../../../core/calendar.ts';
import type { Model } from '../../../language/model.ts';
import { isSpending } from '../../../language/unit.ts';
import { formatList, formatPercent, MISSING, withoutBrackets } from '../../format.ts';
import { spendingWords } from '../../reportSetting.ts';
import { playing } from '../../roleSeries.ts';
import { inSentence, inSteps } from '../../text.ts';

/** Whether the history was long enough for at least one origin. */
export function wasTested({ origins }: Backtest): boolean {
  return origins.length > 0;
}

/** What is said of a history that is too short, or in which too little was measured. */
export function tooShort({ months }: Backtest, { step }: Model): string {
  const [t, fewest] = [inSteps(step), wholeSteps(step, 18)];
  const unknown = 'so how well the model would have forecast this product is not known.';
  if (months >= fewest) return t`Too few months of the history were measured for a backtest, ${unknown}`;
  return t`The history has ${months} ${months === 1 ? step : `${step}s`}; a backtest needs at least ${fewest}, ${unknown}`;
}

/** What was done, and what it tests. */
export function testExplained({ origins, trained, ahead }: Backtest, model: Model): string {
  const [first, last] = [origins[0], origins.at(-1)];
  const from = first === undefined ? '' : periodLabel(first);
  const span = origins.length < 2 || last === undefined ? from : `${from} to ${periodLabel(last)}`;
  const short =
    trained < wholeSteps(model.step, 24) && isSeasonEstimated(model)
      ? ' The first had only one year behind it, so its season rests on the table that ships.'
      : '';
  const still = model.roles.content.length > 0 ? ', and says little of what content does where content money hardly moved' : '';
  const t = inSteps(model.step);
  return t`At the end of ${origins.length} past ${origins.length === 1 ? model.step : `${model.step}s`} (${span}) the model was calibrated on the ${trained} or more months up to then${hasOwnSeason(model) ? ', season included,' : ''} and asked for the next 1 to ${ahead}. It was told what was then really spent on ${spendingWords(model)}${controlWords(model)} and nothing else of those months: this tests how the market answers spending, not whether budgets can be foreseen${still}. Prices, margins and other facts of product.csv, and the priors of the register, are those of today.${short}`;
}

/** Whether a dated table takes a season from the study itself before anything is learnt, once there is enough of it. */
function isSeasonEstimated({ tables }: Model): boolean {
  return [...tables.values()].some(({ correctedBy }) => correctedBy.length > 0);
}

/** Whether a season is of the study itself, estimated beforehand or learnt with all else. */
function hasOwnSeason(model: Model): boolean {
  return isSeasonEstimated(model) || [...model.tables.values()].some(({ estimatedBy = [] }) => estimatedBy.length > 0);
}

/** Inputs that are no spending: the model is told how they came out, as it is told the spending. */
function controlWords({ inputs }: Model): string {
  const controls = [...inputs.values()].filter(({ unit }) => !isSpending(unit)).map(({ label }) => inSentence(label));
  return controls.length === 0 ? '' : `, what came of ${formatList(controls)},`;
}

const RULES: Readonly<Record<Baseline, string>> = {
  naive: 'the last value',
  seasonal_naive: 'the same month last year',
  drift: 'the last value and its drift',
  smoothing: 'damped smoothing with the season',
  regression: 'a regression on season and spend',
};

function ruleWords(rule: Baseline, step: Step): string {
  return RULES[rule].replace('month', step);
}

/** Where the model wins and where it loses, a sentence a verdict, every series once; then how its intervals held. */
export function standing(backtest: Backtest, { step }: Model): string[] {
  const { series } = backtest;
  const untested = series.filter(({ skill }) => skill === undefined).map(nameOf);
  return [
    clause(series, 'better', { opening: 'Better than the best simple rule', step }),
    clause(series.filter(isJudged), 'no better', { opening: 'No better than the best simple rule', step }),
    clause(
      series.filter((one) => !isJudged(one)),
      'no better',
      { opening: 'Too few tests to judge', step },
    ),
    clause(series, 'worse', { opening: 'Worse than the best simple rule', step }),
    untested.length > 0 ? inSteps(step)`Too few months for a simple rule to compare with: ${formatList(untested)}.` : '',
    bandsHeld(backtest),
  ].filter(Boolean);
}

/** Tests from which a series is judged. */
const JUDGED = 3;

function isJudged({ skill }: BacktestSeries): boolean {
  return skill !== undefined && skill.folds >= JUDGED;
}

/** A series inside a sentence. */
function nameOf({ label }: BacktestSeries): string {
  return inSentence(withoutBrackets(label));
}

interface Said {
  readonly opening: string;
  readonly step: Step;
}

function clause(series: readonly BacktestSeries[], verdict: Skill['verdict'], { opening, step }: Said): string {
  const parts = series.flatMap((one) => (one.skill?.verdict === verdict ? [part(nameOf(one), one.skill, step)] : []));
  return parts.length === 0 ? '' : `${opening}: ${parts.join('; ')}.`;
}

function part(label: string, { baseline, ratio, won, folds }: Skill, step: Step): string {
  return `${label} (${formatPercent(ratio, 0)} of the error of ${ruleWords(baseline, step)}, nearer in ${won} of ${folds} tests)`;
}

/** Standard errors beyond which coverage is off. */
const OFF = 2;

/** Where the model's 80% intervals held too seldom, or more often than that. */
function bandsHeld({ series }: Backtest): string {
  const off = (sign: 1 | -1): string[] =>
    series.flatMap((one) => {
      const scores = one.overall.scores.get('model');
      const coverage = scores?.coverage.get(LEVEL);
      if (!scores || !coverage || !(sign * (coverage.part - LEVEL) > OFF * coverage.standardError)) return [];
      return [`${nameOf(one)} (${Math.round(coverage.part * scores.forecasts)} of ${scores.forecasts})`];
    });
  const [narrow, wide] = [off(-1), off(1)];
  const few = narrow.length > 0 ? `too seldom for ${formatList(narrow)}: the model was too sure there` : '';
  const many = wide.length > 0 ? `more often than 80% for ${formatList(wide)}: wider than needed` : '';
  return `The 80% intervals held ${[few, many].filter(Boolean).join('; ') || 'about as often as they should'}.`;
}

const LEVEL = 0.8;

/** What the comparison is made with. */
export function rulesExplained({ series }: Backtest, model: Model): string {
  const yearly = series.filter(({ maseLag }) => maseLag > 1).map(nameOf);
  const others = series.filter(({ maseLag }) => maseLag === 1).map(nameOf);
  const t = inSteps(model.step);
  const bases = [
    yearly.length > 0 ? t`the mean change from the same month a year before for ${formatList(yearly)}` : '',
    others.length > 0 ? t`the mean change from month to month for ${formatList(others)}` : '',
  ].filter(Boolean);
  return t`Each series is set against the best of five rules, chosen afterwards: the last value, the same month last year, the last value with its drift, exponential smoothing with a damped trend${seasonal(model)}, and a regression on the money that was then really spent${seasonal(model)}. Only the last of them is told the spending, as the model is${fairest(model)}. Their intervals come from their own past errors, on the logarithm for all but counted shares. Error in that comparison is CRPS, which rewards forecasts that are near and not too sure; better means at least 5% lower, lower in more than half of at least three tests and by more than two standard errors of the difference test by test, worse at least 5% higher. WAPE is the sum of absolute errors over the sum of actual values; MASE divides errors by ${bases.join(', and by ')}, in the months before each origin.`;
}

function seasonal(model: Model): string {
  return hasOwnSeason(model) ? ' and the season that the model starts from' : '';
}

/** Of which series the rules know as much as the model. */
function fairest(model: Model): string {
  const [ratio, sales] = [playing(model, 'cost_ratio'), playing(model, 'attributed')];
  if (!ratio || !sales) return '';
  return `; of the others ${ratio.label} is the fairest comparison, since a rule’s ${ratio.label} and the real spend make a forecast of ${inSentence(sales.label)}`;
}

/** How far the samples may be trusted, and how the intervals did over all series. */
export function soundness({ worst, origins, draws }: Backtest): string {
  if (!worst) return '';
  const found = `R-hat of the worst of ${origins.length} calibrations: ${worst.rHat.toFixed(3)} (${periodLabel(worst.origin)}), with ${draws} draws behind each forecast.`;
  const weak =
    worst.rHat >= 1.01
      ? ' That misses the limit of 1.01 for intervals of single assumptions; for means and bands of a few series it will do.'
      : '';
  return `${found}${weak} Forecasts of one origin go right or wrong together, so what coverage may be, which takes them for independent, is too narrow.`;
}

/** Months or weeks ahead, as a table has them.
 * @example
 * aheadLabel({ from: 2, to: 3 }) // => '2–3' */
export function aheadLabel({ from, to }: Pick<GroupScores, 'from' | 'to'>): string {
  return from === to ? String(from) : `${from}–${to}`;
}

/** Coverage; what to expect of so many forecasts stands in brackets where it is wanted, two standard errors either side of the promise.
 * @example
 * coverageText({ part: 0.75, standardError: 0.1 }, 0.8) // => '75% (60–100)'
 * coverageText({ part: 0.75, standardError: 0.1 }) // => '75%' */
export function coverageText(coverage: Coverage | undefined, promised?: number): string {
  if (!coverage) return MISSING;
  const { part, standardError } = coverage;
  if (promised === undefined) return formatPercent(part, 0);
  const [low, high] = [-2, 2].map((errors) => Math.round(100 * Math.min(1, Math.max(0, promised + errors * standardError))));
  return `${formatPercent(part, 0)} (${low}–${high})`;
}

/** The model's CRPS over the best rule's, in a group; the best there, not overall. */
export function crpsRatio({ scores }: GroupScores): string {
  const model = scores.get('model');
  const rivals = [...scores].filter(([method, { forecasts }]) => method !== 'model' && forecasts === model?.forecasts);
  const best = Math.min(...rivals.map(([, { crps }]) => crps));
  return model && Number.isFinite(best) && best > 0 ? (model.crps / best).toFixed(2) : MISSING;
}
