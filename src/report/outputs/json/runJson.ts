import type { Against } from '../../../against/against.ts';
import { RUN_SCHEMA } from '../../../against/parseRun.ts';
import { formatPeriod, type Period } from '../../../core/calendar.ts';
import type { Warning } from '../../../core/error.ts';
import type { BreakEven, Decision, Finding, PairResult, PlanResult } from '../../../decide/decision.ts';
import { type PairSummary, pairOf, seenFrom, verdictOf } from '../../../decide/verdict.ts';
import { advertisingName } from '../../../language/contract/rolePlayers.ts';
import type { Program } from '../../reportSource.ts';
import { againstJson } from './againstJson.ts';
import { backtestJson } from './backtestJson.ts';
import { cashJson } from './cashJson.ts';
import { type Chance, chanceOf } from './chanceJson.ts';
import { heldJson } from './heldJson.ts';
import { nextJson } from './nextJson.ts';
import { rankingJson, verdictJson } from './rankingJson.ts';
import { roundedNumber } from './roundedNumber.ts';
import { actualsJson, assumptionsJson, taughtJson } from './runKnowledge.ts';

/**
 * The decision as plain data, in the shape of run.schema.json: months as YYYY-MM, shares as fractions, money in the study's
 * currency, at most 12 significant digits. What is not known is absent, never null; a run of one path knows no percentile and no
 * probability.
 */
export function runJson(decision: Decision, program: Program): object {
  const { study, actualUntil } = decision;
  const chance = chanceOf(decision);
  const advertising = advertisingName(decision.model);
  return {
    schema: RUN_SCHEMA,
    program: { name: program.name, version: program.version },
    study: study.name,
    currency: study.currency,
    ...(actualUntil === undefined ? {} : { as_of: formatPeriod(actualUntil) }),
    seed: decision.seed,
    draws: decision.draws,
    reading: decision.reading,
    inputs: study.inputs.map(({ path, sha256 }) => ({ path, sha256 })),
    model: { path: study.model.path, sha256: study.model.sha256 },
    months: decision.months.map(formatPeriod),
    projected: decision.projected.map(formatPeriod),
    ...(actualUntil === undefined ? {} : { actual_until: formatPeriod(actualUntil) }),
    ...actualsJson(decision.actuals),
    best: decision.best,
    verdict: verdictJson(decision),
    ranking: rankingJson(decision, chance),
    hold: heldJson(decision, advertising),
    ...nextJson(decision, chance),
    plans: entries(decision.plans.map((plan) => [plan.name, planOf(plan, { advertising, chance })])),
    comparison: comparisonOf(decision, chance),
    pairs: decision.pairs.map((pair) => ({ ...pairNames(pair), ...pairNumbers(pair, chance) })),
    assumptions: assumptionsJson(decision),
    ...taughtJson(decision.calibration),
    ...(decision.backtest && { backtest: backtestJson(decision.backtest) }),
    findings: decision.findings.map(findingJson),
    ...withheldJson(decision),
    warnings: decision.warnings.map(warningOf),
  };
}

/** The object as the text of a file, with what has changed since an older run where that was asked: two spaces, a last line feed. */
export function runJsonText(decision: Decision, program: Program, against?: Against): string {
  const change = against === undefined ? {} : { against: againstJson(against) };
  return `${JSON.stringify({ ...runJson(decision, program), ...change }, null, 2)}\n`;
}

function findingJson({ code, says, effect, advice, weight, withholds }: Finding): object {
  return { code, says, effect, advice, weight: roundedNumber(weight), ...(withholds !== undefined && { withholds: true }) };
}

function withheldJson(decision: Decision): object {
  const { withheld } = verdictOf(decision);
  return withheld ? { withheld: withheld.because } : {};
}

interface Telling {
  readonly chance: Chance;
  /** Name of the money on advertising. */
  readonly advertising: string;
}

