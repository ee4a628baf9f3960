import { labelOf } from '../decide/planResult.ts';
import { formatList, formatNumber, formatPercent } from '../report/format.ts';
import { quantity } from '../report/quantity.ts';
import type { PageSource } from './pageSource.ts';
import type { Wishes } from './pageWishes.ts';

/** What is other than in the report, and over how many of its futures that is. */
export function changedText(
  { parcel }: PageSource,
  wishes: Wishes,
  { usual, draws }: { readonly usual: Wishes; readonly draws: number },
): string {
  const { decision, readings } = parcel;
  const free = readings.flatMap((reading) => reading.free);
  const changed = [
    ...[...wishes.money.keys()].map((plan) => `the money of ${labelOf(plan, decision.model)}`),
    ...[...wishes.held].flatMap(([slot, value]) => {
      const assumption = free.find((one) => one.slot === slot);
      return assumption ? [`${assumption.label}, held at ${quantity(value, assumption)}`] : [];
    }),
    ...(wishes.reading === usual.reading ? [] : [readings.find(({ name }) => name === wishes.reading)?.label ?? wishes.reading]),
    ...(wishes.assetCredit === usual.assetCredit
      ? []
      : [`${formatPercent(wishes.assetCredit, 0)} of what is left after the window`]),
  ];
  const isAll = draws === decision.draws;
  const over = isAll
    ? `Over all ${formatNumber(draws)} futures`
    : `Over ${formatNumber(draws)} of the report’s ${formatNumber(decision.draws)} futures`;
  if (changed.length > 0) return `${over}. Changed: ${formatList(changed)}.`;
  return isAll
    ? `${over} of the report. Nothing is changed yet.`
    : `${over}, so that figures differ a little from the report’s. Nothing is changed yet.`;
}
