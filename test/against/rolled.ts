import { parseRun } from '../../src/against/parseRun.ts';
import { addPeriods, monthOf, type Period, periodsBetween } from '../../src/core/calendar.ts';
import type { Band, Decision, PlanResult } from '../../src/decide/decision.ts';
import { runJsonText } from '../../src/report/outputs/json/runJson.ts';
import { sampleDecision } from '../helpers/sampleDecision.ts';
import { PROGRAM } from '../report/sampleSource.ts';

/** Two months that came after the sample decision, as scale-ppc planned them but for a hundred more and a hundred less. */
export const MEASURED: Readonly<Record<string, readonly number[]>> = {
  ad_spend: [16_150, 17_310],
  ad_sales: [130_000, 126_000],
  acos: [16_150 / 130_000, 17_310 / 126_000],
  cost_per_click: [1.32, 1.34],
  total_sales: [205_000, 212_000],
  organic_rank: [13.2, 13.9],
  content_spend: [1_270, 1_510],
};

/** Bytes of the run.json of a decision, as text changed or not. */
export function runFile(decision: Decision, change: (text: string) => string = (text) => text) {
  return { path: 'old/run.json', bytes: new TextEncoder().encode(change(runJsonText(decision, PROGRAM))) };
}

export const SAME = { study: 'demo', currency: 'USD', actualUntil: monthOf(2026, 12) };

export function oldRun(decision: Decision = calibrated(sampleDecision())) {
  return parseRun(runFile(decision), SAME);
}

/** The same with bands of measuring for what was measured, as a calibrated run has them. */
export function calibrated(decision: Decision): Decision {
  const plans = decision.plans.map((plan) => ({
    ...plan,
    measured: new Map(
      [...plan.series].filter(([slot]) => ['attributed_ad_sales', 'acos', 'revenue', 'organic_rank'].includes(slot)),
    ),
  }));
  return { ...decision, plans };
}

/** The sample decision two months on: they are actuals, and every band begins two months later. */
export function twoMonthsOn(
  measured: Readonly<Record<string, readonly number[]>> = MEASURED,
  /** Of the new months, those whose attributed sales still grow. */
  unsettled = 0,
): Decision {
  const decision = calibrated(sampleDecision());
  const { actuals, projected } = decision;
  const months = periodsBetween(actuals.months[0] ?? monthOf(2026, 1), addPeriods(projected[1] as Period, 0));
  const series = new Map(
    [...actuals.series].map(([name, values]) => [name, [...values, ...(measured[name] ?? [Number.NaN, Number.NaN])]] as const),
  );
  return {
    ...decision,
    actualUntil: projected[1] as Period,
    projected: projected.slice(2),
    actuals: { months, series, ...(unsettled > 0 && { final: months.map((_, index) => index < months.length - unsettled) }) },
    plans: decision.plans.map(later),
  };
}

function later(plan: PlanResult): PlanResult {
  const cut = ({ mean, p10, p50, p90 }: Band): Band => ({
    mean: mean.slice(2),
    p10: p10.slice(2),
    p50: p50.slice(2),
    p90: p90.slice(2),
  });
  const bands = (all: PlanResult['series']): PlanResult['series'] => new Map([...all].map(([slot, band]) => [slot, cut(band)]));
  const spend = { adSpend: plan.spend.adSpend.slice(2), content: plan.spend.content.slice(2) };
  return { ...plan, spend, series: bands(plan.series), measured: bands(plan.measured) };
}
