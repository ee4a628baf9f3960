import { addMonths, type Month, monthsBetween } from '../core/calendar.ts';
import type { Study } from '../inputs/study.ts';

/** The months of a run: what lies before month 0, month 0 itself (the last actual), and what is projected. */
export interface Timeline {
  /** Actual months before month 0 that inputs may look back on. */
  readonly lead: number;
  /** Month 0: the last actual month, or without a history the month before the plans begin. */
  readonly start: Month;
  readonly projected: readonly Month[];
}

/** How far back content money can still be on its way, in months. */
const LONGEST_LEAD = 24;

export function timelineOf(study: Study, to: Month): Timeline {
  const last = study.history?.months.at(-1);
  const firstPlanned = study.plans[0]?.months[0];
  const start = last ?? addMonths(firstPlanned ?? to, -1);
  const lead = Math.min(LONGEST_LEAD, (study.history?.months.length ?? 1) - 1);
  return { lead, start, projected: monthsBetween(addMonths(start, 1), to) };
}
