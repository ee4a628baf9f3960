import { present } from '../core/present.ts';
import type { Kernel } from '../program/kernel.ts';
import type { Parcel } from '../report/outputs/html/live/parcel.ts';
import type { ParameterDraws } from '../run/draws.ts';
import type { PlanInputs } from '../run/planSeries.ts';

/** What the page compares with: the parcel, and what is made of it and of what came beside it. */
export interface PageSource {
  readonly parcel: Parcel;
  /** The report's plans, `hold` first. */
  readonly plans: readonly PlanInputs[];
  /** The name of the reader's own. */
  readonly own: string;
  readonly kernel: Kernel;
  /** Of a reading; unpacked when they are first asked for. */
  readonly drawsOf: (reading: string) => ParameterDraws;
}

/** The plans of a parcel, with what lies behind them. */
export function plansIn({ past, ahead }: Pick<Parcel, 'past' | 'ahead'>): PlanInputs[] {
  return ahead.map(({ name, series }) => ({
    name,
    series: new Map([...series].map(([slot, row]) => [slot, Float64Array.of(...present(past.get(slot), slot), ...row)])),
  }));
}
