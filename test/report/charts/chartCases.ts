import type { Decision, PlanResult } from '../../../src/decide/decision.ts';
import { buildCharts } from '../../../src/report/charts/buildCharts.ts';
import type { Chart } from '../../../src/report/charts/chart.ts';
import { type SampleWinner, sampleDecision } from '../../helpers/sampleDecision.ts';

export function chartOf(decision: Decision, id: string): Chart {
  const chart = buildCharts(decision).find((candidate) => candidate.id === id);
  if (!chart) throw new Error(`no chart ${id}`);
  return chart;
}

export const titleOf = (id: string, winner: SampleWinner): string => chartOf(sampleDecision({ winner }), id).title;

/** The decision with something changed in every plan. */
export function withPlans(decision: Decision, change: (plan: PlanResult) => Partial<PlanResult>): Decision {
  return { ...decision, plans: decision.plans.map((plan) => ({ ...plan, ...change(plan) })) };
}

export function without(decision: Decision, series: string): Decision {
  return withPlans(decision, (plan) => ({ series: new Map([...plan.series].filter(([name]) => name !== series)) }));
}
