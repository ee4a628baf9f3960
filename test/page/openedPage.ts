import { fromPlainText, toPlainText } from '../../src/core/plainText.ts';
import type { Decision } from '../../src/decide/decision.ts';
import { pageKernel } from '../../src/page/pageKernel.ts';
import { type PageSource, plansIn } from '../../src/page/pageSource.ts';
import { unpackDraws } from '../../src/page/unpackDraws.ts';
import { emitScript, type ScriptMaker } from '../../src/program/targets/script.ts';
import type { Parcel } from '../../src/report/outputs/html/live/parcel.ts';
import { type FinenessOf, pageProgram, parcelOf } from '../../src/report/outputs/html/live/parcelOf.ts';

/** What a page has once it has read what the report put into it. */
export function openedPage(decision: Decision, finenessOf: FinenessOf = () => ({ bits: 16, count: 1000 })): PageSource {
  const program = pageProgram(decision);
  const packed = parcelOf(decision, program, finenessOf);
  const parcel = fromPlainText(toPlainText(packed.parcel)) as Parcel;
  const window: Record<string, ScriptMaker> = {};
  new Function('window', emitScript(program, 'made'))(window);
  const make = window.made;
  if (!make) throw new Error('no program');
  return {
    parcel,
    plans: plansIn(parcel),
    own: 'your-plan',
    kernel: pageKernel(parcel.shape, make),
    drawsOf: (name) => {
      const index = parcel.readings.findIndex((reading) => reading.name === name);
      const draws = parcel.readings[index]?.draws;
      if (!draws) throw new Error(`no draws of ${name}`);
      return unpackDraws(draws, parcel.shape.parameters, packed.draws[index] ?? new Uint8Array());
    },
  };
}
