import { beforeAll, describe, expect, test } from 'vitest';
import { addPeriods, monthOf } from '../../src/core/calendar.ts';
import { at, present } from '../../src/core/present.ts';
import { meanOf } from '../../src/numeric/summary.ts';
import type { CalibrationSource } from '../../src/posterior/calibrationSource.ts';
import { predict } from '../../src/posterior/fitted.ts';
import { historySource } from '../../src/posterior/historySource.ts';
import { posteriorDraws } from '../../src/posterior/posteriorDraws.ts';
import { samplePosterior } from '../../src/posterior/samplePosterior.ts';
import { seriesOf } from '../../src/posterior/series.ts';
import { createTarget, type Target } from '../../src/posterior/target.ts';
import { kernelsOf } from '../../src/run/kernels.ts';
import type { Experiment } from '../../src/study/experiment.ts';
import { marketplaceNamed } from '../../src/study/marketplaceNamed.ts';
import { PAUSE, shippedStudy } from './shippedWorld.ts';

const { model, study } = shippedStudy();
const SCHEDULE = { sampler: 'HMC', runs: 1, chains: 2, warmUp: 80, block: 60, thin: 1, mostBlocks: 1 } as const;

function sourceWith(...experiments: Experiment[]): CalibrationSource {
  return historySource({
    ...{ model, study: { ...study, history: { ...study.history, experiments } } },
    ...{ marketplace: marketplaceNamed(study.product, model.marketplaces), reading: 'article', set: new Map() },
    ...{ kernelFor: kernelsOf(model), seed: 1, draws: 120, schedule: SCHEDULE },
  });
}

/** Places near the middle of the priors, and the same values by slot. */
function someplace({ coordinates }: Target, shift = 0.3): Float64Array {
  return Float64Array.from(coordinates, ({ quantile }, index) => quantile(0.5 + shift * (((index * 7) % 5) / 5 - 0.35)));
}

/** The outcome over the months of a history with other money, at a place, by a run of the model alone. */
function outcomeOf(
  source: CalibrationSource,
  { of, inputs, place }: { of: string; inputs: [string, (money: number, month: number) => number]; place: Float64Array },
): number[] {
  const target = createTarget(source);
  const draws = posteriorDraws({ ...source, draws: 1 }, target, { places: place, batches: new Uint16Array(1) });
  const [slot, change] = inputs;
  const changed = new Map([...source.inputs, [slot, present(source.inputs.get(slot), slot).map(change)] as const]);
  const series = { ...at(seriesOf(source), 0), slot: of };
  return [...at(predict({ ...source, inputs: changed }, [series], draws), 0).at].map((values) => at(values, 0));
}

const isIn = ({ read }: Experiment, month: number): boolean => {
  const period = addPeriods(present(study.history.months[0], 'month'), month);
  return period >= read.first && period < read.first + read.parts.length;
};

function effectAt(target: Target, place: Float64Array): number {
  return at(at(target.effects(place, 1), 0), 0);
}

describe('the predicted effect of a test', () => {
  test('is that of two runs of the model: all advertising paused, and none, by the share that was', () => {
    const source = sourceWith(PAUSE);
    const place = someplace(createTarget(source));
    const run = (part: number) =>
      outcomeOf(source, {
        of: 'revenue',
        place,
        inputs: ['ad_spend', (money, month) => (isIn(PAUSE, month) ? money * part : money)],
      });
    // Half of the keywords were paused, so the history's money is half of what there would have been.
    const [under, without] = [run(0), run(2)];
    const wanted = under.reduce((sum, value, month) => sum + (isIn(PAUSE, month) ? 0.5 * (value - at(without, month)) : 0), 0);
    expect(wanted).toBeLessThan(0);
    expect(effectAt(createTarget(source), place) / wanted).toBeCloseTo(1, 9);
  });

  test('of money that was half as much again on all of it is that of the history and of a run with less', () => {
    const scale: Experiment = {
      ...PAUSE,
      kind: 'ad_scale',
      share: 1,
      factor: 1.5,
      of: 'organic_rank',
      outcome: 'organic_rank',
      taken: 'log ratio',
    };
    const source = sourceWith(scale);
    const place = someplace(createTarget(source));
    const run = (part: number) =>
      outcomeOf(source, {
        of: 'organic_rank',
        place,
        inputs: ['ad_spend', (money, month) => (isIn(scale, month) ? money * part : money)],
      });
    const [under, without] = [run(1), run(1 / 1.5)];
    const logs = under.flatMap((value, month) => (isIn(scale, month) ? [Math.log(value / at(without, month))] : []));
    expect(effectAt(createTarget(source), place)).toBeCloseTo(meanOf(Float64Array.from(logs)), 10);
  });

  test('of content that was shown to half of the shoppers is half of what it did, from when its money was spent', () => {
    const build = 'build.listing_specificity';
    const listing: Experiment = {
      ...PAUSE,
      ...{ kind: 'listing_ab', line: build, slots: [build], shareOf: 'effect', share: 0.5 },
      ...{ outcome: 'conversion', of: 'orders_per_search_click', taken: 'mean', effect: 0.001, error: 0.001 },
      changed: { first: monthOf(2024, 10), parts: [1, 1, 1, 1, 1, 1, 1] },
    };
    const { factor: _, ...all } = listing;
    const source = sourceWith(all);
    const place = someplace(createTarget(source));
    const first = monthOf(2024, 10) - present(study.history.months[0], 'month');
    const run = (part: number) =>
      outcomeOf(source, {
        of: 'orders_per_search_click',
        place,
        inputs: [build, (money, month) => (month >= first && month < first + 7 ? money * part : money)],
      });
    const [under, without] = [run(1), run(0)];
    const gains = under.flatMap((value, month) => (isIn(listing, month) ? [0.5 * (value - at(without, month))] : []));
    expect(at(gains, 0)).toBeGreaterThan(0);
    expect(effectAt(createTarget(source), place) / meanOf(Float64Array.from(gains))).toBeCloseTo(1, 9);
  });
});

