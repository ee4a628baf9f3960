import { featuredOffer } from './featuredOffer.ts';
import type { JoinContext } from './joinContext.ts';
import type { Measured } from './measured.ts';
import { sellingPrice } from './prices.ts';
import type { Segment } from './segment.ts';

/** Columns that not every model has in its history, with what a reader must know of them: those that this one declares. */
export function declared(
  used: readonly Segment[],
  { columns, study }: Pick<JoinContext, 'columns' | 'study'>,
): { readonly columns: Measured[]; readonly notes: string[] } {
  const made = [
    { name: 'price', ...sellingPrice(used, study.price) },
    { name: 'in_stock', ...featuredOffer(used, study.featuredOfferIsStock === true) },
  ].filter(({ name }) => columns?.has(name) === true);
  return { columns: made.flatMap((one) => one.columns), notes: made.flatMap(({ notes }) => notes) };
}
