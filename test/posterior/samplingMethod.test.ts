import { describe, expect, test } from 'vitest';
import type { Schedule } from '../../src/posterior/calibrationSource.ts';
import { diagnosisOf } from '../../src/posterior/diagnosis.ts';
import type { Sample } from '../../src/posterior/sample.ts';
import { sampleAll } from '../../src/posterior/sampling.ts';
import { methodOf, scheduleFor } from '../../src/posterior/samplingMethod.ts';
import { DEFAULT_SCHEDULE, WITHOUT_GRADIENT } from '../../src/posterior/samplingSchedule.ts';
import { createTarget, type Target } from '../../src/posterior/target.ts';
import { mmmSource } from '../oracle/mmm/mmmSource.ts';

const HURRIED: Schedule = { runs: 2, chains: 4, warmUp: 40, block: 40, thin: 2, mostBlocks: 2 };
const source = mmmSource();
const { withGradient, coordinates } = createTarget(source);
const blind: Pick<Target, 'withGradient' | 'coordinates'> = { coordinates };

describe('which sampler', () => {
  test('a density without a gradient is sampled without, whatever the schedule wants', () => {
    expect(withGradient).toBeDefined();
    expect(scheduleFor({ ...blind, ...(withGradient && { withGradient }) }, DEFAULT_SCHEDULE)).toBe(DEFAULT_SCHEDULE);
    expect(scheduleFor(blind, DEFAULT_SCHEDULE)).toBe(WITHOUT_GRADIENT);
    expect(scheduleFor(blind, HURRIED)).toBe(HURRIED);
  });

  test('both go in rounds behind one door, and neither takes the other’s state', async () => {
    const target = createTarget(source);
    const sampled = (schedule: Schedule): Promise<Sample> => {
      const { round } = methodOf(schedule);
      const runAll = async (tasks: Parameters<Parameters<typeof sampleAll>[1]['runAll']>[0]) =>
        tasks.map((task) => round(target, { seed: 1, schedule }, task));
      return sampleAll(target.coordinates.length, { schedule, runAll, progress: () => undefined });
    };
    const following: Schedule = { ...HURRIED, sampler: 'HMC', warmUp: 10, block: 5 };
    const [with_, without] = [await sampled(following), await sampled(HURRIED)];
    const rows = ({ kept }: Sample) => kept.map(({ length }) => length / target.coordinates.length);
    expect([rows(with_), rows(without)]).toEqual([
      [2 * 5 * 4, 2 * 5 * 4],
      [2 * 20 * 4, 2 * 20 * 4],
    ]);
    const crossed = (schedule: Schedule, { states: [state] }: Sample) =>
      methodOf(schedule).round(target, { seed: 1, schedule }, { run: 0, round: 5, ...(state && { state }) });
    expect(() => crossed(following, without)).toThrow('another sampler');
    expect(() => crossed(HURRIED, with_)).toThrow('another sampler');
  });
});

describe('the verdict on a sample', () => {
  const good = { rHat: 1.002, bulkEss: 900, tailEss: 800 };
  const sample = (changed: Partial<Sample>): Sample => ({
    ...{ runs: 4, chains: 2, convergence: [good], evaluations: 5000, broken: 0, states: [] },
    kept: Array.from({ length: 4 }, () => new Float64Array(250)),
    ...changed,
  });
  const verdict = (changed: Partial<Sample>) => diagnosisOf([{ slot: 'a' }], sample(changed), DEFAULT_SCHEDULE);

  test('counts what broke off, and says so where it is more than one in a hundred', () => {
    expect(verdict({ broken: 10 })).toMatchObject({ broken: 10, converged: true, kept: 1000, gradients: true });
    expect(verdict({ broken: 10 }).verdict).not.toContain('broke off');
    expect(verdict({ broken: 30 }).verdict).toContain('Of 1,000 trajectories 30 broke off');
  });

  test('is that of the worst coordinate', () => {
    const { converged, worstRHat, fewestTail } = verdict({ convergence: [{ ...good, tailEss: 399 }] });
    expect([converged, worstRHat, fewestTail]).toEqual([false, 1.002, 399]);
  });
});
