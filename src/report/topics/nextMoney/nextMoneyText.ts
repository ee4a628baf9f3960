import { wrapped } from '../../../core/textLayout.ts';
import type { Decision } from '../../../decide/decision.ts';
import { shorten, visible } from '../../format.ts';
import { textTable } from '../../outputs/terminal/textTable.ts';
import { signed } from './signed.ts';

/** Quarters that fit beside a name. */
const MOST = 6;

/** What the next money earns, for a terminal: the best plan, or `hold` where that is the best. Empty where the model has no money. */
export function nextMoneyText({ marginal }: Pick<Decision, 'marginal'>, width: number): string[] {
  const one = marginal.at(-1);
  if (!one) return [];
  const rows = one.rows.map(({ label, cells }) => [
    shorten(visible(label)),
    ...cells.slice(0, MOST).map(({ mean }) => signed(mean)),
  ]);
  const title = `What one unit of money more adds to the worth of ${one.label}, by line and quarter, itself paid`;
  return ['', wrapped(title, width), textTable(['Line', ...one.spans.slice(0, MOST)], rows, width)];
}
