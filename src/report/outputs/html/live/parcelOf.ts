import { at, present } from '../../../../core/present.ts';
import type { Decision } from '../../../../decide/decision.ts';
import { coreOf } from '../../../../decide/outputs.ts';
import { recomparedOutputs } from '../../../../decide/recompare.ts';
import type { WorkedReading } from '../../../../decide/workings.ts';
import { nameOfSlot } from '../../../../language/slots.ts';
import { atScore } from '../../../../numeric/distribution.ts';
import { buildProgram } from '../../../../program/buildProgram.ts';
import { flatten } from '../../../../program/flatten.ts';
import { shapeOf } from '../../../../program/kernel.ts';
import { lowerFlat } from '../../../../program/lowerFlat.ts';
import type { Program } from '../../../../program/program.ts';
import type { PlanInputs } from '../../../../run/planSeries.ts';
import { readingLabel } from '../../../reportSetting.ts';
import { leanDecision } from './leanDecision.ts';
import { type Fineness, type Packing, packDraws } from './packDraws.ts';
import type { FreeAssumption, Parcel } from './parcel.ts';

/** Assumptions that a page lets its reader hold. */
const MOST_FREE = 10;

/** What a page gets: the parcel, the bytes of each reading's draws, and the program that runs there. */
export interface Packed {
  readonly parcel: Parcel;
  readonly draws: readonly Uint8Array[];
}

/** How finely the draws of the report's reading, and of the other one, are packed. */
export type FinenessOf = (reading: number) => Fineness;

/** The program that a page runs. */
export function pageProgram({ workings }: Decision): Program {
  const { model, timeline, marketplace } = workings;
  return buildProgram(
    lowerFlat(flatten(model)),
    recomparedOutputs({ core: coreOf(model), world: { model, timeline, marketplace } }),
  );
}

/** Everything with which a page compares the plans of a decision again by itself. */
export function parcelOf(decision: Decision, program: Program, finenessOf: FinenessOf): Packed {
  const { workings } = decision;
  const { timeline, marketplace, assetCredit, last } = workings;
  const [now, end] = [timeline.lead + timeline.actual + 1, timeline.lead + last + 1];
  const drawn = new Set(decision.plans.map(({ name }) => name));
  const packed = workings.readings.map((reading, index) => packDraws(packingOf(reading, decision, program), finenessOf(index)));
  const readings = workings.readings.map((reading, index) => ({
    name: reading.name,
    label: readingLabel(decision.model, reading.name),
    free: decision.tornado.slice(0, MOST_FREE).map(({ assumption }) => freeOf(assumption, reading, decision)),
    draws: at(packed, index).packed,
  }));
  const cut = ({ name, series }: PlanInputs, from: number, to: number): PlanInputs => ({
    name,
    series: new Map([...series].map(([slot, row]) => [slot, row.slice(from, to)])),
  });
  return {
    parcel: {
      decision: leanDecision(decision, new Set(readings.flatMap(({ free }) => free.map(({ slot }) => nameOfSlot(slot))))),
      ...{
        marketplace,
        timeline,
        assetCredit,
        shape: shapeOf(program),
        readings,
        best: decision.best,
        reference: decision.headline.reference,
      },
      past: cut(at(workings.plans, 0), 0, now).series,
      ahead: workings.plans.filter(({ name }) => drawn.has(name)).map((plan) => cut(plan, now, end)),
    },
    draws: packed.map(({ bytes }) => bytes),
  };
}

function packingOf({ draws, assumptions }: WorkedReading, { seed, draws: of }: Decision, program: Program): Packing {
  return { ...{ draws, assumptions, seed, of }, parameters: program.parameters, read: readBy(program) };
}

function readBy({ operations, sections, parameters }: Program): ReadonlySet<string> {
  return new Set(
    operations.flatMap((operation, scalar) =>
      operation.kind === 'parameter' && sections[scalar] !== undefined ? (parameters[operation.slot] ?? []) : [],
    ),
  );
}

/** The score of one future in a hundred. */
const WIDEST = 2.3263478740408408;

function freeOf(slot: string, { assumptions }: WorkedReading, { model }: Decision): FreeAssumption {
  const assumption = present(
    assumptions.find(({ id }) => id === slot),
    slot,
  );
  const { label, unit, shape, low, mid, high } = assumption;
  return {
    ...{ slot, label, unit, shape, low, mid, high },
    isLogarithm: model.parameters.get(nameOfSlot(slot))?.isLogarithm ?? false,
    least: atScore(assumption, -WIDEST),
    greatest: atScore(assumption, WIDEST),
  };
}
