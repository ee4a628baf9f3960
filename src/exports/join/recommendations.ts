import type { Period } from '../../core/calendar.ts';
import { groupBy } from '../../core/groupBy.ts';
import { known, valueAt } from './claim.ts';
import { type Measured, rounded } from './measured.ts';
import type { Segment } from './segment.ts';

/**
 * mention_rate.<channel> = answers that name the brand ÷ answers, engines pooled; `prompts` and `runs` such that their
 * product is the number of answers as nearly as integers allow.
 */
export function recommendations(segments: readonly Segment[]): Measured[] {
  const answers = segments.filter(({ claim }) => claim.key.family === 'answer');
  const channels = [...groupBy(answers, ({ claim }) => claim.key.member)].map(([channel, members]) =>
    shareColumn(channel, members),
  );
  return answers.length === 0 ? [] : [...channels, ...countColumns(answers)];
}

function shareColumn(channel: string, segments: readonly Segment[]): Measured {
  const from = groupBy(segments, ({ month }) => month);
  const values = [...from].flatMap(([month, members]): [Period, number][] => {
    const { answers, mentions } = countsOf(members);
    return answers > 0 ? [[month, rounded(mentions / answers, 6)]] : [];
  });
  const how = (month: Period): string => {
    const engines = groupBy(from.get(month) ?? [], ({ claim }) => claim.key.lane);
    return `answers that name the brand ÷ answers; ${[...engines].map(engineWords).join('; ')}`;
  };
  return { column: `mention_rate.${channel}`, values: new Map(values), from, how, fields: ['answers', 'mentions'] };
}

function engineWords([engine, segments]: readonly [string, readonly Segment[]]): string {
  const { answers, mentions } = countsOf(segments);
  if (answers === 0) return `${engine} without answers`;
  const [low, high] = wilson80(mentions, answers);
  return `${engine} ${mentions} of ${answers} (80 % interval ${percent(low)} to ${percent(high)}, Wilson)`;
}

function percent(value: number): string {
  return `${(value * 100).toFixed(1)} %`;
}

/** Sums, with no more mentions than answers: the two are split over months each by itself. */
function countsOf(segments: readonly Segment[]): { readonly answers: number; readonly mentions: number } {
  const total = (index: number): number =>
    known(segments.map(({ values }) => valueAt(values, index))).reduce((sum, value) => sum + value, 0);
  const answers = total(0);
  return { answers, mentions: Math.min(answers, total(1)) };
}

/** The channel with the fewest answers of a month stands for all: the history has one pair of numbers, and it must not claim too much. */
function countColumns(segments: readonly Segment[]): Measured[] {
  const from = groupBy(segments, ({ month }) => month);
  const pairs = new Map(
    [...from].flatMap(([month, members]) => {
      const channels = [...groupBy(members, ({ claim }) => claim.key.member).values()];
      const [least] = channels
        .filter((parts) => countsOf(parts).answers > 0)
        .sort((a, b) => countsOf(a).answers - countsOf(b).answers);
      return least
        ? [[month, promptsAndRuns(countsOf(least).answers, new Set(least.map(({ claim }) => claim.key.name)).size)] as const]
        : [];
    }),
  );
  const column = (name: 'prompts' | 'runs', how: string): Measured => ({
    column: name,
    values: new Map([...pairs].map(([month, pair]) => [month, pair[name]])),
    from,
    how: () => `${how}; of the channel with the fewest answers`,
    fields: ['prompt', 'answers'],
  });
  return [column('prompts', 'answers ÷ runs, rounded'), column('runs', 'answers ÷ different prompts, rounded')];
}

/**
 * Integers whose product is within half of `runs` of the number of answers.
 * @example
 * promptsAndRuns(100, 30) // => { prompts: 33, runs: 3 }
 */
export function promptsAndRuns(answers: number, differentPrompts: number): { readonly prompts: number; readonly runs: number } {
  const runs = Math.max(1, Math.round(answers / Math.max(1, differentPrompts)));
  return { prompts: Math.max(1, Math.round(answers / runs)), runs };
}

/** Quantile of the standard normal at 90 %: 80 % lie between it and its negative. */
const Z80 = 1.281_551_565_545;

/**
 * The 80 % interval of a proportion, with `hits` of `trials` independent trials.
 * Source: Wilson 1927, score interval.
 * @example
 * wilson80(0, 10).map((value) => Math.round(value * 1000)) // => [0, 141]
 */
export function wilson80(hits: number, trials: number): readonly [low: number, high: number] {
  const part = hits / trials;
  const square = (Z80 * Z80) / trials;
  const middle = part + square / 2;
  const half = Z80 * Math.sqrt((part * (1 - part)) / trials + square / (4 * trials));
  return [Math.max(0, (middle - half) / (1 + square)), Math.min(1, (middle + half) / (1 + square))];
}
