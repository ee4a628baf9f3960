import type { Against } from '../../../against/against.ts';
import { RUN_SCHEMA } from '../../../against/parseRun.ts';
import { formatMonth, type Month } from '../../../core/calendar.ts';
import type { Warning } from '../../../core/error.ts';
import type { Band, BreakEven, Decision, PairResult, PlanResult, Spread } from '../../../decide/decision.ts';
import { type PairSummary, pairOf, seenFrom } from '../../../decide/verdict.ts';
import { advertisingName } from '../../../language/contract/rolePlayers.ts';
import type { Program } from '../../reportSource.ts';
import { againstJson } from './againstJson.ts';
import { backtestJson } from './backtestJson.ts';
import { roundedNumber } from './roundedNumber.ts';
import { actualsJson, assumptionsJson, taughtJson } from './runKnowledge.ts';

/**
 * The decision as plain data, in the shape of run.schema.json: months as YYYY-MM, shares as fractions, money in the study's
 * currency, at most 12 significant digits. What is not known is absent, never null.
 */
export function runJson(decision: Decision, program: Program): object {
  const { study, actualUntil } = decision;
  return {
    schema: RUN_SCHEMA,
    program: { name: program.name, version: program.version },
    study: study.name,
    currency: study.currency,
    ...(actualUntil === undefined ? {} : { as_of: formatMonth(actualUntil) }),
    seed: decision.seed,
    draws: decision.draws,
    reading: decision.reading,
    inputs: study.inputs.map(({ path, sha256 }) => ({ path, sha256 })),
    model: { path: study.model.path, sha256: study.model.sha256 },
    months: decision.months.map(formatMonth),
    projected: decision.projected.map(formatMonth),
    ...(actualUntil === undefined ? {} : { actual_until: formatMonth(actualUntil) }),
    ...actualsJson(decision.actuals),
    best: decision.best,
    plans: entries(decision.plans.map((plan) => [plan.name, planOf(plan, advertisingName(decision.model))])),
    comparison: comparisonOf(decision),
    pairs: decision.pairs.map((pair) => ({ ...pairNames(pair), ...pairNumbers(pair) })),
    assumptions: assumptionsJson(decision.assumptions),
    ...taughtJson(decision.calibration),
    ...(decision.backtest && { backtest: backtestJson(decision.backtest) }),
    warnings: decision.warnings.map(warningOf),
  };
}

/** The object as the text of a file, with what has changed since an older run where that was asked: two spaces, a last line feed. */
export function runJsonText(decision: Decision, program: Program, against?: Against): string {
  const change = against === undefined ? {} : { against: againstJson(against) };
  return `${JSON.stringify({ ...runJson(decision, program), ...change }, null, 2)}\n`;
}

function planOf({ label, spend, series, measured, totals }: PlanResult, advertising: string): object {
  return {
    label,
    spend: { [advertising]: spend.adSpend.map(roundedNumber), content: spend.content.map(roundedNumber) },
    series: seriesOf(series),
    ...(measured.size === 0 ? {} : { measured: seriesOf(measured) }),
    totals: {
      npv: spreadOf(totals.npv),
      asset_value: spreadOf(totals.assetValue),
      ...(totals.budgetDependenceEnd && { budget_dependence_end: spreadOf(totals.budgetDependenceEnd) }),
      ad_spend: roundedNumber(totals.adSpend),
      content_spend: roundedNumber(totals.contentSpend),
      ...monthField('payback_month', totals.paybackMonth),
      ...(totals.probabilityPaysBack === undefined ? {} : { probability_pays_back: roundedNumber(totals.probabilityPaysBack) }),
    },
  };
}

/** Variable → member → band; the member of a variable without members is the empty name. */
function seriesOf(series: PlanResult['series']): object {
  const variables = new Map<string, [string, object][]>();
  for (const [slot, band] of series) {
    const dot = slot.indexOf('.');
    const [name, member] = dot < 0 ? [slot, ''] : [slot.slice(0, dot), slot.slice(dot + 1)];
    variables.set(name, [...(variables.get(name) ?? []), [member, bandOf(band)]]);
  }
  return entries([...variables].map(([name, members]) => [name, entries(members)]));
}

/** The headline pair, and what would change the answer. */
function comparisonOf(decision: Decision): object {
  const { headline, breakEven, againstHold, otherReading, calibration } = decision;
  const of = calibration === undefined ? 'prior' : 'posterior';
  const other = otherReading && pairOf(otherReading.pairs, headline.reference, headline.alternative);
  return {
    ...pairNames(headline),
    ...pairNumbers(headline),
    break_even: breakEven.map((one) => breakEvenOf(one, of)),
    ...(againstHold === undefined
      ? {}
      : { against_hold: { plan: againstHold.plan, break_even: againstHold.breakEven.map((one) => breakEvenOf(one, of)) } }),
    ...(other && otherReading
      ? {
          other_reading: {
            reading: otherReading.reading,
            best: otherReading.best,
            ...pairNumbers(seenFrom(decision, other, headline.reference)),
          },
        }
      : {}),
  };
}

function pairNames({ reference, alternative }: PairResult): object {
  return { reference, alternative };
}

function pairNumbers({ probabilityBetter, npvDifference, turningMonth }: PairSummary): object {
  return {
    probability_better: roundedNumber(probabilityBetter),
    npv_difference: spreadOf(npvDifference),
    ...monthField('turning_month', turningMonth),
  };
}

/** `of` says what the share is a part of: the posterior in a calibrated run. */
function breakEvenOf({ assumption, value, shareBelow, aheadBelow }: BreakEven, of: 'prior' | 'posterior'): object {
  return {
    assumption,
    ...(value === undefined ? {} : { value: roundedNumber(value) }),
    ...(shareBelow === undefined ? {} : { share_below: roundedNumber(shareBelow), of }),
    ...(aheadBelow === undefined ? {} : { ahead_below: aheadBelow }),
  };
}

function warningOf({ code, message, place }: Warning): object {
  return { code, message, ...(place === undefined ? {} : { place: { ...place } }) };
}

function bandOf({ mean, p10, p50, p90 }: Band): object {
  return { mean: mean.map(roundedNumber), p10: p10.map(roundedNumber), p50: p50.map(roundedNumber), p90: p90.map(roundedNumber) };
}

function spreadOf({ mean, p5, p10, p50, p90, p95 }: Spread): object {
  return entries(Object.entries({ mean, p5, p10, p50, p90, p95 }).map(([name, value]) => [name, roundedNumber(value)]));
}

function monthField(name: string, month: Month | undefined): object {
  return month === undefined ? {} : { [name]: formatMonth(month) };
}

/** An object of those fields. Names that people gave, `__proto__` too, become ordinary fields. */
function entries(fields: readonly (readonly [string, unknown])[]): object {
  return Object.fromEntries(fields);
}
