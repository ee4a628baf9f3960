import { labelOf } from '../../../decide/planResult.ts';
import type { RankedPlan } from '../../../decide/ranked.ts';
import type { NumberFormat } from '../../../tables/spreadsheet/stylePart.ts';
import { settingOf } from '../../reportSetting.ts';
import { roundedNumber } from '../json/roundedNumber.ts';
import type { BookSource } from './bookSource.ts';
import type { SheetInk } from './sheetInk.ts';

interface Column {
  readonly title: string;
  readonly format: NumberFormat;
  readonly of: (plan: RankedPlan) => number | undefined;
}

/** The ranked table as the simulation has it: values, no formulas. */
export function rankedRows(ink: SheetInk, { decision, hold: held }: BookSource, top: number): void {
  const { ranking, otherReading } = decision;
  const { until, otherReading: otherLabel } = settingOf(decision);
  const elsewhere = [...(otherReading?.rows ?? []), ...(otherReading?.beside ?? [])];
  const hold = labelOf(held, decision.model);
  const columns: Column[] = [
    { title: 'Worth, expected', format: 'money', of: ({ value }) => value.mean },
    { title: `Worth against ${hold}`, format: 'money', of: ({ againstHold }) => againstHold?.difference.mean },
    { title: 'P10 of that', format: 'money', of: ({ againstHold }) => againstHold?.difference.p10 },
    { title: 'P90 of that', format: 'money', of: ({ againstHold }) => againstHold?.difference.p90 },
    { title: `by ${until}`, format: 'money', of: ({ againstHold }) => againstHold?.within },
    { title: `Chance to be ahead of ${hold}`, format: 'percent', of: ({ againstHold }) => againstHold?.probability },
    { title: 'Extra spend', format: 'money', of: ({ kind, extraSpend }) => (kind === 'hold' ? undefined : extraSpend) },
    ...(otherLabel === undefined ? [] : [{ title: `In the ${otherLabel}`, format: 'money' as const, of: inOther(elsewhere) }]),
  ];
  ink.write([top, 0], `Every plan, best first: values of the simulation with ${decision.draws} draws`, { look: 'heading' });
  columns.forEach(({ title }, index) => {
    ink.write([top, 1 + index], title, { look: 'head' });
  });
  const beside = [ranking.staged?.row, ranking.rung, ranking.nothing].filter((row) => row !== undefined);
  [...ranking.rows, ...beside].forEach((plan, index) => {
    const own = plan.kind === 'plan' || plan.kind === 'hold';
    ink.write([top + 1 + index, 0], own ? plan.label : `${plan.label} (not one of your plans)`);
    for (const [place, { format, of }] of columns.entries()) {
      const value = of(plan);
      if (value !== undefined) ink.write([top + 1 + index, 1 + place], roundedNumber(value), { look: 'simulated', format });
    }
  });
}

function inOther(rows: readonly RankedPlan[]): Column['of'] {
  const byName = new Map(rows.map((row) => [row.name, row]));
  return ({ name }) => byName.get(name)?.againstHold?.difference.mean;
}
