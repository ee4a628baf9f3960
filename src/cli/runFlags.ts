import { alignedTo, type Period, periodsNamed, type Step } from '../core/calendar.ts';
import { fail } from '../core/error.ts';
import { suggest } from '../core/nearest.ts';
import { type Model, parameterCalled, type RunOptions } from '../pipeline.ts';
import type { Request } from './commandOutcome.ts';
import type { FlagName } from './flags.ts';
import { single } from './singleFlag.ts';

type Flags = Request['flags'];

/** The flags of a run of a model, checked, with the defaults of the README. */
export function runOptions(flags: Flags, model: Model): RunOptions {
  const { step, readingNames } = model;
  const to = period(flags, 'to', step)?.last;
  const end = to ?? named('2027-12', { name: 'to', step }).last;
  const from =
    period(flags, 'from', step)?.first ??
    (Math.min(alignedTo(end, named('2026-01', { name: 'from', step }).first), end) as Period);
  if (alignedTo(end, from) > end)
    fail({ opening: 'invalid', message: '--from: it is after --to', advice: 'Give an earlier month.' });
  const plans = flags.get('plans')?.flatMap(names);
  const reference = single(flags, 'reference');
  const asOf = period(flags, 'as-of', step)?.last;
  return {
    ...(plans === undefined ? {} : { plans }),
    ...(reference === undefined ? {} : { reference }),
    ...(asOf === undefined ? {} : { asOf }),
    reading: readingOf(
      flags,
      readingNames.map(({ name }) => name),
    ),
    assetCredit: credit(flags),
    ...fixedValues(flags, model),
    draws: count({ flags, name: 'draws', least: 100, most: 1_000_000, otherwise: 10_000 }),
    seed: count({ flags, name: 'seed', least: 0, most: 0xffffffff, otherwise: 1 }),
    from,
    to: end,
    toIsExplicit: to !== undefined,
    point: flags.has('point'),
    priorOnly: flags.has('prior-only') || flags.has('point'),
  };
}

/** One of the model's readings, the first unless told; none where it has none. */
function readingOf(flags: Flags, readings: readonly string[]): string {
  const [first] = readings;
  if (first !== undefined) return choice({ flags, name: 'reading', known: readings, otherwise: first });
  const asked = single(flags, 'reading');
  if (asked === undefined) return '';
  return fail({ opening: 'unknown', message: `--reading "${asked}"`, advice: 'The model has no readings: leave the flag out.' });
}

/** One of a few words. */
export function choice<Word extends string>(ask: {
  readonly flags: Flags;
  readonly name: FlagName;
  readonly known: readonly Word[];
  readonly otherwise: Word;
}): Word {
  const text = single(ask.flags, ask.name) ?? ask.otherwise;
  const word = ask.known.find((known) => known === text);
  return word ?? fail({ opening: 'unknown', message: `--${ask.name} "${text}"`, advice: suggest(text, ask.known) });
}

function names(list: string): string[] {
  const parts = list.split(',').map((name) => name.trim());
  if (parts.includes(''))
    fail({ opening: 'invalid', message: `--plans "${list}"`, advice: 'Separate the names of plans by single commas.' });
  return parts;
}

type Periods = NonNullable<ReturnType<typeof periodsNamed>>;

function period(flags: Flags, name: FlagName, step: Step): Periods | undefined {
  const text = single(flags, name);
  return text === undefined ? undefined : named(text, { name, step });
}

function named(text: string, { name, step }: { readonly name: FlagName; readonly step: Step }): Periods {
  const advice = 'Write a month as 2026-01, or a day as 2026-01-26.';
  return periodsNamed(text, step) ?? fail({ opening: 'invalid', message: `--${name} "${text}"`, advice });
}

function count(ask: {
  readonly flags: Flags;
  readonly name: FlagName;
  readonly least: number;
  readonly most: number;
  readonly otherwise: number;
}): number {
  const text = single(ask.flags, ask.name) ?? String(ask.otherwise);
  const value = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= ask.least && value <= ask.most) return value;
  const range = `${ask.least.toLocaleString('en-GB')} to ${ask.most.toLocaleString('en-GB')}`;
  return fail({
    opening: 'invalid',
    message: `--${ask.name} "${text}"`,
    advice: `Give a whole number from ${range}, without separators.`,
  });
}

/** What `--set` and `--hold` fix; nothing is fixed by both. */
function fixedValues(flags: Flags, model: Model): Pick<RunOptions, 'set' | 'held'> {
  const set = assignments(flags, 'set', model);
  if (!flags.has('hold')) return { set };
  const held = assignments(flags, 'hold', model);
  const both = [...held.keys()].find((slot) => set.has(slot));
  if (both !== undefined)
    fail({
      opening: 'invalid',
      message: `--hold: "${both}" is set already`,
      advice: 'Give it to --set, to learn with it, or to --hold, to change it in what was learnt.',
    });
  return { set, held };
}

/** A part of one. */
function credit(flags: Flags): number {
  const text = single(flags, 'asset-credit') ?? '1';
  const value = /^\d*[.]?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= 0 && value <= 1) return value;
  const advice = 'Give a part from 0 (the window alone) to 1 (all of the two years after it), as 0.5.';
  return fail({ opening: 'invalid', message: `--asset-credit "${text}"`, advice });
}

/** `half_life.reviews=9`, `Half-life, Reviews=9` and their like. A name that means none is refused where the assumptions are known. */
function assignments(flags: Flags, flag: 'set' | 'hold', model: Model): Map<string, number> {
  const texts = flags.get(flag) ?? [];
  const set = new Map<string, number>();
  for (const text of texts) {
    const [, name, number] = /^\s*([^=]*[^=\s])\s*=\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d{1,3})?)$/i.exec(text) ?? [];
    const value = Number(number);
    if (name === undefined || !Number.isFinite(value)) {
      fail({
        opening: 'invalid',
        message: `--${flag} "${text}"`,
        advice: `Write it as name=number, as in --${flag} price=30.`,
      });
    }
    const slot = parameterCalled(name, model, `--${flag}`);
    if (set.has(slot)) fail({ opening: 'invalid', message: `--${flag}: "${slot}" is given twice`, advice: 'Give it once.' });
    set.set(slot, value);
  }
  return set;
}
