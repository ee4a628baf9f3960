import { at } from '../../../core/present.ts';
import type { Decision } from '../../../decide/decision.ts';
import { pointRun } from '../../../decide/pointRun.ts';
import type { Workings } from '../../../decide/workings.ts';
import { slotsOf } from '../../../language/slots.ts';
import type { Flat } from '../../../program/flat.ts';
import { flatten } from '../../../program/flatten.ts';
import { columnLetters } from '../../../tables/spreadsheet/cellName.ts';

/** What every sheet of the workbook is written from. */
export interface BookSource {
  readonly decision: Decision;
  readonly workings: Workings;
  readonly flat: Flat;
  /** Slots of the inputs, in the model's order. */
  readonly inputs: readonly string[];
  /** The plan that the workbook is set to when it is opened; `hold` stands beside it. */
  readonly chosen: string;
  readonly hold: string;
  /** Every variable by month, of the chosen plan and of `hold`, at the medians. */
  readonly runs: { readonly chosen: ReadonlyMap<string, Float64Array>; readonly hold: ReadonlyMap<string, Float64Array> };
}

export function bookSource(decision: Decision): BookSource {
  const { workings, headline } = decision;
  const { model, plans } = workings;
  const hold = at(plans, 0).name;
  const chosen = headline.alternative === hold ? (plans[1]?.name ?? hold) : headline.alternative;
  const reading = at(workings.readings, 0).name;
  return {
    ...{ decision, workings, chosen, hold },
    flat: flatten(model),
    inputs: [...model.inputs.values()].flatMap((input) => slotsOf(model, input)),
    runs: {
      chosen: pointRun(workings, { plan: chosen, reading }),
      hold: pointRun(workings, { plan: hold, reading }),
    },
  };
}

/** Columns before the first month, on every sheet with months. */
export const FIRST = 4;

/** The column of a month, counted from month 0. */
export function monthColumn({ timeline: { lead } }: Workings, month: number): number {
  return FIRST + lead + month;
}

/** Its letters. */
export function monthLetters(workings: Workings, month: number): string {
  return columnLetters(monthColumn(workings, month));
}
