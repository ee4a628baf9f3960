import type { OldBand, OldPair, OldRun } from './oldRun.ts';

/** The run as a run of one path would tell it, for comparison with one: no percentile of what it forecast, no probability. */
export function asOnePath(run: OldRun): OldRun {
  const plans = [...run.plans].map(
    ([name, plan]) => [name, { ...plan, series: medians(plan.series), measured: medians(plan.measured) }] as const,
  );
  return { ...run, plans: new Map(plans), pairs: run.pairs.map(means) };
}

function medians(bands: ReadonlyMap<string, OldBand>): ReadonlyMap<string, OldBand> {
  return new Map([...bands].map(([slot, { mean, p50 }]) => [slot, { mean, p50 }]));
}

function means({ reference, alternative, difference }: OldPair): OldPair {
  return { reference, alternative, difference: { mean: difference.mean } };
}
