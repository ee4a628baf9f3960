import { stepOf, wholeSteps } from '../core/calendar.ts';
import type { Timeline } from '../run/timeline.ts';

/** Months or weeks of two years: what is watched after all spending stops. */
export function watchedAfter({ start }: Timeline): number {
  return wholeSteps(stepOf(start), 24);
}
