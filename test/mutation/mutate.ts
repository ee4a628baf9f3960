import { stream } from '../../src/numeric/random.ts';
import { sourcesIn } from '../helpers/sources.ts';
import { lowerBound } from './lowerBound.ts';
import { type Mutant, mutantsOf } from './mutants.ts';
import { relatedTests } from './related.ts';
import { type TrialBench, trialBench } from './trialBench.ts';
import { answerTrials, ENDLESS } from './tryMutants.ts';

/**
 * npm run mutate -- <folder or file of src/> [mutants] [tests] [seed]: plants so many small faults (300), one at a time and in memory
 * only, runs for each the test files that import its file, by way of others too, the nearest first and at most so many (6), and says
 * how many of the faults they see. A fault that makes a program run without end is seen. The bound counts every survivor, those too
 * that change nothing.
 */
async function main([folder = '', wanted = '300', most = '6', seed = '1']: readonly string[]): Promise<void> {
  const sources = sourcesIn('src').filter(({ path }) => path.startsWith(`src/${folder.replace(/^src\//, '')}`));
  const all = sources.flatMap(mutantsOf);
  if (all.length === 0) throw new Error(`no mutants below src/${folder}: give a folder such as numeric or exports/join`);
  const sample = sampled(all, { count: Number(wanted), seed: Number(seed) });
  say(`${sample.length} of ${all.length} mutants of ${sources.length} files, seed ${seed}`);
  const killerOf = killerIn(trialBench(), Number(most));
  const seen = { killed: 0, tried: 0 };
  for (const mutant of sample) {
    const killer = await killerOf(mutant);
    seen.tried++;
    if (killer !== '') seen.killed++;
    say(`${killer === '' ? 'SURVIVED' : 'killed  '} ${mutant.place}: ${mutant.from} → ${mutant.to}   ${killer}`.trimEnd());
  }
  const { killed, tried } = seen;
  const bound = percent(lowerBound(killed, tried));
  say(`${folder}: ${killed} of ${tried} seen, ${percent(killed / tried)}; with 95 % confidence at least ${bound}`);
  process.exit(0);
}

function sampled(all: readonly Mutant[], { count, seed }: { readonly count: number; readonly seed: number }): Mutant[] {
  const next = stream(seed, 'mutants');
  const keyed = all.map((mutant) => ({ mutant, key: next() })).sort((a, b) => a.key - b.key);
  return keyed.slice(0, count).map(({ mutant }) => mutant);
}

/** A test file that takes longer without a fault is not taken to run without end with one. */
const QUICK_SECONDS = 10;

/**
 * The first test file that sees a mutant, '' where none does. Tests that take too long to be run so often are passed over, which can
 * only make a fault look unseen. A test that fails without the fault too is an error.
 */
function killerIn({ failing }: TrialBench, most: number): (mutant: Mutant) => Promise<string> {
  const [sound, long] = [new Set<string>(), new Set<string>()];
  const sees = async ({ path, text }: Mutant, test: string): Promise<string> => {
    const told = await failing({ path, text, test });
    if (told === '') sound.add(test);
    if (told === '' || sound.has(test)) return told;
    const without = await failing({ path, test }, QUICK_SECONDS);
    if (without !== '' && without !== ENDLESS) throw new Error(`${test} fails without a fault`);
    if (without === ENDLESS) long.add(test);
    else sound.add(test);
    return without === ENDLESS ? '' : told;
  };
  return async (mutant) => {
    const tests = relatedTests(mutant.path).filter((test) => !long.has(test));
    for (const test of tests.slice(0, most)) {
      const told = await sees(mutant, test);
      if (told !== '') return told === test ? test : `${test}: ${told}`;
    }
    return '';
  };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const words = process.argv.slice(2);
await (words[0] === 'serve' ? answerTrials() : main(words));
