import type { AssumptionRow, Shape } from '../core/assumption.ts';
import { formatPeriod } from '../core/calendar.ts';
import type { Place } from '../core/error.ts';
import type { Column } from '../language/contract/contract.ts';
import type { Model } from '../language/model.ts';
import { membersOf } from '../language/slots.ts';
import { around, aroundPart } from './around.ts';
import { memberRatio } from './derivedColumns.ts';
import type { Layer } from './layer.ts';
import { currentHistory } from './leftOut.ts';
import { measuredShares } from './measuredShares.ts';
import { memberParts } from './memberParts.ts';
import { beyondLimit, rankCells } from './rankCells.ts';
import { RECENT, recentParts, recentRatio, recentValue } from './recentValues.ts';
import { type History, monthPlace, type Study } from './study.ts';

/** What the study itself says about the starting state: product.csv first, then the last actual months, which win. */
export function factsOf(study: Study, model: Model): Layer[] {
  const fromProduct = [...study.product.facts].flatMap(([field, fact]) => {
    const meant = model.facts.get(field);
    if (meant?.sets === undefined) return [];
    const stated = { name: meant.sets, member: '', note: fact.note, place: fact.place };
    const width = fact.exactly ? 1 : meant.loose;
    const isPart = meant.kind === 'share' || meant.kind === 'positiveShare';
    return [
      layer(
        { ...stated, ...(isPart ? aroundPart : around)(fact.value * meant.times, width) },
        isPart ? 'logit-normal' : 'lognormal',
      ),
    ];
  });
  return study.history ? [...fromProduct, ...fromHistory(currentHistory(study.history, model), study, model)] : fromProduct;
}

function fromHistory(history: History, study: Study, model: Model): Layer[] {
  const last = history.months.length - 1;
  const source = { history, model, facts: study.product.facts, place: monthPlace(history, last) };
  const starts = [...model.columns.values()].flatMap((column) =>
    column.starts === undefined
      ? []
      : [...startOf(column, column.starts, source), ...startsOfMembers(column, column.starts, source)],
  );
  return [...starts, ...memberParts(history, model)];
}

interface Source {
  readonly history: History;
  readonly model: Model;
  readonly facts: Study['product']['facts'];
  readonly place: Place;
}

/** What the last months of a column say of the parameter that it starts. */
function startOf(column: Column, parameter: string, source: Source): Layer[] {
  const { history, model, place } = source;
  if (model.observations.get(column.name)?.error === 'count') {
    return measuredShares(history, { column, model }).map(({ member, note, ...quantiles }) =>
      layer({ name: parameter, member, ...quantiles, note, place }),
    );
  }
  if (column.kind === 'rank') return lastRank(column, parameter, source);
  const recent = column.kind === undefined ? recentRatio(column, source) : recentValue(column, source);
  if (!recent || !(recent.value > 0)) return [];
  const until = formatPeriod(history.months.at(-1) ?? (0 as never));
  const note = `${recent.says}, last ${RECENT} months to ${until}`;
  return [layer({ name: parameter, member: '', low: recent.value, mid: recent.value, high: recent.value, note, place })];
}

/** The same of each member by which the study tells the column, where its own last months say something. */
function startsOfMembers(column: Column, parameter: string, source: Source): Layer[] {
  const { history, model, place } = source;
  const { by, derived } = column;
  if (by === undefined || !derived || model.parameters.get(parameter)?.over !== by) return [];
  return membersOf(model, by).flatMap(({ id, label }) => {
    const ratio = memberRatio(derived, { by, id, columns: model.columns });
    const value = ratio ? recentParts(ratio, history) : Number.NaN;
    if (!(value > 0)) return [];
    const note = `${column.label}, ${label}, last ${RECENT} months with any to ${formatPeriod(history.months.at(-1) ?? (0 as never))}`;
    return [layer({ name: parameter, member: id, low: value, mid: value, high: value, note, place })];
  });
}

/** The rank of the last month that says one; beyond it where that is only a limit. */
function lastRank({ name, label }: Column, parameter: string, { history, place }: Source): Layer[] {
  const last = rankCells(history, name).at(-1);
  if (!last) return [];
  const when = formatPeriod(history.months[last.month] ?? (0 as never));
  const { value } = last;
  const quantiles = last.isLimit ? beyondLimit(value) : { low: value, mid: value, high: value };
  const note = last.isLimit ? `${label} beyond ${value} in ${when}: judgement` : `${label} in ${when}`;
  return [layer({ name: parameter, member: '', ...quantiles, note, place }, 'lognormal')];
}

function layer(
  fact: Pick<AssumptionRow, 'name' | 'member' | 'low' | 'mid' | 'high' | 'note' | 'place'>,
  uncertain: Shape = 'logit-normal',
): Layer {
  const shape = fact.low === fact.high ? 'fixed' : uncertain;
  const where = `${fact.place.file}${fact.place.line === undefined ? '' : `, line ${fact.place.line}`}`;
  return { row: { ...fact, shape, unit: '', asOf: '', source: where, grade: 'input' }, origin: where };
}
