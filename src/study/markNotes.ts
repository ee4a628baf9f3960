import { formatPeriod } from '../core/calendar.ts';
import type { Warning } from '../core/error.ts';
import type { Mark } from './mark.ts';
import type { History } from './study.ts';

/** What the marks of a history do, a sentence each. */
export function markNotes({ months, marks }: History): Warning[] {
  return (marks ?? []).map((mark): Warning => {
    const month = formatPeriod(months[mark.month] ?? (0 as never));
    return { code: mark.kind.replace('_', '-'), message: NOTES[mark.kind](mark, month), place: mark.place };
  });
}

const NOTES: Readonly<Record<Mark['kind'], (mark: Mark, month: string) => string>> = {
  exclude: ({ said, reason }, month) =>
    `${month} is left out of what is learnt${said === '' ? '' : ` from ${said}`}: ${reason}. What was spent in it still counts.`,
  series_break: ({ said, reason, month: index }, month) =>
    index === 0
      ? `A break of ${said} in ${month}, the first month of the history, does nothing: nothing was measured before.`
      : `From ${month} on ${said} measures something else (${reason}): how far its level moved there is estimated, and taken for no effect of anything.`,
};
