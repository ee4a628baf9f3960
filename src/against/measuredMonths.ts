import type { Month } from '../core/calendar.ts';
import type { Actuals } from '../decide/decision.ts';

/** The actuals, asked by name and month. */
export interface MeasuredMonths {
  /** Undefined where it was not measured. */
  readonly at: (name: string, month: Month) => number | undefined;
  /** Content money: the sum of its kinds where these are known, else the plain column. */
  readonly content: (month: Month) => number | undefined;
  /** Whether the value will stay as it is. */
  readonly isFinal: (name: string, month: Month) => boolean;
}

/** Sales that the ad console credits, which grow for about two weeks, and what is made of them. */
const ATTRIBUTED: ReadonlySet<string> = new Set(['ad_sales', 'acos']);

export function measuredMonths({ months, series, final }: Actuals): MeasuredMonths {
  const at = (name: string, month: Month): number | undefined => {
    const value = series.get(name)?.[month - (months[0] ?? month)];
    return value !== undefined && Number.isFinite(value) ? value : undefined;
  };
  const kinds = [...series.keys()].filter((name) => name.startsWith('content_spend.'));
  return {
    at,
    content: (month) =>
      kinds.length === 0 ? at('content_spend', month) : kinds.reduce((sum, name) => sum + (at(name, month) ?? 0), 0),
    isFinal: (name, month) => !ATTRIBUTED.has(name) || (final?.[month - (months[0] ?? month)] ?? true),
  };
}
