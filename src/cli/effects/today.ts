import type { Day } from '../../core/day.ts';

const DAY_MILLISECONDS = 86_400_000;

/** The day by this computer's clock, in its own time zone; SOURCE_DATE_EPOCH (seconds since 1970) takes its place, as in reproducible builds. */
export function today(): Day {
  const said = process.env.SOURCE_DATE_EPOCH;
  if (said !== undefined && /^\d{1,11}$/.test(said)) return Math.floor((Number(said) * 1000) / DAY_MILLISECONDS) as Day;
  const now = new Date();
  return Math.round(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / DAY_MILLISECONDS) as Day;
}