describe('the likelihood of a test', () => {
  const [one, none] = [sourceWith(PAUSE), sourceWith({ ...PAUSE, effect: 1e5 })];

  test('is Student’s t of what was measured around what is predicted, and negative effects are as good as others', () => {
    const [target, other] = [createTarget(one), createTarget(none)];
    const place = someplace(target);
    const effect = effectAt(target, place);
    const density = (measured: number): number => -3 * Math.log1p(((measured - effect) / PAUSE.error) ** 2 / 5);
    const [log, away] = [target, other].map((each) => at(each.parts(place, 1).likelihood, 0));
    expect(present(log, 'log') - present(away, 'log')).toBeCloseTo(density(PAUSE.effect) - density(1e5), 8);
    const without = createTarget({ ...one, trials: [] });
    const constant = Math.log(8 / (3 * Math.PI * Math.sqrt(5))) - Math.log(PAUSE.error);
    expect(present(log, 'log') - at(without.parts(place, 1).likelihood, 0)).toBeCloseTo(constant + density(PAUSE.effect), 8);
  });

  test('has the slope of differences', () => {
    const target = createTarget(one);
    const width = target.coordinates.length;
    const place = someplace(target);
    const gradient = new Float64Array(width);
    present(target.withGradient, 'gradient')(place, 1, gradient);
    const step = 3e-5;
    const errors = [...gradient].map((slope, index) => {
      const [above, below] = [step, -step].map((by) =>
        target.logDensity(
          place.map((value, other) => (other === index ? value + by : value)),
          1,
        ),
      );
      const wanted = (at(present(above, 'above'), 0) - at(present(below, 'below'), 0)) / (2 * step);
      return Math.abs(slope - wanted) / Math.max(1, Math.abs(wanted));
    });
    expect(Math.max(...errors)).toBeLessThan(1e-6);
  });

  test('takes the place of the outcome’s own months, unless others were measured at the same time', () => {
    const columnOf = (source: CalibrationSource): number =>
      [...present(source.columns.get('total_sales'), 'total_sales')].filter(Number.isFinite).length;
    expect(columnOf(sourceWith()) - columnOf(one)).toBe(2);
    expect(columnOf(sourceWith({ ...PAUSE, concurrent: true }))).toBe(columnOf(sourceWith()));
  });
});

describe('the surer a test is', () => {
  let effects: { readonly error: number; readonly mean: number; readonly deviation: number }[];
  beforeAll(async () => {
    const found = [6000, 1500, 150].map(async (error) => {
      const { target, chosen } = await samplePosterior(sourceWith({ ...PAUSE, effect: -27_000, error }), () => undefined);
      const values = at(target.effects(chosen.places, 120), 0);
      const mean = meanOf(values);
      return { error, mean, deviation: Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2))) };
    });
    effects = await Promise.all(found);
  });

  test('the nearer the predicted effect comes to the measured one', () => {
    for (const { error, mean, deviation } of effects.slice(1)) {
      expect(deviation).toBeLessThan(2 * error);
      expect(Math.abs(mean + 27_000)).toBeLessThan(2 * error);
    }
    const [loose, , sure] = effects.map(({ deviation }) => deviation);
    expect(sure).toBeLessThan(0.2 * present(loose, 'loose'));
  });
});
