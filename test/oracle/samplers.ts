import { openStudy } from '../../src/cli/openStudy.ts';
import { joined, momentsOf } from '../../src/numeric/matrix.ts';
import { posteriorSource } from '../../src/pipeline.ts';
import type { CalibrationSource, Schedule } from '../../src/posterior/calibrationSource.ts';
import type { Sample } from '../../src/posterior/sample.ts';
import { inProcess } from '../../src/posterior/samplePosterior.ts';
import { sampleAll } from '../../src/posterior/sampling.ts';
import { DEFAULT_SCHEDULE, WITHOUT_GRADIENT } from '../../src/posterior/samplingSchedule.ts';
import { createTarget, type Target } from '../../src/posterior/target.ts';

/**
 * The same posteriors by both samplers, which share nothing but the density: means within four Monte Carlo errors, standard deviations
 * within 5 %. Long samples of the studies that ship; part of `npm run oracle`.
 */
const STUDIES = process.argv.length > 2 ? process.argv.slice(2) : ['demo', 'waage', 'brackenfold'];
const LONG = { rHat: 1.01, ess: 3000, tailEss: 2000 };

async function sourceOf(name: string): Promise<CalibrationSource> {
  const positionals = new Map([['study', `inputs/${name}`]]);
  const { model, study, options } = await openStudy({ command: 'calibrate', positionals, flags: new Map(), width: 100 });
  return posteriorSource({ model, study, options }, { reading: options.reading });
}

async function sampled(source: CalibrationSource, target: Target, schedule: Schedule): Promise<Sample> {
  const before = process.cpuUsage().user;
  const long = { ...schedule, limits: LONG, mostBlocks: 100 };
  const runAll = inProcess({ ...source, schedule: long });
  const sample = await sampleAll(target.coordinates.length, { schedule: long, runAll, progress: () => undefined });
  const ess = Math.min(...sample.convergence.map(({ bulkEss }) => bulkEss));
  const seconds = (process.cpuUsage().user - before) / 1e6;
  console.log(
    `  ${schedule.sampler ?? 'DE-MC(Z)'}: ${ess.toFixed(0)} effective draws of the slowest, ${sample.evaluations} evaluations, ${seconds.toFixed(0)} s of processor time`,
  );
  return sample;
}

/** How far apart the means lie, in Monte Carlo errors, and the standard deviations, as a part. */
function apart(width: number, one: Sample, other: Sample): { readonly means: Float64Array; readonly spreads: Float64Array } {
  const [a, b] = [one, other].map(({ kept }) => momentsOf(joined(kept), width));
  if (!a || !b) throw new Error('two samples');
  const variance = (moments: typeof a, i: number): number => moments.covariance[i * (width + 1)] ?? Number.NaN;
  const ess = ({ convergence }: Sample, i: number): number => convergence[i]?.bulkEss ?? Number.NaN;
  return {
    means: a.mean.map((mean, i) => {
      const error = Math.sqrt(variance(a, i) / ess(one, i) + variance(b, i) / ess(other, i));
      return Math.abs(mean - (b.mean[i] ?? Number.NaN)) / error;
    }),
    spreads: a.mean.map((_, i) => Math.abs(Math.sqrt(variance(a, i) / variance(b, i)) - 1)),
  };
}

for (const name of STUDIES) {
  console.log(name);
  const source = await sourceOf(name);
  const target = createTarget(source);
  const width = target.coordinates.length;
  const [hmc, deMc] = [await sampled(source, target, DEFAULT_SCHEDULE), await sampled(source, target, WITHOUT_GRADIENT)];
  const { means, spreads } = apart(width, hmc, deMc);
  const passes = means.every((errors) => errors <= 4) && spreads.every((part) => part <= 0.05);
  const rms = Math.sqrt(means.reduce((sum, value) => sum + value * value, 0) / width);
  console.log(
    `  ${width} coordinates: means ${Math.max(...means).toFixed(1)} Monte Carlo errors apart at most (root mean square ${rms.toFixed(2)}), standard deviations ${(100 * Math.max(...spreads)).toFixed(1)} %: ${passes ? 'they agree' : 'THEY DO NOT AGREE'}`,
  );
  if (!passes) process.exitCode = 1;
}
