import { addPeriods, monthOf } from '../../../src/core/calendar.ts';
import { at } from '../../../src/core/present.ts';
import type { Setting } from '../../../src/decide/decisionSetting.ts';
import { coreOf } from '../../../src/decide/outputs.ts';
import { stream } from '../../../src/numeric/random.ts';
import { meanOf } from '../../../src/numeric/summary.ts';
import { loadModel } from '../../../src/pipeline.ts';
import type { ParameterDraws } from '../../../src/run/draws.ts';
import { kernelsOf } from '../../../src/run/kernels.ts';

/** Two pots that money goes into, each worth a gain times the log of one plus its money over 1000 a month. */
const YAML = `model: pots
roles: {advertising: [one], content: [two], contribution: cash, cumulative: purse, value: purse}
lines:
  one: {needed: yes, about: first pot}
  two: {about: second pot}
inputs:
  one: {unit: money/month, about: first pot}
  two: {unit: money/month, about: second pot}
parameters:
  gain_one: {unit: money/month, range: "(0, 1e6]", about: gain of the first}
  gain_two: {unit: money/month, range: "(0, 1e6]", about: gain of the second}
  scale: {unit: money/month, range: "(0, 1e6]", about: where each begins to run out}
variables:
  Pots:
    cash:
      unit: money/month
      format: money
      equals: gain_one * log(1 + one / scale) + gain_two * log(1 + two / scale) - one - two
      about: What they give, less what goes in.
    kept:
      unit: 1
      equals: "one + two > 0 ? one / (one + two) : 0"
      about: Part of the money that is the first's.
    purse:
      unit: money
      format: money
      equals: "last(purse) + (ahead > 0 ? cash * step : 0)"
      starts: 0
      about: All of it so far.
`;

export const SCALE = 1000;
const MONTHS = 6;
const model = loadModel([{ path: 'model.yaml', bytes: new TextEncoder().encode(YAML), sha256: '' }]);

/** Gains that are 4000 and 2500 on average, and scatter. */
function gains(count: number): ParameterDraws {
  const values = new Float64Array(3 * count);
  const next = stream(7, 'pots');
  for (let draw = 0; draw < count; draw++) {
    values[draw] = 4000 * (0.5 + next());
    values[count + draw] = 2500 * (0.5 + next());
    values[2 * count + draw] = SCALE;
  }
  return { slots: ['gain_one', 'gain_two', 'scale'], count, stride: count, values };
}

/** November to April after one actual month; `hold` puts 1000 into the first pot and 500 into the second. */
export function pots(count: number): Setting {
  const start = monthOf(2026, 10);
  const projected = Array.from({ length: MONTHS }, (_, month) => addPeriods(start, 1 + month));
  const series = (money: number): Float64Array => new Float64Array(1 + MONTHS).fill(money);
  return {
    world: { model, marketplace: '', timeline: { lead: 0, start, actual: 0, projected } },
    core: coreOf(model),
    assumptions: [],
    draws: gains(count),
    plans: [
      {
        name: 'hold',
        series: new Map([
          ['one', series(1000)],
          ['two', series(500)],
        ]),
      },
    ],
    kernelFor: kernelsOf(model),
    assetCredit: 0,
    errors: [],
  };
}

/** The expected gains of some draws. */
export function expectedGains({ values, stride, count }: ParameterDraws): readonly [one: number, two: number] {
  return [meanOf(values.subarray(0, count)), meanOf(values.subarray(stride, stride + count))];
}

/** Expected worth of putting so much a month into each pot, all months. */
export function worthOfPots([one, two]: readonly number[], gain: readonly [number, number]): number {
  const from = (money: number | undefined, of: number): number => of * Math.log(1 + (money ?? 0) / SCALE) - (money ?? 0);
  return MONTHS * (from(one, at(gain, 0)) + from(two, at(gain, 1)));
}
