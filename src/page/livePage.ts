/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { fromPlainText } from '../core/plainText.ts';
import { at, present } from '../core/present.ts';
import type { ScriptMaker } from '../program/targets/script.ts';
import { LIVE_IDS, LIVE_KERNEL } from '../report/outputs/html/live/livePlaces.ts';
import type { Parcel } from '../report/outputs/html/live/parcel.ts';
import type { ParameterDraws } from '../run/draws.ts';
import { byId } from './element.ts';
import { pageKernel } from './pageKernel.ts';
import { plansIn } from './pageSource.ts';
import { ownName } from './pageWishes.ts';
import { inflated, unpackDraws } from './unpackDraws.ts';
import { openWorkbench } from './workbench.ts';

/** Reads what the report has put into the page, and opens the part of it that recomputes. */
async function start(): Promise<void> {
  const parcel = fromPlainText(textOf(LIVE_IDS.parcel)) as Parcel;
  const { readings, shape, assetCredit } = parcel;
  const bytes = await Promise.all(readings.map((_, index) => inflated(textOf(`${LIVE_IDS.draws}-${index}`))));
  const made = (window as unknown as Record<string, ScriptMaker | undefined>)[LIVE_KERNEL];
  const kernel = pageKernel(shape, present(made, 'the program of the page'));
  const unpacked = new Map<string, ParameterDraws>();
  const drawsOf = (name: string): ParameterDraws => {
    const index = readings.findIndex((reading) => reading.name === name);
    const draws = unpacked.get(name) ?? unpackDraws(at(readings, index).draws, shape.parameters, at(bytes, index));
    unpacked.set(name, draws);
    return draws;
  };
  const usual = { reading: at(readings, 0).name, assetCredit, held: new Map(), money: new Map() };
  const plans = plansIn(parcel);
  openWorkbench({ parcel, plans, own: ownName(plans.map(({ name }) => name)), kernel, drawsOf }, usual);
}

function textOf(id: string): string {
  return present(byId(id).textContent ?? undefined, `text of #${id}`);
}

/** The report stands as it is; only what would change it is not there. */
function tell(fault: unknown): void {
  byId(LIVE_IDS.note).textContent =
    `This browser cannot recompute the report: ${fault instanceof Error ? fault.message : String(fault)}`;
  byId(LIVE_IDS.section).hidden = false;
}

start().catch(tell);
