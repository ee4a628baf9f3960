import { coreOf } from '../../src/decide/outputs.ts';
import type { Model } from '../../src/language/model.ts';
import { simulate } from '../../src/run/simulate.ts';
import { shippedModel, steadyPlan, trialSetting, trialStudy } from '../helpers/shipped.ts';
import { median, type Part, row, timed } from './part.ts';

const ROUNDS = 7;

/** What a run of one plan costs by months, draws and channels: a straight line through each, and how far off it the points lie. */
export const SCALING: Part = { name: 'scaling', measure };

interface Size {
  readonly months: number;
  readonly draws: number;
  readonly channels: number;
}

const USUAL: Size = { months: 24, draws: 4000, channels: 3 };
const TRIED: Readonly<Record<keyof Size, readonly number[]>> = {
  months: [6, 12, 24, 36, 60],
  draws: [1000, 2000, 4000, 8000, 16_000],
  channels: [3, 4, 6, 10, 20],
};

async function measure(): Promise<string[]> {
  const lines: string[] = [];
  for (const name of ['months', 'draws', 'channels'] as const) {
    const points = [];
    for (const size of TRIED[name]) points.push({ size, seconds: await secondsOf({ ...USUAL, [name]: size }) });
    lines.push(told(name, points));
  }
  const { months, draws, channels } = USUAL;
  return [
    `scaling: a run of a plan, ${months} months, ${draws} draws, ${channels} channels where not told otherwise; medians of ${ROUNDS} rounds`,
    ...lines,
  ];
}

interface Point {
  readonly size: number;
  readonly seconds: number;
}

function told(name: string, points: readonly Point[]): string {
  const { slope, start, off } = lineThrough(points);
  const measured = points.map(({ size, seconds }) => `${size}: ${(seconds * 1000).toFixed(0)} ms`).join(', ');
  const fit = `${(start * 1000).toFixed(0)} + ${(slope * 1000).toPrecision(2)} × ${name}, at most ${(100 * off).toFixed(0)} % off`;
  return row(name, '', `${fit} (${measured})`);
}

/** Least squares of relative errors. */
function lineThrough(points: readonly Point[]): { readonly slope: number; readonly start: number; readonly off: number } {
  const sum = (of: (point: Point) => number): number => points.reduce((total, point) => total + of(point), 0);
  const weight = ({ seconds }: Point): number => 1 / (seconds * seconds);
  const [w, wx, wy] = [sum(weight), sum((one) => weight(one) * one.size), sum((one) => weight(one) * one.seconds)];
  const [wxx, wxy] = [sum((one) => weight(one) * one.size * one.size), sum((one) => weight(one) * one.size * one.seconds)];
  const slope = (w * wxy - wx * wy) / (w * wxx - wx * wx);
  const start = (wy - slope * wx) / w;
  const off = Math.max(...points.map(({ size, seconds }) => Math.abs((start + slope * size) / seconds - 1)));
  return { slope, start, off };
}

const MODELS = new Map<number, Model>();

async function secondsOf({ months, draws, channels }: Size): Promise<number> {
  const model = MODELS.get(channels) ?? shippedModel(withChannels(channels));
  MODELS.set(channels, model);
  const plan = steadyPlan('plan', { ad_spend: 42_000 }, months);
  const setting = trialSetting(model, trialStudy([plan]), { draws, to: plan.months.at(-1) ?? (0 as never) });
  const kernel = setting.kernelFor(coreOf(model).outputs);
  const [inputs] = setting.plans;
  if (!inputs) throw new Error('no plan');
  const run = () => simulate(setting.world, kernel, { inputs, draws: setting.draws, keeps: () => false });
  const rounds = [];
  for (let round = 0; round < ROUNDS + 2; round++) rounds.push((await timed(run)).seconds);
  return median(rounds.slice(2));
}

/** The channel table with as many channels, each more a column of the kind of Social video, with a signal of its own. */
function withChannels(count: number): (path: string, text: string) => string {
  const more = Array.from({ length: count - USUAL.channels }, (_, index) => index + 1);
  const cells = ['Feed recommendation engine', 'Short video and creators', 'Low - boosted posts', 'Moderate'];
  const column = (index: number): string[] => [`Video ${index}`, ...cells, 'Ongoing (creators)', 'Reputation-dependent'];
  return (path, text) => {
    if (path === 'channels.csv') {
      const lines = text.trimEnd().split('\n');
      return lines.map((line, at) => [line.trimEnd(), ...more.map((index) => column(index)[at])].join(',')).join('\n');
    }
    if (path !== 'signals.csv') return text;
    return [text.trimEnd(), ...more.map((index) => `videos_${index},Videos ${index},video_${index},1,0,0,0,0,1,0,0.3`), ''].join(
      '\n',
    );
  };
}
