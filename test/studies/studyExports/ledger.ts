import { formatDay } from '../../../src/core/day.ts';
import { firstDay } from '../../../src/exports/join/days.ts';
import { SIGNALS, type SignalName } from '../studyNumbers.ts';
import type { SimulatedMonth } from '../studySimulator.ts';
import { csvText } from './csvText.ts';
import { BRACKENFOLD } from './numbers.ts';
import { spread } from './spread.ts';

const WORK: Readonly<Record<SignalName, string>> = {
  listing_specificity: 'Listing text and A+ content',
  qa_coverage: 'Answers to questions',
  reviews: 'Review requests and Vine',
  community: 'Forum and community answers',
  editorial: 'Samples to editors',
  review_platforms: 'Entries on review sites',
};

const LINES = (Object.keys(SIGNALS) as SignalName[]).flatMap((signal) =>
  (['build', 'upkeep'] as const).map((kind) => ({ signal, kind, part: SIGNALS[signal][kind] })),
);

/** The content ledger: a line a month, signal and kind of work; together the month's content spend. */
export function contentLedger(months: readonly SimulatedMonth[]): string {
  const rows = months.flatMap(({ month, contentSpend }) => {
    const amounts = spread(
      Math.round(contentSpend * 100),
      LINES.map(({ part }) => part),
    );
    return LINES.map(({ signal, kind }, index) => [
      ...[formatDay(firstDay(month)), WORK[signal], signal, kind],
      ...[((amounts[index] ?? 0) / 100).toFixed(2), BRACKENFOLD.currency, ''],
    ]);
  });
  return csvText([['date', 'line_item', 'signal', 'kind', 'amount', 'currency', 'note'], ...rows]);
}
