import { groupBy } from '../../core/groupBy.ts';
import { type Claim, known, streamOf, valueAt } from './claim.ts';

const [SALES, SESSIONS] = [0, 1];

/**
 * Claims of days of which a report has sales and no visit at all: Amazon counts visits later than sales, and what is not there yet is not
 * 0. `all` are the claims of a file, those of other ASINs included; a report that never has visits has no such column and says nothing.
 */
export function withoutLateVisits(claims: readonly Claim[], all: readonly Claim[]): readonly Claim[] {
  const traffic = all.filter(({ key }) => key.family === 'traffic');
  if (traffic.every(({ values }) => Number.isNaN(valueAt(values, SESSIONS)))) return claims.map(withoutVisits);
  const late = new Set<string>();
  for (const [days, members] of groupBy(traffic, daysOf)) {
    const total = (index: number): number =>
      known(members.map(({ values }) => valueAt(values, index))).reduce((a, b) => a + b, 0);
    if (total(SESSIONS) === 0 && total(SALES) > 0) late.add(days);
  }
  return late.size === 0 ? claims : claims.map((claim) => (late.has(daysOf(claim)) ? lackingVisits(claim) : claim));
}

function daysOf({ key, span }: Claim): string {
  return `${streamOf(key)}\t${span.from}\t${span.to}`;
}

/** Of a report without such a column nothing is missing. */
function withoutVisits(claim: Claim): Claim {
  const { lacks } = claim;
  return claim.key.family === 'traffic' && lacks
    ? { ...claim, lacks: lacks.filter(({ measure }) => measure !== SESSIONS) }
    : claim;
}

function lackingVisits(claim: Claim): Claim {
  const { values, lacks = [], rows, lines } = claim;
  if (!(valueAt(values, SALES) > 0) || lacks.some(({ measure }) => measure === SESSIONS)) return claim;
  return { ...claim, lacks: [...lacks, { measure: SESSIONS, rows, line: valueAt(lines.pairs, 0) }] };
}
