import type { Month } from '../../core/calendar.ts';
import type { Actuals } from '../../decide/decision.ts';

/** The actuals, asked by name and month. */
export interface MeasuredMonths {
  /** Undefined where it was not measured. */
  readonly at: (name: string, month: Month) => number | undefined;
  /** Content money: the sum of its kinds where these are known, else the plain column. */
  readonly content: (month: Month) => number | undefined;
}

export function measuredMonths({ months, series }: Actuals): MeasuredMonths {
  const at = (name: string, month: Month): number | undefined => {
    const value = series.get(name)?.[month - (months[0] ?? month)];
    return value !== undefined && Number.isFinite(value) ? value : undefined;
  };
  const kinds = [...series.keys()].filter((name) => name.startsWith('content_spend.'));
  return {
    at,
    content: (month) =>
      kinds.length === 0 ? at('content_spend', month) : kinds.reduce((sum, name) => sum + (at(name, month) ?? 0), 0),
  };
}
