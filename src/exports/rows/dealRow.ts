import type { DealRow } from '../canonical.ts';
import type { Columns } from '../columns/exportColumns.ts';
import type { MakeRow } from '../formats/exportFormat.ts';
import { elsewhereOf } from './elsewhere.ts';

/** States of a deal that did not run. */
const NEVER_RAN = /cancel|reject|suppress|draft|declin|storn|abgelehnt|annul|rifiut|rechaz|refus/i;

/** Deals of Amazon with their first and last day: a row a deal, or one for each ASIN of it. */
export function dealRows(columns: Columns): MakeRow {
  const [start, end] = [columns.date('startDate'), columns.date('endDate')];
  const [deal, asin, state] = [columns.text('dealId', 'dealType'), columns.text('asin'), columns.text('campaignState')];
  const [marketplace, elsewhere] = [columns.marketplace(), elsewhereOf(columns)];
  return (cells, line): DealRow | string => {
    const country = marketplace(cells);
    const other = elsewhere(country, undefined);
    if (other !== undefined) return other;
    if (NEVER_RAN.test(state(cells))) return 'a deal that did not run';
    const [from, to] = [start?.(cells, line), end?.(cells, line)];
    if (!from || !to) return columns.missing('first or last day of the deal', line);
    if (to.to < from.from) return columns.missing('order of its days: the deal ends before it starts', line);
    return { kind: 'deal', line, span: { from: from.from, to: to.to }, deal: deal(cells), asin: asin(cells) };
  };
}
