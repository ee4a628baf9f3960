import type { AssumptionRow } from '../core/assumption.ts';
import { formatPeriod } from '../core/calendar.ts';
import { at, present } from '../core/present.ts';
import type { Column, FactField, Ratio } from '../language/contract/contract.ts';
import type { Model } from '../language/model.ts';
import { membersOf } from '../language/slots.ts';
import { around } from './around.ts';
import { columnValues, memberRatio, ratioColumn } from './derivedColumns.ts';
import { factsOf } from './facts.ts';
import { labelWithin } from './labelWithin.ts';
import type { Layer } from './layer.ts';
import { measuredHistory } from './leftOut.ts';
import { breaksOf } from './mark.ts';
import { memberParts } from './memberParts.ts';
import { beyondLimit, rankCells } from './rankCells.ts';
import { statedFact } from './said.ts';
import { type History, monthPlace, type Study } from './study.ts';

/** Months at the beginning whose mean places a starting value. */
const FIRST = 3;
/** P90 over P50, and P50 over P10, of a starting value about that mean. */
const WIDTH = 1.25;
/** The same about what holds today. */
const WIDE = 2.5;

/**
 * What a study says where month 0 is the first month of its history, for calibration: product facts as they are, and
 * starting values only weakly, around the first months, because the history itself will say the rest. Takes the place of
 * `factsOf`; the register keeps its say about what is measured by member. A study without history has its facts only.
 */
export function historyPriors(study: Study, model: Model): Layer[] {
  const { history: whole, ...rest } = study;
  if (!whole) return factsOf(rest, model);
  const history = measuredHistory(whole, model);
  const ofToday = new Set([...model.facts.values()].flatMap(({ now, sets }) => (now && sets !== undefined ? [sets] : [])));
  const facts = factsOf(rest, model).filter(({ row }) => !ofToday.has(row.name));
  const source = { study, history, model };
  const loose = [...model.facts.values()].filter((fact) => fact.loose > 1 && Number.isFinite(statedBy(fact, study)));
  const said = new Set(loose.map(({ sets }) => sets));
  const measured = [...model.columns.values()].filter(
    ({ starts, over }) => starts !== undefined && over === undefined && !said.has(starts),
  );
  const begun = new Set([...measured.map(({ starts }) => starts), ...said]);
  const unmeasured = [...model.facts.values()].filter(({ now, sets }) => now && sets !== undefined && !begun.has(sets));
  const rows = [
    ...measured.flatMap((column) => [firstOf(column, source), ...firstOfMembers(column, source)]),
    ...unmeasured.map((fact) => ofNow(fact, study)),
  ];
  return [...facts, ...rows.flatMap((row) => layerOf(row, history, model)), ...memberParts(whole, model)];
}

interface Source {
  readonly study: Study;
  readonly history: History;
  readonly model: Model;
}

type Row = Pick<AssumptionRow, 'name' | 'shape' | 'low' | 'mid' | 'high' | 'note'> & Partial<Pick<AssumptionRow, 'member'>>;

/** A fact of today that no column tells. */
function ofNow(fact: FactField, study: Study): Row {
  const base = { name: present(fact.sets, 'what a fact sets'), shape: 'lognormal', note: OF_TODAY } as const;
  const stated = statedBy(fact, study);
  return { ...base, ...(fact.kind === 'rank' ? aroundRank(stated, WIDE) : around(stated, WIDE)) };
}

/** What a fact sets its parameter to; NaN where product.csv does not give it. */
function statedBy({ name, times }: FactField, { product }: Study): number {
  return statedFact(product.facts, name) * times;
}

/** Around the mean of the first months of a column, else around what holds today. */
function firstOf(column: Column, source: Source): Row {
  const { study, history, model } = source;
  const last = Math.min(FIRST, history.months.length) - 1;
  const until = formatPeriod(at(history.months, last));
  const fact = [...model.facts.values()].find(({ sets }) => sets === column.starts);
  const stated = fact ? statedBy(fact, study) : Number.NaN;
  if (column.kind === 'rank') return firstRank(column, source, { stated, until });
  const base = { name: present(column.starts, 'what a column starts'), shape: 'lognormal' } as const;
  const known = [firstMean(valuesOf(column.name, source)), ofMeans(column.otherwise, source)].find((value) => value > 0);
  return known === undefined
    ? { ...base, ...around(stated, WIDE), note: OF_TODAY }
    : {
        ...base,
        ...around(known, widthOf(column.name, history)),
        note: `Around the mean ${labelWithin(column.name, model)} to ${until}`,
      };
}

