import { type Period, sinceEpoch } from '../core/calendar.ts';
import type { Model } from '../language/model.ts';
import { slotsOf } from '../language/slots.ts';
import type { Block, Kernel } from '../program/kernel.ts';
import { refuseFixed, refuseInput } from './refuse.ts';
import { tableColumns } from './tableColumns.ts';

/** What a run is given besides its draws: the model's own numbers, the calendar, and series by slot. */
export interface Supply {
  readonly model: Model;
  readonly marketplace: string;
  /** Month 0. */
  readonly start: Period;
  readonly months: number;
  /** The last actual month, counted from month 0. */
  readonly actual: number;
  /** Months before month 0 that inputs hold. */
  readonly lead: number;
  /** By slot, every input of the model: `lead + months` numbers. */
  readonly inputs: ReadonlyMap<string, Float64Array>;
  /** Numbers that are the same for every draw, by slot: parameters that do not move, and what a posterior asks for. */
  readonly fixed?: ReadonlyMap<string, number>;
  /** What was measured, by slot: `months` numbers. */
  readonly data?: ReadonlyMap<string, Float64Array>;
}

/**
 * The one way to run a program: lays out what does not change between blocks of draws once, and gives what runs a block.
 * Throws an InputError for an input, a parameter or a table of the model that nobody supplies; nothing that is not there
 * counts as 0.
 */
export function openRun(kernel: Kernel, supply: Supply): (block: Block) => void {
  const { model, months, lead, actual, marketplace, start } = supply;
  for (const input of model.inputs.values()) for (const slot of slotsOf(model, input)) inputOf(supply, slot);
  return kernel.open({
    ...{ months, lead, actual, start: sinceEpoch(start) },
    inputs: joined(kernel.inputs, lead + months, (slot) => inputOf(supply, slot)),
    tables: tableColumns(model.tables, kernel.tables, { marketplace, from: start, count: months }),
    fixed: Float64Array.from(kernel.fixed, (slot) => supply.fixed?.get(slot) ?? refuseFixed(model, slot)),
    data: joined(kernel.data, months, (slot) => supply.data?.get(slot)),
  });
}

function inputOf({ model, inputs }: Supply, slot: string): Float64Array {
  return inputs.get(slot) ?? refuseInput(model, slot);
}

/** One column after the other. A column that is not there or too short is a fault here, not of the study. */
function joined(slots: readonly string[], length: number, columnOf: (slot: string) => Float64Array | undefined): Float64Array {
  const all = new Float64Array(slots.length * length);
  for (const [index, slot] of slots.entries()) {
    const column = columnOf(slot);
    if (column === undefined || column.length < length)
      throw new RangeError(`a run needs ${length} numbers of ${slot}, not ${column?.length ?? 'none'}`);
    all.set(column.subarray(0, length), index * length);
  }
  return all;
}
