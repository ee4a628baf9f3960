/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { fromPlainText } from '../core/plainText.ts';
import { at, present } from '../core/present.ts';
import { LIVE_IDS, LIVE_KERNEL } from '../report/outputs/html/live/livePlaces.ts';
import type { Parcel } from '../report/outputs/html/live/parcel.ts';
import type { ParameterDraws } from '../run/draws.ts';
import { byId } from './element.ts';
import { type KernelMaker, pageKernel } from './pageKernel.ts';
import { plansIn } from './pageSource.ts';
import { inflated, unpackDraws } from './unpackDraws.ts';
import { openWorkbench } from './workbench.ts';

/** Reads what the report has put into the page, and opens the part of it that recomputes. */
async function start(): Promise<void> {
  const parcel = fromPlainText(textOf(LIVE_IDS.parcel)) as Parcel;
  const draws = new Map<string, ParameterDraws>();
  for (const [index, reading] of parcel.readings.entries()) {
    const bytes = await inflated(textOf(`${LIVE_IDS.draws}-${index}`));
    draws.set(reading.name, unpackDraws(reading.draws, parcel.shape.parameters, bytes));
  }
  const made = (window as unknown as Record<string, KernelMaker | undefined>)[LIVE_KERNEL];
  const kernel = pageKernel(parcel.shape, present(made, 'the program of the page'));
  openWorkbench({ parcel, plans: plansIn(parcel), draws, kernel }, at(parcel.readings, 0).name);
}

function textOf(id: string): string {
  return present(byId(id).textContent ?? undefined, `text of #${id}`);
}

/** The report stands as it is; only what would change it is not there. */
function tell(fault: unknown): void {
  const status = byId(LIVE_IDS.status);
  status.textContent = `This browser cannot recompute the report: ${fault instanceof Error ? fault.message : String(fault)}`;
  byId(LIVE_IDS.section).hidden = false;
}

start().catch(tell);
