import { fail, type Place } from '../core/error.ts';
import { suggest } from '../core/nearest.ts';
import type { Model } from '../language/model.ts';
import type { PlanInputs } from '../run/planSeries.ts';
import type { Timeline } from '../run/timeline.ts';
import { columnValues } from '../study/derivedColumns.ts';
import { slotParts } from '../study/planLines.ts';
import type { Study } from '../study/study.ts';
import { nameKey } from '../tables/fieldWords.ts';

/** A plan for every product that meets its conditions: a line of money goes up or down by a part of what `hold` spends. */
export interface Rule {
  readonly plan: string;
  /** A line of the model's plans. */
  readonly line: string;
  /** Money over that of `hold`, as a part of it. */
  readonly by: number;
  readonly where: readonly Condition[];
}

interface Condition {
  /** A column of the model's histories. */
  readonly column: string;
  readonly is: '<' | '<=' | '>' | '>=';
  readonly value: number;
}

const RULE = /^\s*scale\s+(.+?)\s+by\s+([-+]?\d+(?:[.,]\d+)?)\s*%\s*(?:where\s+(.+))?$/i;
const CONDITION = /^\s*(.+?)\s*(<=|>=|<|>|≤|≥)\s*([-+]?\d+(?:[.,]\d+)?)\s*(%?)\s*$/;
const SIGNS: ReadonlyMap<string, Condition['is']> = new Map([
  ...(['<', '<=', '>', '>='] as const).map((sign) => [sign, sign] as const),
  ['≤', '<='],
  ['≥', '>='],
]);

type Named = Pick<Model, 'lines' | 'columns'>;

/** A rule as people write it: `scale ads by 20 % where ACOS < 25 % and organic rank <= 10`. Throws an InputError for what is none. */
export function parseRule(plan: string, text: string, { model, place }: { readonly model: Named; readonly place: Place }): Rule {
  const [, line, by, where] = RULE.exec(text) ?? [];
  if (line === undefined || by === undefined)
    return fail({
      opening: 'invalid',
      message: `rule "${text}"`,
      place,
      advice:
        'Write it as "scale ads by 20 % where ACOS < 25 %": a line of money, a part, and conditions on columns of the history.',
    });
  return {
    plan,
    line: called(line, model.lines, { what: 'line', place }),
    by: numberIn(by) / 100,
    where: (where?.split(/\s+and\s+/i) ?? []).map((one) => conditionIn(one, { model, place })),
  };
}

function conditionIn(text: string, { model, place }: { readonly model: Named; readonly place: Place }): Condition {
  const [, name, sign, number, percent] = CONDITION.exec(text) ?? [];
  const is = sign === undefined ? undefined : SIGNS.get(sign);
  if (name === undefined || number === undefined || is === undefined)
    return fail({ opening: 'invalid', message: `condition "${text}" of a rule`, place, advice: 'Write it as "ACOS < 25 %".' });
  const value = numberIn(number) / (percent === '%' ? 100 : 1);
  return { column: called(name, model.columns, { what: 'column', place }), is, value };
}

function numberIn(text: string): number {
  return Number(text.replace(',', '.'));
}

interface Called {
  readonly name: string;
  readonly also?: readonly string[];
  readonly label?: string;
}

function called(
  text: string,
  known: ReadonlyMap<string, Called>,
  { what, place }: { readonly what: string; readonly place: Place },
): string {
  const key = nameKey(text);
  const found = [...known.values()].find((one) =>
    [one.name, one.label ?? one.name, ...(one.also ?? [])].some((word) => nameKey(word) === key),
  );
  if (found) return found.name;
  return fail({ opening: 'unknown', message: `${what} "${text}" of a rule`, place, advice: suggest(text, [...known.keys()]) });
}

/** Months at the end of a history that a condition is asked of: their mean. */
const RECENT = 3;

/** Whether a product is one that the rule is for; not where its history says nothing of a condition. */
export function meets({ where }: Rule, { history, product }: Study, { columns }: Named): boolean {
  return where.every(({ column, is, value }) => {
    const values = history && columnValues(column, { history, columns, facts: product.facts });
    const recent = [...(values ?? [])].filter(Number.isFinite).slice(-RECENT);
    if (recent.length === 0) return false;
    const mean = recent.reduce((sum, one) => sum + one, 0) / recent.length;
    return is === '<' ? mean < value : is === '<=' ? mean <= value : is === '>' ? mean > value : mean >= value;
  });
}

/** `hold` as the rule changes it from the first projected month on. */
export function ruledPlan(
  { plan, line, by }: Rule,
  hold: PlanInputs,
  { model, timeline }: { readonly model: Model; readonly timeline: Timeline },
): PlanInputs {
  const slots = new Set([...slotParts(line, model)].map(([slot]) => slot));
  const from = timeline.lead + timeline.actual + 1;
  const series = [...hold.series].map(([slot, values]): [string, Float64Array] => [
    slot,
    slots.has(slot) ? values.map((value, month) => (month < from ? value : value * (1 + by))) : values,
  ]);
  return { name: plan, series: new Map(series) };
}
