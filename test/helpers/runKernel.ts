import { addPeriods, EPOCH, parseMonth } from '../../src/core/calendar.ts';
import { isCalendarName } from '../../src/language/expression.ts';
import type { Kernel, Past } from '../../src/program/kernel.ts';
import { tableColumns } from '../../src/run/tableColumns.ts';
import type { Trial } from '../oracle/interpretModel.ts';

type Ran = Pick<Kernel, 'run' | 'parameters' | 'inputs' | 'tables' | 'paths' | 'outputs'>;

/** The kernel's answer to trials that share everything but their parameters: a value by output, month and draw. */
export function runKernel(
  kernel: Ran,
  trials: readonly Trial[],
  past?: Past,
): (output: string, month: number, draw?: number) => number {
  const shared = trials[0];
  if (!shared) throw new Error('no trial');
  const { months, lead, start, actual = 0 } = shared;
  const count = trials.length;
  const out = new Float64Array(kernel.outputs.length * months * count).fill(Number.NaN);
  kernel.run({
    from: 0,
    to: count,
    months,
    lead,
    start,
    actual,
    parameters: Float64Array.from(kernel.parameters.flatMap((slot) => trials.map(({ parameters }) => valueIn(parameters, slot)))),
    parameterStride: count,
    ...valuesOf(kernel, shared),
    shocks: kernel.paths.flatMap((path) =>
      Array.from({ length: months }, (_, month) =>
        Float64Array.from(trials, ({ shocks = new Map() }) => valueIn<readonly number[]>(shocks, path)[month] ?? Number.NaN),
      ),
    ),
    out,
    outStride: count,
    ...(past && { past }),
  });
  return (output, month, draw = 0) => out[(kernel.outputs.indexOf(output) * months + month) * count + draw] ?? Number.NaN;
}

/** What a trial gives by month, as a kernel reads it. */
export function valuesOf(kernel: Ran, trial: Trial): { readonly inputs: Float64Array; readonly tables: Float64Array } {
  return {
    inputs: Float64Array.from(kernel.inputs.flatMap((slot) => valueIn(trial.inputs, slot))),
    tables: Float64Array.from(
      kernel.tables.flatMap((name) => [...(isCalendarName(name) ? calendar(name, trial) : valueIn(trial.tables, name))]),
    ),
  };
}

/** Month 0 of the clock, or the Monday of its first week. */
const STARTS = { month: EPOCH, week: parseMonth('2025-12-29') ?? EPOCH } as const;

function calendar(name: string, { step = 'month', start, months }: Trial): Iterable<number> {
  return tableColumns(new Map(), [name], { marketplace: '*', from: addPeriods(STARTS[step], start), count: months });
}

function valueIn<Value>(values: ReadonlyMap<string, Value>, slot: string): Value {
  const value = values.get(slot);
  if (value === undefined) throw new Error(`the trial gives no ${slot}`);
  return value;
}
