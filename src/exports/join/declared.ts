import { formatPeriod, type Period } from '../../core/calendar.ts';
import { listed } from '../../core/nearest.ts';
import { dealDays } from './dealDays.ts';
import { featuredOffer } from './featuredOffer.ts';
import type { JoinContext } from './joinContext.ts';
import type { Measured } from './measured.ts';
import { sellingPrice } from './prices.ts';
import type { Source } from './readSource.ts';
import type { Segment } from './segment.ts';
import { stockDays } from './stockDays.ts';

interface Declared {
  readonly columns: readonly Measured[];
  readonly notes: readonly string[];
}

interface DeclaredContext {
  readonly months: readonly Period[];
  readonly sources: readonly Source[];
  readonly context: JoinContext;
}

/**
 * Columns that not every model has in its history, with what a reader must know of them: those that this one declares. They drive the
 * model, so that one with a gap in the months of the history is none, and told.
 */
export function declared(used: readonly Segment[], { months, sources, context: { columns, study } }: DeclaredContext): Declared {
  const made = [
    { name: 'price', ...sellingPrice(used, study.price) },
    { name: 'in_stock', ...inStock(used, study) },
    { name: 'deal', ...dealDays(used, { months, sources, study }) },
  ].filter(({ name }) => columns?.has(name) === true);
  const whole = made.map((one) => withoutGaps(one, months));
  return { columns: whole.flatMap((one) => one.columns), notes: whole.flatMap(({ notes }) => notes) };
}

/** Of the inventory ledger where there is one, whatever is said of the Featured Offer. */
function inStock(used: readonly Segment[], { asins, featuredOfferIsStock = false }: JoinContext['study']): Declared {
  const ledger = stockDays(used, asins !== undefined);
  const offer = featuredOffer(used, featuredOfferIsStock && ledger.columns.length === 0);
  return { columns: [...ledger.columns, ...offer.columns], notes: [...ledger.notes, ...offer.notes] };
}

function withoutGaps(made: Declared, months: readonly Period[]): Declared {
  const [column] = made.columns;
  const missing = months.filter((month) => column && !column.values.has(month));
  if (!column || missing.length === 0) return made;
  const note = `${column.column} is left out: the reports do not say it of ${listed(missing.map(formatPeriod))}, and the model needs it in every month or in none. Add the reports of these months to use it.`;
  return { columns: [], notes: [note] };
}
