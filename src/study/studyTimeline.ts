import { addPeriods, type Period, periodsBetween, stepOf, wholeSteps } from '../core/calendar.ts';
import type { Timeline } from '../run/timeline.ts';
import type { History, Study } from './study.ts';

/** How far back content money can still be on its way, in months. */
const LONGEST_LEAD = 24;

/** Month 0 is the last actual month, or without a history the month before the plans begin. */
export function timelineOf(study: Study, to: Period): Timeline {
  const last = study.history?.months.at(-1);
  const firstPlanned = study.plans[0]?.months[0];
  const start = last ?? addPeriods(firstPlanned ?? to, -1);
  const lead = Math.min(wholeSteps(stepOf(start), LONGEST_LEAD), (study.history?.months.length ?? 1) - 1);
  return { lead, start, actual: 0, projected: periodsBetween(addPeriods(start, 1), to) };
}

/** Month 0 is the first actual month: what a calibration's draws are about. */
export function historyTimeline({ months }: History, to: Period): Timeline {
  const start = months[0] ?? to;
  const actual = months.length - 1;
  return { lead: 0, start, actual, projected: periodsBetween(addPeriods(start, actual + 1), to) };
}
