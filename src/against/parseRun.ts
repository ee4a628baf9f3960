import { type Period, periodLabel } from '../core/calendar.ts';
import { fail } from '../core/error.ts';
import { fieldsOf, type Json, listOf, monthIn, numberOf, optional, refuse, required, textOf } from './jsonReader.ts';
import type { HashedFile, OldBand, OldPair, OldPlan, OldRun, Percentiles } from './oldRun.ts';

/** Names the shape of run.json; src/report/outputs/json/run.schema.json describes it. A change that breaks readers changes the number. */
export const RUN_SCHEMA = 'discovery-run-3';

/** Shapes of older versions in which what is read here stands in the same places, but for the difference that plans were ranked by. */
const READ: ReadonlySet<string> = new Set([RUN_SCHEMA, 'discovery-run-2', 'discovery-run-1']);

/** What the run must be about for a comparison to mean anything. */
export interface Same {
  readonly study: string;
  readonly currency: string;
  /** Last actual month of the new run: the old one must not know more. */
  readonly actualUntil?: Period | undefined;
}

/**
 * A run.json as a run wrote it, checked value by value: it comes from outside. Of one path, percentiles and probabilities are not read.
 * @throws InputError: not JSON, another schema, another study or currency, later actuals, or a value that is not what it should be.
 */
export function parseRun({ path: file, bytes }: { readonly path: string; readonly bytes: Uint8Array }, same: Same): OldRun {
  const whole = { file, path: '', value: parsed(file, bytes) };
  checkSchema(whole);
  checkSame(whole, 'study', same.study);
  checkSame(whole, 'currency', same.currency);
  const draws = numberOf(required(whole, 'draws'));
  const drawn = draws !== 1;
  const projected = projectedOf(required(whole, 'projected'));
  const plans = fieldsOf(required(whole, 'plans')).map(([name, at]) => planOf(name, at, { count: projected.length, drawn }));
  const names = new Set(plans.map(({ name }) => name));
  const [asOf, actuals, assumptions, calibration] = ['actual_until', 'actuals', 'assumptions', 'calibration'].map((name) =>
    optional(whole, name),
  );
  const difference = textOf(required(whole, 'schema')) === RUN_SCHEMA ? 'value_difference' : 'npv_difference';
  return {
    file,
    ranksBy: difference === 'value_difference' ? 'value' : 'window',
    version: textOf(required(required(whole, 'program'), 'version')),
    ...(asOf && { asOf: checkOlder(asOf, lastActual(asOf, projected), same.actualUntil) }),
    seed: numberOf(required(whole, 'seed')),
    draws,
    reading: textOf(required(whole, 'reading')),
    inputs: listOf(required(whole, 'inputs')).map(fileOf),
    model: fileOf(required(whole, 'model')),
    projected,
    ...(actuals && { actuals: actualsOf(actuals) }),
    best: planName(required(whole, 'best'), names),
    plans: new Map(plans.map((plan) => [plan.name, plan])),
    pairs: [required(whole, 'comparison'), ...listOf(required(whole, 'pairs'))].map((at) =>
      drawn ? drawnPair(at, { names, difference }) : pairOf(at, { names, difference }),
    ),
    ...(assumptions && { assumptions: new Map(listOf(assumptions).map((at) => [slotOf(at), percentilesOf(at, drawn)])) }),
    ...(calibration && { lessons: lessonsOf(calibration) }),
  };
}

function parsed(file: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return refuse({ file, path: '', value: undefined }, 'JSON: it is another file, or it was cut short');
  }
}

function checkSchema(whole: Json): void {
  const schema = textOf(required(whole, 'schema'));
  if (READ.has(schema)) return;
  fail({
    opening: 'unknown',
    message: `schema "${schema.slice(0, 60)}" of run.json: this version reads ${[...READ].join(' and ')}`,
    place: { file: whole.file },
    advice: 'Make the run again with this version: --as-of brings back an older forecast.',
  });
}

function checkSame(whole: Json, name: 'study' | 'currency', now: string): void {
  const before = textOf(required(whole, name));
  if (before === now) return;
  fail({
    opening: 'invalid',
    message: `run.json: its ${name} is "${before.slice(0, 100)}", this ${name} is "${now}"`,
    place: { file: whole.file },
    advice: 'Give the run.json of an older run of the same study.',
  });
}

function projectedOf(at: Json): OldRun['projected'] {
  const [first, ...others] = listOf(at).map(monthIn);
  return first !== undefined && others.every((month, index) => month === first + 1 + index)
    ? [first, ...others]
    : refuse(at, 'a list of consecutive months');
}

