import { addPeriods, type Period } from '../core/calendar.ts';
import type { DatedTable, Model } from '../language/model.ts';
import type { Marketplace } from '../language/tables/marketplaces.ts';
import type { CalibrationSource } from '../posterior/calibrationSource.ts';
import type { RunAll } from '../posterior/sampling.ts';
import { FOLD_DRAWS } from '../posterior/samplingSchedule.ts';
import { seriesOf } from '../posterior/series.ts';
import { planInputs } from '../study/planInputs.ts';
import { seasonedModel, seasonLog } from '../study/seasonEstimate.ts';
import type { History, Study } from '../study/study.ts';
import type { Origins } from './origins.ts';

/** A cut of the history: what was known at the origin, and what was then really spent. */
export interface Fold {
  /** The history to the origin; its priors and its season are from those months alone. */
  readonly source: CalibrationSource;
  readonly ahead: Ahead;
  /** Where its posterior is sampled. */
  readonly runAll: RunAll;
}

/** The months that a fold is run over: those of its history, and the held-out ones after them. */
export interface Ahead {
  readonly months: number;
  /** Its season is that of the months before the origin. */
  readonly model: Model;
  /** By input slot, over all of them: money that was really spent. Nothing else of the held-out months is here. */
  readonly inputs: ReadonlyMap<string, Float64Array>;
  /** Log of the season of each month as it was known at the origin, of a model that has one. */
  readonly season?: Float64Array;
}

/** A study as it was when its history ended there: without the facts of product.csv that hold only now. The others count as known. */
export function studyThen(
  study: Study,
  { history, model }: { readonly history: History; readonly model: Model },
): Study & { readonly history: History } {
  const facts = new Map([...study.product.facts].filter(([field]) => model.facts.get(field)?.now !== true));
  return { ...study, product: { ...study.product, facts }, history };
}

/** What folds are cut from. */
export interface Uncut {
  readonly model: Model;
  readonly study: Study & { readonly history: History };
  readonly marketplace: Marketplace;
  /** The history as if it were still the end of that month. */
  readonly until: (last: Period) => History;
  /** What a fold's posterior is sampled from, and where. */
  readonly posterior: (origin: Period) => Pick<Fold, 'source' | 'runAll'>;
}

/** A fold for each number of months before its origin in which something was measured, with at most `ahead` held-out months. */
export function foldsOf(uncut: Uncut, { lengths, ahead }: Origins): Fold[] {
  const first = uncut.study.history.months[0] ?? (0 as Period);
  return lengths.flatMap((length) => {
    const origin = addPeriods(first, length - 1);
    const { source, runAll } = uncut.posterior(origin);
    if (seriesOf(source).length === 0) return [];
    const held = aheadOf(uncut, uncut.until(origin), uncut.until(addPeriods(origin, ahead)));
    return [{ source: { ...source, draws: FOLD_DRAWS }, ahead: held, runAll }];
  });
}

/** The model and the spending from the first month of a history to the last held-out one; `seen` is the history to the origin. */
function aheadOf({ model, study, marketplace }: Uncut, seen: History, whole: History): Ahead {
  const months = whole.months.length;
  const [from = 0 as Period] = whole.months;
  const to = addPeriods(from, months - 1);
  const timeline = { lead: months - 1, start: to, actual: 0, projected: [] };
  const [spent] = planInputs({ ...study, history: whole, plans: [] }, model, timeline);
  const seasoned = seasonedModel(model, seen, marketplace.id);
  const learntBefore = seasonedModel(forRules(model), seen, marketplace.id);
  const season = Float64Array.from(whole.months.flatMap((month) => seasonLog(learntBefore, marketplace.id, month) ?? []));
  return { months, model: seasoned, inputs: spent?.series ?? new Map(), ...(season.length > 0 && { season }) };
}

/** The model whose season is estimated beforehand, as a rule that is no model has to. */
function forRules(model: Model): Model {
  const tables = [...model.tables].map(([name, table]): [string, DatedTable] => {
    const { correctedBy, estimatedBy = [] } = table;
    return [name, { ...table, correctedBy: [...correctedBy, ...estimatedBy] }];
  });
  return { ...model, tables: new Map(tables) };
}
