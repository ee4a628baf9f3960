import { formatDay } from '../../../src/core/day.ts';
import { firstDay } from '../../../src/exports/join/days.ts';
import { stream } from '../studyNoise.ts';
import { type AiChannel, TRACKING } from '../studyNumbers.ts';
import type { SimulatedMonth } from '../studySimulator.ts';
import { csvText } from './csvText.ts';
import { BRACKENFOLD, ENGINES, PROMPTS } from './numbers.ts';

const HEADER = [
  ...['date', 'engine', 'surface', 'country', 'prompt_id', 'prompt', 'brand', 'mentioned', 'position'],
  ...['n_brands_in_answer', 'share_of_voice', 'cited_url', 'cited_domain_type', 'run_id'],
];

const CHANNELS = [...new Set(ENGINES.map(({ channel }) => channel))];

/** A month of prompt tests, a row an answer, in the columns of the template; as many answers name the brand as were counted. */
export function promptTests({ month, recommendation }: SimulatedMonth): string {
  const random = stream(`prompt tests ${month}`);
  const first = firstDay(month);
  const rows = CHANNELS.flatMap((channel) => {
    const slots = slotsOf(channel);
    const named = namedOf(slots.length, { count: countOf(channel, recommendation), random });
    return slots.map(({ engine, surface, prompt, run }, index) => [
      ...[formatDay((first + 2 * run) as typeof first), engine, surface, BRACKENFOLD.marketplace],
      ...[`p${String(prompt + 1).padStart(2, '0')}`, PROMPTS[prompt] ?? '', BRACKENFOLD.brand ?? ''],
      ...[named.has(index) ? 1 : 0, named.has(index) ? 1 + Math.floor(4 * random()) : '', '', '', '', '', `r${run}`],
    ]);
  });
  return csvText([HEADER, ...rows]);
}

function countOf(channel: AiChannel, recommendation: SimulatedMonth['recommendation']): number {
  return Math.round((recommendation?.[channel] ?? 0) * TRACKING.prompts * TRACKING.runs);
}

function slotsOf(channel: AiChannel) {
  return ENGINES.filter((engine) => engine.channel === channel).flatMap(({ engine, surface, runs }) =>
    PROMPTS.flatMap((_, prompt) => Array.from({ length: runs }, (_, run) => ({ engine, surface, prompt, run: run + 1 }))),
  );
}

/** Which answers name the brand: chance decides, and the number is given. */
function namedOf(answers: number, { count, random }: { readonly count: number; readonly random: () => number }): Set<number> {
  const order = Array.from({ length: answers }, (_, index) => ({ index, luck: random() })).sort((a, b) => a.luck - b.luck);
  return new Set(order.slice(0, count).map(({ index }) => index));
}
