import type { ExportRow, Span } from '../canonical.ts';
import { add, type Claim, groupOf, type Key, MEASURES } from './claim.ts';
import type { Counted } from './claimOf.ts';
import { addLine, type Lines } from './lines.ts';

/** Rows of a file, added up by key and days as they come. */
export interface Gathered {
  readonly groups: Map<string, Group>;
  /** Sums held. */
  count: number;
}

interface Group {
  readonly key: Key;
  readonly dropped: string | undefined;
  readonly sums: Map<number, Sum>;
}

interface Sum {
  readonly span: Span;
  readonly values: number[];
  readonly attributionDays: number | undefined;
  rows: number;
  lines: Lines;
}

/** More than any span has days. */
const SPAN_CODE = 2048;

/** Adds a row to those of its key and days. */
export function gatherRow(gathered: Gathered, { span, line }: ExportRow, counted: Counted): void {
  const { sums } = groupFor(gathered, counted);
  const code = span.from * SPAN_CODE + (span.to - span.from);
  const sum = sums.get(code);
  if (!sum) {
    gathered.count++;
    const { values, attributionDays } = counted;
    sums.set(code, { span, values: [...values], attributionDays, rows: 1, lines: addLine({ pairs: [], more: 0 }, line) });
    return;
  }
  for (const [index, value] of counted.values.entries()) sum.values[index] = add(sum.values[index] ?? Number.NaN, value);
  sum.rows++;
  sum.lines = addLine(sum.lines, line);
}

function groupFor({ groups }: Gathered, { key, dropped }: Counted): Group {
  const name = `${groupOf(key)}\t${dropped ?? ''}`;
  const found = groups.get(name);
  if (found) return found;
  const group: Group = { key, dropped, sums: new Map() };
  groups.set(name, group);
  return group;
}

/** The sums as claims, by the reason why they are not used; undefined is use. */
export function claimsOf({ groups }: Gathered, source: number): Map<string | undefined, Claim[]> {
  const claims = new Map<string | undefined, Claim[]>();
  for (const { key, dropped, sums } of groups.values()) {
    const members = claims.get(dropped) ?? [];
    claims.set(dropped, members);
    for (const { span, values, attributionDays, rows, lines } of sums.values()) {
      const whole = wholeValues(key, values);
      members.push({
        source,
        key,
        span,
        values: whole,
        rows,
        lines,
        ...(attributionDays === undefined ? {} : { attributionDays }),
      });
    }
  }
  return claims;
}

/** Money as cents, counts as integers. */
function wholeValues({ family }: Key, values: readonly number[]): number[] {
  return values.map((value, index) => {
    const scale = MEASURES[family][index]?.scale ?? 0;
    return scale === 0 ? value : Math.round(value * scale);
  });
}