/** The same of each member by which the study tells the column, where its own first months say something. */
function firstOfMembers(column: Column, source: Source): Row[] {
  const { derived, starts } = column;
  const isOver = source.model.parameters.get(present(starts, 'what a column starts'))?.over === column.by;
  if (!derived || column.by === undefined || !isOver) return [];
  return membersOf(source.model, column.by).flatMap(({ id, label }): Row[] => {
    const ratio = memberRatio(derived, { by: column.by, id, columns: source.model.columns });
    const known = firstMean(ratio && ratioColumn(ratio, { ...source, columns: source.model.columns }));
    const note = `Around the mean ${labelWithin(column.name, source.model)} of the first months with any, ${label}`;
    if (!(known > 0)) return [];
    return [{ name: present(starts, 'what a column starts'), member: id, shape: 'lognormal', ...around(known, WIDTH), note }];
  });
}

/** What is measured today may be another thing than what was measured in the first months. */
function widthOf(column: string, history: History): number {
  return breaksOf(history, column).length > 0 ? WIDE : WIDTH;
}

const OF_TODAY = 'Around what product.csv says of today';

/** Around the mean of the first months, or beyond the limit where they say only that, else around what holds today. */
function firstRank(
  { name, starts }: Column,
  { history, model }: Source,
  { stated, until }: { readonly stated: number; readonly until: string },
): Row {
  const base = { name: present(starts, 'what a column starts'), shape: 'lognormal' } as const;
  const cells = rankCells(history, name).filter(({ month }) => month < FIRST);
  const exact = cells.filter(({ isLimit }) => !isLimit);
  const mean = exact.reduce((sum, { value }) => sum + value, 0) / exact.length;
  if (exact.length > 0 && exact.length === cells.length)
    return {
      ...base,
      ...aroundRank(mean, widthOf(name, history)),
      note: `Around the mean ${labelWithin(name, model)} to ${until}`,
    };
  const limit = Math.max(...cells.filter(({ isLimit }) => isLimit).map(({ value }) => value));
  if (limit > 0)
    return { ...base, ...beyondLimit(limit), note: `Beyond the rank of ${limit} to which it was tracked to ${until}: judgement` };
  return { ...base, ...aroundRank(stated, WIDE), note: OF_TODAY };
}

/** No rank lies above the first place. */
function aroundRank(value: number, width = WIDTH): Pick<Row, 'low' | 'mid' | 'high'> {
  const { low, mid, high } = around(Math.max(LEAST_RANK, value), width);
  return { low: Math.max(1, low), mid, high };
}

const LEAST_RANK = 1.05;

function valuesOf(name: string, { study, history, model }: Source): Float64Array | undefined {
  return columnValues(name, { history, columns: model.columns, facts: study.product.facts });
}

function firstMean(column: Float64Array | undefined): number {
  const known = [...(column ?? [])].filter((value) => value > 0).slice(0, FIRST);
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** A formula of the means of the first months, and of facts. */
function ofMeans(ratio: Ratio | undefined, source: Source): number {
  if (!ratio) return Number.NaN;
  const mean = (name: string): number =>
    source.model.columns.has(name) ? firstMean(valuesOf(name, source)) : statedFact(source.study.product.facts, name);
  const product = (names: readonly string[]): number => names.reduce((total, name) => total * mean(name), 1);
  return product(ratio.over) / product(ratio.under);
}

/** Nothing where the value is not known. */
function layerOf(row: Row, history: History, { parameters }: Model): Layer[] {
  if (!(row.mid > 0) || !parameters.has(row.name)) return [];
  const place = monthPlace(history, 0);
  const source = `${place.file}, first months`;
  return [{ row: { member: '', ...row, unit: '', asOf: '', source, grade: 'input', place }, origin: place.file }];
}
