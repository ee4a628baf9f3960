import type { Assumption } from '../core/assumption.ts';
import { atScore, shareBelow } from '../numeric/distribution.ts';
import { meanOf } from '../numeric/summary.ts';
import { holdSlot, type ParameterDraws } from '../run/draws.ts';
import type { PlanInputs } from '../run/planSeries.ts';
import type { BreakEven, Sensitivity } from './decision.ts';
import { type Setting, withDraws } from './decisionSetting.ts';
import { worthOf } from './worth.ts';

/** Break-evens are looked for between the P1 and the P99. */
const WIDEST_SCORE = 2.3263478740408408;
const GRID = 4;
const STEPS = 5;

/** The expected difference of value of a pair of plans with one slot of the assumptions held at a value. */
export type DifferenceAt = (slot: number, value: number) => number;

/** By how much a plan is expected to be ahead of the best of its rivals there, and which that is. */
export type LeadAt = (slot: number, value: number) => { readonly lead: number; readonly rival: string };

/** Expected value of a plan over a few draws, the same ones at every value, with one slot held at a value, or as drawn. Remembered, since pairs share plans. */
export type ValueAt = (inputs: PlanInputs, held?: Held) => number;

/** A slot of the assumptions, and where it is held. */
interface Held {
  readonly slot: number;
  readonly value: number;
}

export function expectedValue(setting: Setting, probe: ParameterDraws): ValueAt {
  const known = new Map<string, number>();
  const plain = withDraws(setting, probe);
  const latest = { key: '', setting: plain };
  /** Pairs ask for one plan after the other: they share what the draws have come to. */
  const settingWith = ({ slot, value }: Held): Setting => {
    const key = `${slot} ${value}`;
    if (latest.key !== key) Object.assign(latest, { key, setting: withDraws(setting, holdSlot(probe, slot, value)) });
    return latest.setting;
  };
  return (inputs, held) => {
    const key = `${inputs.name} ${held?.slot} ${held?.value}`;
    const value = known.get(key) ?? meanOf(worthOf(held ? settingWith(held) : plain, inputs).value);
    known.set(key, value);
    return value;
  };
}

/**
 * The difference as a function of one assumption; all others stay as drawn. What moves is measured on the probe's few draws
 * and added to the difference over all of them (a control variate), so that a sensitivity starts where the headline stands.
 */
export function differenceOf(
  valueAt: ValueAt,
  pair: { reference: PlanInputs; alternative: PlanInputs; expected: number },
): DifferenceAt {
  const { reference, alternative, expected } = pair;
  const offset = expected - (valueAt(alternative) - valueAt(reference));
  return (slot, value) => offset + valueAt(alternative, { slot, value }) - valueAt(reference, { slot, value });
}

/** A plan with what it is worth over all draws. */
export interface Contender {
  readonly inputs: PlanInputs;
  readonly expected: number;
}

/** The same of one plan against several. Throws without rivals. */
export function leadOf(valueAt: ValueAt, own: Contender, rivals: readonly Contender[]): LeadAt {
  const over = rivals.map(({ inputs: reference, expected }) => ({
    rival: reference.name,
    differenceAt: differenceOf(valueAt, { reference, alternative: own.inputs, expected: own.expected - expected }),
  }));
  return (slot, value) => {
    const leads = over.map(({ rival, differenceAt }) => ({ rival, lead: differenceAt(slot, value) }));
    return leads.reduce((least, one) => (one.lead < least.lead ? one : least));
  };
}

/** More than a chart shows or a reader is told of. */
const MOST = 24;

/**
 * Each uncertain assumption at its P10 and its P90, widest swing first. Of many only those that swing most at a glance, over fewer draws,
 * and those of `always`, by slot id.
 */
export function tornado(
  assumptions: readonly Assumption[],
  differenceAt: DifferenceAt,
  { glance, always }: { readonly glance: DifferenceAt; readonly always: ReadonlySet<string> },
): Sensitivity[] {
  const uncertain = assumptions.flatMap((assumption, slot) => (assumption.low === assumption.high ? [] : [{ assumption, slot }]));
  const swings = (at: DifferenceAt, chosen: typeof uncertain): Sensitivity[] =>
    chosen
      .map(({ assumption: { id, label, unit, low, high }, slot }) => {
        const ends = { low: { value: low, difference: at(slot, low) }, high: { value: high, difference: at(slot, high) } };
        return { assumption: id, label, unit, ...ends, swing: Math.abs(ends.high.difference - ends.low.difference) };
      })
      .sort((a, b) => b.swing - a.swing);
  if (uncertain.length <= MOST) return swings(differenceAt, uncertain);
  const widest = new Set(
    swings(glance, uncertain)
      .slice(0, MOST)
      .map(({ assumption }) => assumption),
  );
  return swings(
    differenceAt,
    uncertain.filter(({ assumption: { id } }) => widest.has(id) || always.has(id)),
  );
}

/** The value at which a plan comes out equal with the best of its rivals: between two grid points of unlike sign, by the Illinois rule. */
export function breakEven(
  assumption: Assumption,
  { slot, leadAt, plan }: { readonly slot: number; readonly leadAt: LeadAt; readonly plan: string },
): BreakEven {
  const at = (score: number): Point => {
    const { lead, rival } = leadAt(slot, atScore(assumption, score));
    return { score, difference: lead, rival };
  };
  const { id, label, unit, mid } = assumption;
  const points = Array.from({ length: GRID + 1 }, (_, index) => at(WIDEST_SCORE * ((2 * index) / GRID - 1)));
  const turn = nearestTurn(points);
  if (!turn) return { assumption: id, label, unit, mid };
  const root = rootBetween(turn.from, turn.to, at);
  const value = atScore(assumption, root.score);
  const isAheadBelow = turn.from.difference > 0;
  const [aheadBelow, aheadAbove] = isAheadBelow ? [plan, root.rival] : [root.rival, plan];
  return { assumption: id, label, unit, mid, value, shareBelow: shareBelow(assumption, value), aheadBelow, aheadAbove };
}

interface Point {
  readonly score: number;
  readonly difference: number;
  readonly rival: string;
}

/** The change of sign closest to the median, where there are several. */
function nearestTurn(points: readonly Point[]): { from: Point; to: Point } | undefined {
  const turns = points.flatMap((from, index) => {
    const to = points[index + 1];
    return to && Math.sign(from.difference) !== Math.sign(to.difference) ? [{ from, to }] : [];
  });
  return turns.sort((a, b) => Math.abs(a.from.score + a.to.score) - Math.abs(b.from.score + b.to.score))[0];
}

/** Regula falsi that halves the weight of an end which stays (Dowell and Jarratt 1971). */
function rootBetween(from: Point, to: Point, at: (score: number) => Point): Point {
  let [kept, moved] = [from, to];
  for (let step = 0; step < STEPS && moved.difference !== 0; step++) {
    const score = moved.score - (moved.difference * (moved.score - kept.score)) / (moved.difference - kept.difference);
    const next = at(score);
    const crosses = Math.sign(next.difference) !== Math.sign(moved.difference);
    kept = crosses ? moved : { ...kept, difference: kept.difference / 2 };
    moved = next;
  }
  return moved;
}
