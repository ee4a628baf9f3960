import { at, present } from '../../src/core/present.ts';
import { runPlan } from '../../src/decide/decisionSetting.ts';
import { prepare } from '../../src/decide/prepare.ts';
import type { Model } from '../../src/language/model.ts';
import { errorOfMean } from '../../src/numeric/monteCarloError.ts';
import { P90_SCORE } from '../../src/numeric/normal.ts';
import { spreadOf } from '../../src/numeric/summary.ts';
import { loadModel, loadStudy, membersChosen, type RunOptions, type SourceFile } from '../../src/pipeline.ts';
import { calibrate } from '../../src/posterior/calibrate.ts';
import type { Calibration } from '../../src/posterior/calibration.ts';
import { DEFAULT_SCHEDULE } from '../../src/posterior/samplingSchedule.ts';
import { kernelsOf } from '../../src/run/kernels.ts';
import { lastIndex } from '../../src/run/timeline.ts';
import { posteriorSource } from '../../src/sampleStudy.ts';
import { marketplaceNamed } from '../../src/study/marketplaceNamed.ts';
import { DEFAULT_OPTIONS, modelSources, shippedModel } from '../helpers/shipped.ts';
import { filesOf, PLANS, plansOf, type World } from './world.ts';

/** What the program says of a plan against as before, beside the truth; thousands of dollars. */
export interface Said {
  readonly truth: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** Chance that the plan is worth more than as before. */
  readonly better: number;
}

export interface Score {
  readonly world: World;
  /** By plan. */
  readonly said: ReadonlyMap<string, Said>;
  readonly converged: boolean;
  readonly rHat: number;
  readonly seconds: number;
  readonly findings: readonly string[];
  /** Of the content block: the mean that lies furthest from the prior's, in Monte Carlo errors, and whose it is. */
  readonly placebo: { readonly slot: string; readonly errors: number; readonly moved: number };
}

const DRAWS = 3000;

/** A world through the program: its files read, learnt from, and its plans compared. */
export async function scoreOf(world: World, schedule = DEFAULT_SCHEDULE): Promise<Score> {
  const reading = 'evidence';
  const options: RunOptions = { ...DEFAULT_OPTIONS, reading, draws: DRAWS, priorOnly: false, seed: 1 };
  const files = [...filesOf(world)].map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text), sha256: '' }));
  const model = modelOf(files);
  const study = loadStudy(files, model, { ...options, name: 'world', folder: 'world' });
  const before = process.cpuUsage().user;
  const calibration = await calibrate(posteriorSource({ model, study, options }, { reading, schedule }), () => undefined);
  const seconds = (process.cpuUsage().user - before) / 1e6;
  const marketplace = marketplaceNamed(study.product, model.marketplaces);
  const setting = prepare({ ...options, model, study, marketplace, kernelFor: kernelsOf(model), calibration });
  const last = lastIndex(setting.world.timeline);
  const worthOf = (name: string): Float64Array => {
    const plan = present(
      setting.plans.find((one) => one.name === name),
      name,
    );
    const outputs = ['net_present_value'];
    return runPlan(setting, plan, { outputs, keeps: (_, month) => month === last }).at('net_present_value', last);
  };
  const base = worthOf('as-before');
  const plans = plansOf(world);
  const saidOf = (name: string): Said => {
    const apart = worthOf(name).map((value, draw) => (value - at(base, draw)) / 1000);
    const { mean, p10, p90 } = spreadOf(apart);
    const truth = (world.run(present(plans[name], name)).value - world.run(PLANS['as-before']).value) / 1000;
    return { truth, mean, low: p10, high: p90, better: apart.filter((value) => value > 0).length / apart.length };
  };
  const others = Object.keys(plans).filter((name) => name !== 'as-before');
  return {
    ...{ world, said: new Map(others.map((name) => [name, saidOf(name)])), seconds },
    ...{ converged: calibration.diagnostics.converged, rHat: calibration.diagnostics.worstRHat },
    findings: [...new Set(calibration.warnings.map(({ code }) => code))],
    placebo: placeboOf(calibration),
  };
}

/** The shipped model with the classes of keywords that the seller tells apart. */
function modelOf(files: readonly SourceFile[]): Model {
  const unsplit = shippedModel();
  const all = new Map(unsplit.open.map(({ name, members }) => [name, members.map(({ id }) => id)]));
  const sources = modelSources();
  const chosen = membersChosen(files, { name: 'world', folder: 'world', whole: loadModel(sources, all) });
  return chosen.size === 0 ? unsplit : loadModel(sources, chosen);
}

/** Parameters of what content does, which a history of constant content without mention rates cannot tell. */
const CONTENT =
  /^(?:content_weight|outside_weight|listing_conversion|listing_effect|build_cost|build_lag|half_life|upkeep_rate|starting_signal|names_per_answer|retrieval_share|training_age|authority_\w+|star_weight|rank_weight)(?:\.|$)/;

/** How far the content block has moved: mean scores of its slots, which are 0 where nothing was learnt. */
function placeboOf({ draws, assumptions, sampled }: Calibration): Score['placebo'] {
  const rows = assumptions.flatMap(({ id, shape, low, mid, high }, slot) => {
    if (!CONTENT.test(id) || !sampled.includes(id) || shape === 'fixed') return [];
    const to = (value: number): number =>
      shape === 'lognormal' ? Math.log(value) : shape === 'logit-normal' ? Math.log(value / (1 - value)) : value;
    const scores = draws.values.slice(slot * draws.stride, slot * draws.stride + draws.count).map((value) => {
      const off = to(value) - to(mid);
      return (P90_SCORE * off) / (off < 0 ? to(mid) - to(low) : to(high) - to(mid));
    });
    const moved = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    return [{ slot: id, moved, errors: moved / errorOfMean(scores, draws.batches) }];
  });
  return present(rows.sort((one, other) => Math.abs(other.errors) - Math.abs(one.errors))[0], 'slot of the content block');
}
