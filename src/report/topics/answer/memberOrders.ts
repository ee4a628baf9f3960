import { chosenAdvertising } from '../../../decide/chosenAdvertising.ts';
import type { MarginalCell } from '../../../decide/nextMoney.ts';
import { NOTHING_SAID, type Said, say } from '../../claims.ts';
import { formatMoney } from '../../format.ts';
import { inSentence } from '../../text.ts';
import type { Telling } from './telling.ts';

/** Money of which the gain or loss is told. */
const UNIT = 100;

/** What to do with the advertising of each member that a study tells apart: what a little more of it gains or loses, itself paid. */
export function memberOrders({ decision, setting }: Telling): Said {
  const members = chosenAdvertising(decision.model);
  const next = decision.marginal.at(-1);
  const [first] = members;
  if (!next || !first) return NOTHING_SAID;
  const parts = members.flatMap(({ slot, label }) => {
    const row = next.rows.find((one) => one.slot === slot);
    return row ? [`${label}: ${advice(averageOf(row.cells), setting.currency)}`] : [];
  });
  const unit = formatMoney(UNIT, setting.currency);
  return say`By ${inSentence(first.dimension)}, each ${unit} more under ${next.label}, itself paid. ${parts.join('. ')}.`;
}

/** On average over the spans; the ends are those of a middling span. */
function averageOf(cells: readonly MarginalCell[]): MarginalCell {
  const mean = (of: (cell: MarginalCell) => number): number => cells.reduce((sum, cell) => sum + of(cell), 0) / cells.length;
  return { mean: mean((cell) => cell.mean), p10: mean((cell) => cell.p10), p90: mean((cell) => cell.p90) };
}

function advice({ mean, p10, p90 }: MarginalCell, currency: string): string {
  const money = (value: number): string => formatMoney(Math.round(Math.abs(UNIT * value)), currency);
  const within = p10 === p90 ? '' : ` (80 of 100 futures between ${change(p10, money)} and ${change(p90, money)})`;
  if (p90 < 0) return `spend less, it ${loses(mean, money)}${within}`;
  if (p10 > 0) return `spend more, it ${loses(mean, money)}${within}`;
  return `not clear, it ${loses(mean, money)}${within}`;
}

function loses(value: number, money: (value: number) => string): string {
  return `${value < 0 ? 'loses' : 'gains'} ${money(value)}`;
}

function change(value: number, money: (value: number) => string): string {
  return `${value < 0 ? 'a loss' : 'a gain'} of ${money(value)}`;
}
