import type { Period } from '../core/calendar.ts';
import type { Decision } from '../decide/decision.ts';
import { columnsOfMoney } from '../language/contract/rolePlayers.ts';

/** The actuals, asked by name and month. */
export interface MeasuredMonths {
  /** Undefined where it was not measured. */
  readonly at: (name: string, month: Period) => number | undefined;
  /** Money spent on advertising; undefined where part of it was not measured. */
  readonly advertising: (month: Period) => number | undefined;
  /** Content money; undefined where the model has none, or part of it was not measured. */
  readonly content: (month: Period) => number | undefined;
  /** Whether the value will stay as it is: attributed sales, and what is made of them, grow for about two weeks. */
  readonly isFinal: (name: string, month: Period) => boolean;
}

export function measuredMonths({ actuals, model }: Decision): MeasuredMonths {
  const { months, series, final } = actuals;
  const { roles, columns } = model;
  const indexOf = (month: Period): number => month - (months[0] ?? month);
  const at = (name: string, month: Period): number | undefined => {
    const value = series.get(name)?.[indexOf(month)];
    return value !== undefined && Number.isFinite(value) ? value : undefined;
  };
  const moneyIn = (name: string, month: Period): number | undefined => {
    const kinds = [...series.keys()].filter((key) => key.startsWith(`${name}.`));
    const known = kinds.flatMap((kind) => at(kind, month) ?? []);
    return known.length > 0 ? total(known) : at(name, month);
  };
  const money = (inputs: readonly string[], month: Period): number | undefined =>
    total(columnsOfMoney(model, inputs).map(({ name }) => moneyIn(name, month)));
  return {
    at,
    advertising: (month) => money(roles.advertising, month),
    content: (month) => money(roles.content, month),
    isFinal: (name, month) => !columns.get(name)?.attributed || (final?.[indexOf(month)] ?? true),
  };
}

/** The sum; undefined without values, and where one is not known. */
function total(values: readonly (number | undefined)[]): number | undefined {
  const known = values.flatMap((value) => value ?? []);
  return known.length === 0 || known.length < values.length ? undefined : known.reduce((sum, value) => sum + value, 0);
}