function planOf({ label, spend, series, measured, totals, cash }: PlanResult, { chance, advertising }: Telling): object {
  return {
    label,
    spend: { [advertising]: spend.adSpend.map(roundedNumber), content: spend.content.map(roundedNumber) },
    series: seriesOf(series, chance),
    ...(measured.size === 0 ? {} : { measured: seriesOf(measured, chance) }),
    ...(cash && { cash: cashJson(cash, chance) }),
    totals: {
      value: chance.spread(totals.value),
      npv: chance.spread(totals.npv),
      continuation_value: chance.spread(totals.continuationValue),
      run_off_value: chance.spread(totals.runOffValue),
      ...(totals.budgetDependenceEnd && { budget_dependence_end: chance.spread(totals.budgetDependenceEnd) }),
      ad_spend: roundedNumber(totals.adSpend),
      content_spend: roundedNumber(totals.contentSpend),
      ...monthField('payback_month', totals.paybackMonth),
      ...chance.probabilities({ probability_pays_back: totals.probabilityPaysBack }),
    },
  };
}

/** Variable → member → band; the member of a variable without members is the empty name. */
function seriesOf(series: PlanResult['series'], chance: Chance): object {
  const variables = new Map<string, [string, object][]>();
  for (const [slot, band] of series) {
    const dot = slot.indexOf('.');
    const [name, member] = dot < 0 ? [slot, ''] : [slot.slice(0, dot), slot.slice(dot + 1)];
    variables.set(name, [...(variables.get(name) ?? []), [member, chance.band(band)]]);
  }
  return entries([...variables].map(([name, members]) => [name, entries(members)]));
}

/** The headline pair, and what would change the answer. */
function comparisonOf(decision: Decision, chance: Chance): object {
  const { headline, breakEven, otherReading, calibration } = decision;
  const of = calibration === undefined ? 'prior' : 'posterior';
  const rows = (all: readonly BreakEven[]): object[] => all.map((row) => breakEvenOf(row, { chance, of }));
  const other = otherReading && pairOf(otherReading.pairs, headline.reference, headline.alternative);
  return {
    ...pairNames(headline),
    ...pairNumbers(headline, chance),
    break_even: rows(breakEven),
    ...(other && otherReading
      ? {
          other_reading: {
            reading: otherReading.reading,
            best: otherReading.best,
            ...pairNumbers(seenFrom(decision, other, headline.reference), chance),
          },
        }
      : {}),
  };
}

function pairNames({ reference, alternative }: PairResult): object {
  return { reference, alternative };
}

function pairNumbers(
  { probabilityBetter, valueDifference, windowDifference, monteCarloError, turningMonth }: PairSummary,
  chance: Chance,
): object {
  return {
    ...chance.probabilities({ probability_better: probabilityBetter }),
    value_difference: chance.spread(valueDifference),
    npv_difference: { mean: roundedNumber(windowDifference) },
    ...(monteCarloError && { monte_carlo_error: roundedNumber(monteCarloError.valueDifference) }),
    ...monthField('turning_month', turningMonth),
  };
}

interface Share {
  readonly chance: Chance;
  /** What the share is a part of: the posterior in a calibrated run. */
  readonly of: 'prior' | 'posterior';
}

function breakEvenOf({ assumption, value, shareBelow, aheadBelow, aheadAbove }: BreakEven, { chance, of }: Share): object {
  const share = chance.probabilities({ share_below: shareBelow });
  return {
    assumption,
    ...(value === undefined ? {} : { value: roundedNumber(value) }),
    ...('share_below' in share ? { ...share, of } : {}),
    ...(aheadBelow === undefined ? {} : { ahead_below: aheadBelow }),
    ...(aheadAbove === undefined ? {} : { ahead_above: aheadAbove }),
  };
}

function warningOf({ code, message, place }: Warning): object {
  return { code, message, ...(place === undefined ? {} : { place: { ...place } }) };
}

function monthField(name: string, month: Period | undefined): object {
  return month === undefined ? {} : { [name]: formatPeriod(month) };
}

/** An object of those fields. Names that people gave, `__proto__` too, become ordinary fields. */
function entries(fields: readonly (readonly [string, unknown])[]): object {
  return Object.fromEntries(fields);
}