function lastActual(at: Json, [first]: OldRun['projected']): Period {
  const month = monthIn(at);
  return month === first - 1 ? month : refuse(at, 'the month before the first projected one');
}

function checkOlder({ file }: Json, asOf: Period, now: Period | undefined): Period {
  if (now !== undefined && asOf <= now) return asOf;
  return fail({
    opening: 'invalid',
    message: `run.json: it knows the actuals to ${periodLabel(asOf)}, this run ${now === undefined ? 'none' : `only to ${periodLabel(now)}`}`,
    place: { file },
    advice: 'Give an older run, or leave --as-of out.',
  });
}

interface Shape {
  /** Projected months. */
  readonly count: number;
  /** Whether it is of many draws, and not of one path. */
  readonly drawn: boolean;
}

function planOf(name: string, at: Json, shape: Shape): OldPlan {
  const { count } = shape;
  const spend = required(at, 'spend');
  const measured = optional(at, 'measured');
  return {
    name,
    label: textOf(required(at, 'label')),
    adSpend: numbersOf(advertisingOf(spend), count),
    content: numbersOf(required(spend, 'content'), count),
    series: bandsOf(required(at, 'series'), shape),
    measured: measured ? bandsOf(measured, shape) : new Map(),
  };
}

/** Money on advertising, under whatever name the model has for it. */
function advertisingOf(spend: Json): Json {
  const [name] = fieldsOf(spend)
    .map(([field]) => field)
    .filter((field) => field !== 'content');
  return name === undefined ? refuse(spend, 'advertising and content') : required(spend, name);
}

/** Variable → member → band, as slots. */
function bandsOf(at: Json, shape: Shape): Map<string, OldBand> {
  return new Map(
    fieldsOf(at).flatMap(([variable, members]) =>
      fieldsOf(members).map(([member, band]) => [member === '' ? variable : `${variable}.${member}`, bandOf(band, shape)]),
    ),
  );
}

function bandOf(at: Json, { count, drawn }: Shape): OldBand {
  const row = (name: string): number[] => numbersOf(required(at, name), count);
  const mean = row('mean');
  if (!drawn) return { mean, p50: mean };
  return { mean, p10: row('p10'), p50: row('p50'), p90: row('p90') };
}

function numbersOf(at: Json, count: number): number[] {
  const items = listOf(at);
  return items.length === count ? items.map(numberOf) : refuse(at, `a list of ${count} numbers, one a projected month`);
}

interface Differences {
  readonly names: ReadonlySet<string>;
  /** The field of what plans were ranked by. */
  readonly difference: 'value_difference' | 'npv_difference';
}

function pairOf(at: Json, { names, difference }: Differences): OldPair {
  return {
    reference: planName(required(at, 'reference'), names),
    alternative: planName(required(at, 'alternative'), names),
    difference: { mean: numberOf(required(required(at, difference), 'mean')) },
  };
}

function drawnPair(at: Json, told: Differences): OldPair {
  const pair = pairOf(at, told);
  const part = (name: string): number => numberOf(required(required(at, told.difference), name));
  const probability = required(at, 'probability_better');
  const probabilityBetter = numberOf(probability);
  if (probabilityBetter < 0 || probabilityBetter > 1) refuse(probability, 'a probability');
  return { ...pair, probabilityBetter, difference: { ...pair.difference, p10: part('p10'), p90: part('p90') } };
}

function planName(at: Json, names: ReadonlySet<string>): string {
  const name = textOf(at);
  return names.has(name) ? name : refuse(at, 'the name of one of its plans');
}

function fileOf(at: Json): HashedFile {
  return { path: textOf(required(at, 'path')), sha256: textOf(required(at, 'sha256')) };
}

function actualsOf(at: Json): Map<string, Map<Period, number>> {
  return new Map(
    fieldsOf(required(at, 'series')).map(([name, series]) => [
      name,
      new Map(fieldsOf(series).map(([month, cell]) => [monthIn({ ...cell, value: month }), numberOf(cell)])),
    ]),
  );
}

function lessonsOf(at: Json): Map<string, string> {
  return new Map(listOf(required(at, 'learnt')).map((row) => [slotOf(row), textOf(required(row, 'lesson'))]));
}

function slotOf(at: Json): string {
  return textOf(required(at, 'slot'));
}

function percentilesOf(at: Json, drawn: boolean): Percentiles {
  const part = (name: string): number => numberOf(required(at, name));
  if (!drawn) return { p50: part('p50') };
  return { p10: part('p10'), p50: part('p50'), p90: part('p90') };
}
