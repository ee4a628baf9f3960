import { formatList, formatPercent } from '../format.ts';
import type { Setting } from '../reportSetting.ts';

/** What the three parts of discovery are. */
export function partsExplained(): string {
  return (
    'Discovery that a brand pays for goes when it stops paying: the clicks it buys (paid, less the organic clicks they displace) and the organic rank ' +
    'that advertising holds up (ad-supported). What is left is earned. The three add up to the plan’s share of discovery in every month and every draw.'
  );
}

/** How the channels’ parts of all discovery move; the same under every plan. */
export function fromTo(
  moves: readonly { readonly label: string; readonly first: number; readonly last: number }[],
  { from, until }: Setting,
): string {
  if (moves.length === 0) return '';
  const parts = moves.map(({ label, first, last }) => `${label} from ${formatPercent(first)} to ${formatPercent(last)}`);
  return `From ${from} to ${until} the part of the category’s discovery that happens in each channel is expected to move like this, whatever the brand does: ${formatList(parts)}.`;
}

/** Where rank ends. */
export function rankExplained(ends: readonly { readonly label: string; readonly rank: string }[], { until }: Setting): string {
  const parts = ends.map(({ label, rank }) => `${rank} under ${label}`);
  return `Rank 1 is the top of the search results. Sales velocity, to which advertising adds, holds rank up; better listing content lifts it; rivals push it down. Median in ${until}: ${formatList(parts)}. The median, because in a few futures the rank falls off the first pages, which would carry an average away.`;
}

/** Why ACOS moves. */
export function acosExplained(): string {
  return (
    'ACOS is not assumed: it follows from what a click costs, how many clicks become orders, and the price. Three things move it: the price of the first click ' +
    '(inflation, and more money chasing search while it shrinks), conversion, and saturation: a larger part of the channel’s clicks costs more per click. The same spend is a larger part in a quiet month, so that ACOS falls in the high season and rises after it.'
  );
}

/** What the cash figures compare. */
export function cashExplained({ from, until }: Setting): string {
  return `Contribution margin after advertising and content spend, added up from ${from} to ${until}. A plan pays back against the reference from the month in which its expected sum stays ahead.`;
}

/** What stops in the run-off. */
export function runOffExplained({ until }: Setting): string {
  return `All spending, on advertising and on content, stops after ${until}. What remains, month by month, shows how fast each part of discovery fades.`;
}

/** How much of a plan’s last discovery share is left. */
export function remains(
  plans: readonly { readonly label: string; readonly year: number; readonly end: number }[],
  months: number,
): string {
  const parts = plans.map(({ label, year, end }) => `${formatPercent(year, 0)} and ${formatPercent(end, 0)} under ${label}`);
  return `Of the last spending month’s discovery, 12 and ${months} months later there remain: ${formatList(parts)}.`;
}

/** What the two readings are. */
export function readingsExplained({ reading, otherReading }: Setting): string {
  return `The words of the channel table can be read in two ways: as the article means them, or as public evidence up to November 2026 suggests. The report uses the ${reading}; the columns on the right repeat the whole simulation in the ${otherReading}.`;
}

/** What the P&L is. */
export function profitExplained({ from }: Setting): string {
  return `Expected values, from ${from}. Revenue is before returns; the margin line takes returns and cost of goods off, before advertising and content. Rounded figures may miss a total by one in the last digit.`;
}
