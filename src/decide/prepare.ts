import type { Assumption } from '../core/assumption.ts';
import type { Period } from '../core/calendar.ts';
import { fail, type Warning } from '../core/error.ts';
import { suggest } from '../core/nearest.ts';
import type { Model } from '../language/model.ts';
import type { Marketplace } from '../language/tables/marketplaces.ts';
import { spreadOf } from '../numeric/summary.ts';
import type { Calibration } from '../posterior/calibration.ts';
import { drawParameters } from '../run/draws.ts';
import { createPasts } from '../run/pasts.ts';
import { resolveAssumptions } from '../study/assumptions.ts';
import { HOLD, planInputs } from '../study/planInputs.ts';
import { seasonedModel, studySeasons } from '../study/seasonEstimate.ts';
import type { Study } from '../study/study.ts';
import { historyTimeline, timelineOf } from '../study/studyTimeline.ts';
import type { ReadingName } from './decision.ts';
import type { Setting } from './decisionSetting.ts';
import { heldAmong, holdDraws } from './heldAssumptions.ts';
import { coreOf } from './outputs.ts';

export interface Preparation {
  readonly model: Model;
  readonly study: Study;
  readonly marketplace: Marketplace;
  readonly reading: ReadingName;
  /** `--set`: fixed values by slot id or parameter name. */
  readonly set: ReadonlyMap<string, number>;
  /** `--hold`: fixed values that take the place of draws, learnt or not. */
  readonly held?: ReadonlyMap<string, number>;
  readonly draws: number;
  readonly seed: number;
  readonly to: Period;
  /** One draw at the medians. */
  readonly point: boolean;
  readonly assetCredit: number;
  /** Shared by the readings, so that each kernel is compiled once. */
  readonly kernelFor: Setting['kernelFor'];
  /** What the history taught, in this reading; without it the draws are the priors'. */
  readonly calibration?: Lesson;
}

/** What a projection needs of a calibration. */
export type Lesson = Pick<Calibration, 'assumptions' | 'learnt' | 'draws' | 'residuals'>;

/** A study in one reading, ready to run: assumptions resolved, parameters drawn, plans laid out in time. */
export function prepare(preparation: Preparation): Setting {
  const { model, study, marketplace, draws: count, seed, to, point, calibration } = preparation;
  const timeline = calibration && study.history ? historyTimeline(study.history, to) : timelineOf(study, to);
  if (timeline.projected.length === 0) {
    fail({
      opening: 'invalid',
      message: 'horizon: nothing is left to project',
      advice: 'Set --to to a month after the last actual month.',
    });
  }
  const resolved = resolveAssumptions(preparation);
  const assumptions = calibration ? heldAmong(learntAssumptions(calibration).slice(0, resolved.length), resolved) : resolved;
  return {
    core: coreOf(model),
    world: { model: seasonedModel(model, study.history, marketplace.id), marketplace: marketplace.id, timeline },
    assumptions,
    draws: calibration ? holdDraws(calibration.draws, assumptions) : drawParameters(assumptions, { count, seed, point }),
    plans: planInputs(study, model, timeline),
    kernelFor: preparation.kernelFor,
    assetCredit: preparation.assetCredit,
    errors: [...(calibration?.residuals.values() ?? [])],
    pasts: createPasts(timeline),
  };
}

/** The assumptions as the history left them: percentiles of the draws where it reaches, the prior's elsewhere. */
function learntAssumptions({ assumptions, learnt, draws, residuals }: Lesson): Assumption[] {
  const taught = new Map(learnt.map(({ slot, posterior: { p10, p50, p90 } }) => [slot, { low: p10, mid: p50, high: p90 }]));
  const origins = new Set([...residuals.values()].map(({ parameter }) => parameter));
  return assumptions.map((assumption, index): Assumption => {
    const posterior = taught.get(assumption.id);
    const { density: _, ...stated } = assumption;
    if (posterior) return { ...stated, ...posterior, origin: `${assumption.origin}; history.csv` };
    if (!origins.has(assumption.id)) return assumption;
    const { p10, p50, p90 } = spreadOf(draws.values.subarray(index * draws.stride, index * draws.stride + draws.count));
    const note = 'Measured over modelled, as a logarithm, in the last actual month.';
    return { ...stated, shape: 'normal', low: p10, mid: p50, high: p90, source: 'calibration', note, origin: 'history.csv' };
  });
}

/** Says which seasons were corrected, by what and how far. */
export function seasonNotes({ model, study, marketplace }: Pick<Preparation, 'model' | 'study' | 'marketplace'>): Warning[] {
  return [...studySeasons(model, study.history, marketplace.id)].map(([name, { factors, months, column }]) => {
    const table = model.tables.get(name);
    const percents = factors.map((factor) => Math.round((factor - 1) * 100));
    const range = `by ${Math.min(...percents)} % to ${Math.max(...percents)} % a month`;
    const what = `The ${(table?.label ?? name).toLowerCase()} of ${table?.rows[0]?.place.file ?? name}`;
    return { code: 'season-from-history', message: `${what} was corrected ${range} with ${months} months of ${column}.` };
  });
}

/** Refuses a `--reference` that is no plan. */
export function checkReference({ plans }: Setting, reference: string | undefined): void {
  const names = plans.map(({ name }) => name);
  if (reference === undefined || names.includes(reference)) return;
  fail({ opening: 'unknown', message: `plan "${reference}" in --reference`, advice: suggest(reference, names) });
}

/** Part by which the money of two plans may differ before the reader is told. */
const SAME_CASH = 0.01;

/** Plans other than `hold` that do not spend the same money are compared all the same, but the reader must know. */
export function moneyWarnings({ plans, world: { timeline } }: Setting): Warning[] {
  const money = plans
    .filter(({ name }) => name !== HOLD)
    .map(({ name, series }) => ({ name, total: plannedTotal(series, timeline.lead + timeline.actual + 1) }));
  const totals = money.map(({ total }) => total);
  if (Math.max(...totals) - Math.min(...totals) <= SAME_CASH * Math.max(...totals)) return [];
  const list = money.map(({ name, total }) => `${name} ${Math.round(total)}`).join(', ');
  return [
    {
      code: 'unequal-money',
      message: `The plans do not spend the same money (${list}): the difference is one of amount as well as of kind.`,
    },
  ];
}

function plannedTotal(series: ReadonlyMap<string, Float64Array>, from: number): number {
  return [...series.values()].flatMap((values) => [...values.slice(from)]).reduce((sum, value) => sum + value, 0);
}
