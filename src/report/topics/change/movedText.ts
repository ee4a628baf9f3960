import type { Against } from '../../../against/against.ts';
import type { Moved } from '../../../against/movedAssumptions.ts';
import { formatNumber } from '../../format.ts';
import { quantity } from '../../quantity.ts';
import type { Part } from './part.ts';

/** Assumptions that are named; more are counted. */
const NAMED = 12;

/** Which assumptions moved, most first, and what the history newly tells. */
export function movedText({ moved, newlyLearnt, knowsAssumptions }: Against): Part[] {
  if (!knowsAssumptions) return ['The old run does not say what it assumed, so what moved cannot be told.'];
  const learnt = newlyLearnt.map(({ label, lesson }) => `${label} (${lesson})`);
  const told = moved.filter(showsChange);
  const range = told.some(({ now, before }) => now.p10 !== undefined || before.p10 !== undefined) ? ' (P10 to P90)' : '';
  return [
    told.length === 0
      ? 'No assumption moved by more than half an old standard deviation.'
      : `Assumptions that moved by more than half an old standard deviation, median${range}`,
    ...told.slice(0, NAMED).map((row) => `- ${movedLine(row)}`),
    ...(told.length > NAMED ? [`- and ${told.length - NAMED} more; --json lists them`] : []),
    ...(learnt.length > 0 ? [`The history now tells more of: ${learnt.join(', ')}.`] : []),
  ];
}

/** A fixed value that moves by less than its digits show is for JSON only. */
function showsChange(row: Moved): boolean {
  return row.deviations !== undefined || quantity(row.before.p50, row) !== quantity(row.now.p50, row);
}

function movedLine(row: Moved): string {
  const { label, before, now, deviations } = row;
  const say = (value: number): string => quantity(value, row);
  const range = ({ p10, p50, p90 }: Moved['now']): string =>
    p10 === undefined || p90 === undefined || p10 === p90 ? say(p50) : `${say(p50)} (${say(p10)} to ${say(p90)})`;
  const way = now.p50 > before.p50 ? 'up' : 'down';
  const far = deviations === undefined ? 'a fixed value' : `${formatNumber(Math.abs(deviations), 1)} deviations`;
  return `${label}: ${way} from ${range(before)} to ${range(now)}, ${far}`;
}
