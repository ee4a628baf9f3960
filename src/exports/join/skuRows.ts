import type { Warning } from '../../core/error.ts';
import type { ExportRow, TrafficRow } from '../canonical.ts';
import type { Claim } from './claim.ts';

/** The rows of one ASIN and its days in a report by SKU. */
interface Repeats {
  readonly asin: string;
  readonly span: TrafficRow['span'];
  readonly sessions: number;
  readonly pageViews: number;
  readonly line: number;
  same: boolean;
  rows: number;
}

const SPAN_CODE = 2048;

/**
 * Visits belong to an ASIN, sales to each of its SKUs: a report by SKU has those of the ASIN beside each SKU, so that they count once.
 * A report in which the SKUs of some ASIN have different visits gives each its own, and they add up.
 */
export class SkuRows {
  private readonly groups = new Map<string, Repeats>();

  add(row: ExportRow): void {
    if (row.kind !== 'traffic' || row.sku === undefined || row.asin === undefined || Number.isNaN(row.sessions)) return;
    const asin = row.asin.trim().toUpperCase();
    const key = `${asin} ${row.span.from * SPAN_CODE + (row.span.to - row.span.from)}`;
    const before = this.groups.get(key);
    const { span, sessions, pageViews, line } = row;
    if (!before) this.groups.set(key, { asin, span, sessions, pageViews, line, same: true, rows: 1 });
    else {
      before.rows++;
      before.same &&= sessions === before.sessions && (Object.is(pageViews, before.pageViews) || pageViews === before.pageViews);
    }
  }

  /** Of each ASIN and its days, the visits that stand beside its other SKUs once more; none where the report does not repeat them. */
  repeated(): readonly Repeats[] {
    const several = [...this.groups.values()].filter(({ rows }) => rows > 1);
    return several.every(({ same }) => same) ? several.filter(({ sessions }) => sessions > 0) : [];
  }
}

export const REPEATED = 'visits of the ASIN, once more beside another SKU of it';

const SESSIONS = 1;

/** Claims without what is repeated, and what is taken from them. */
export function countedOnce(
  claims: readonly Claim[],
  { repeated, file }: { readonly repeated: readonly Repeats[]; readonly file: string },
): { readonly claims: readonly Claim[]; readonly taken: readonly Claim[]; readonly warnings: readonly Warning[] } {
  if (repeated.length === 0) return { claims, taken: [], warnings: [] };
  const extras = new Map(repeated.map((group) => [`${group.asin} ${group.span.from} ${group.span.to}`, group]));
  const taken: Claim[] = [];
  const once = claims.map((claim): Claim => {
    const { key, span, values } = claim;
    const group = key.family === 'traffic' ? extras.get(`${key.subject} ${span.from} ${span.to}`) : undefined;
    if (!group) return claim;
    const extra = group.sessions * (group.rows - 1);
    taken.push({ ...claim, rows: 0, values: values.map((_, index) => (index === SESSIONS ? extra : Number.NaN)) });
    return { ...claim, values: values.map((value, index) => (index === SESSIONS ? value - extra : value)) };
  });
  const [first] = repeated;
  if (taken.length === 0 || !first) return { claims, taken: [], warnings: [] };
  const message = `The SKUs of an ASIN have the same sessions and page views, as of ${first.asin}: they are those of the ASIN and count once, while sales add up.`;
  return { claims: once, taken, warnings: [{ code: 'sessions-by-sku', message, place: { file, line: first.line } }] };
}
