import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRun } from '../../src/against/parseRun.ts';
import { monthOf } from '../../src/core/calendar.ts';
import { InputError } from '../../src/core/error.ts';
import { runJsonText } from '../../src/report/outputs/json/runJson.ts';
import { SAMPLE_OPTIONS, sampleDecision } from '../helpers/sampleDecision.ts';
import { PROGRAM } from '../report/sampleSource.ts';
import { runFile, SAME } from './rolled.ts';

const DECISION = sampleDecision();
const TEXT = runJsonText(DECISION, PROGRAM);

function refusal(change: (text: string) => string, same: Partial<typeof SAME> = {}): string {
  try {
    parseRun(runFile(DECISION, change), { ...SAME, ...same });
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error('Nothing was refused.');
}

/** The run with one value, found by its path, replaced; left out where undefined. */
function changed(path: readonly (string | number)[], value: unknown): string {
  const root = JSON.parse(TEXT);
  const last = path.at(-1) ?? '';
  const holder = path.slice(0, -1).reduce((at, key) => at[key], root);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return JSON.stringify(root);
}

describe('an older run.json', () => {
  it('is read as it was written', () => {
    const old = parseRun(runFile(DECISION), SAME);
    expect([old.asOf, old.seed, old.draws, old.reading, old.best]).toEqual([
      monthOf(2026, 10),
      1,
      SAMPLE_OPTIONS.draws,
      'article',
      DECISION.best,
    ]);
    expect(old.projected).toEqual(DECISION.projected);
    expect([...old.plans.keys()]).toEqual(['hold', 'invest-in-content', 'scale-ppc']);
    expect(old.plans.get('hold')?.series.get('channel_share.external_ai')?.p90).toHaveLength(14);
    expect(old.actuals?.get('ad_spend')?.get(monthOf(2026, 1))).toBe(DECISION.actuals.series.get('ad_spend')?.[0]);
    expect(old.actuals?.get('mention_rate.external_ai')?.has(monthOf(2026, 1))).toBe(false);
    expect(old.assumptions?.size).toBe(DECISION.assumptions.length);
    expect(old.lessons).toBeUndefined();
  });

  it('without what later versions added is read too', () => {
    const { actuals, assumptions, ...rest } = JSON.parse(TEXT);
    expect([actuals, assumptions].every(Boolean)).toBe(true);
    const old = parseRun(
      runFile(DECISION, () => JSON.stringify(rest)),
      SAME,
    );
    expect([old.actuals, old.assumptions]).toEqual([undefined, undefined]);
  });

  it('of the shape before is read too', () => {
    const old = parseRun(
      runFile(DECISION, (text) => text.replace('"discovery-run-2"', '"discovery-run-1"')),
      SAME,
    );
    expect(old.plans.get('hold')?.adSpend).toEqual(parseRun(runFile(DECISION), SAME).plans.get('hold')?.adSpend);
  });

  it('with a plan named __proto__ has a plan of that name', () => {
    const old = parseRun(
      runFile(DECISION, (text) => text.replace('"hold": {', '"__proto__": {').replaceAll('"hold"', '"__proto__"')),
      SAME,
    );
    expect([...old.plans.keys()][0]).toBe('__proto__');
    expect(Object.hasOwn(Object.prototype, 'label')).toBe(false);
  });
});

describe('a run.json that is none is refused, with its place and advice', () => {
  const set = (...path: (string | number)[]) => ({ to: (value: unknown) => (): string => changed(path, value) });
  it.each<[what: string, change: (text: string) => string, says: RegExp]>([
    ['no JSON', () => 'month,ad_spend\n', /the whole is not JSON/],
    ['nothing', () => '', /the whole is not JSON/],
    ['cut short', (text) => text.slice(0, text.length / 2), /the whole is not JSON.*cut short/],
    ['no object', () => '[1, 2]', /the whole is not an object/],
    ['null', () => 'null', /the whole is not an object/],
    ['another JSON', () => '{"version": 1}', /"schema" is not there/],
    ['a later schema', set('schema').to('discovery-run-4'), /unknown schema "discovery-run-4"[\s\S]*--as-of/],
    ['another study', set('study').to('waage'), /its study is "waage", this study is "demo"/],
    ['another currency', set('currency').to('EUR'), /its currency is "EUR"/],
    ['a month that is none', set('projected', 0).to('2026-13'), /"projected\[0\]" is not a month/],
    ['a gap in the months', set('projected', 1).to('2027-02'), /"projected" is not a list of consecutive months/],
    ['no months', set('projected').to([]), /consecutive months/],
    ['actuals that end elsewhere', set('actual_until').to('2026-08'), /"actual_until" is not the month before/],
    [
      'a text for a number',
      set('plans', 'hold', 'spend', 'ad_spend', 3).to('1'),
      /"plans\.hold\.spend\.ad_spend\[3\]" is not a finite/,
    ],
    ['a number beyond numbers', (text) => text.replace('"seed": 1', '"seed": 1e999'), /"seed" is not a finite number/],
    ['null for a number', set('plans', 'hold', 'series', 'acos', '', 'p50', 0).to(null), /"plans\.hold\.series\.acos\..*finite/],
    ['a short list', set('plans', 'hold', 'spend', 'content').to([1]), /a list of 14 numbers/],
    ['a list for an object', set('plans').to([]), /"plans" is not an object/],
    ['a plan that is not there', set('best').to('nothing'), /"best" is not the name of one of its plans/],
    ['a probability that is none', set('comparison', 'probability_better').to(1.5), /probability_better" is not a probability/],
    ['a reading that is no text', set('reading').to(1), /"reading" is not a text/],
    ['a missing part', set('comparison', 'value_difference').to(undefined), /"comparison\.value_difference" is not there/],
    ['an actual in no month', set('actuals', 'series', 'acos').to({ __proto: 1 }), /is not a month/],
  ])('%s', (_, change, says) => {
    const text = refusal(change);
    expect(text).toMatch(says);
    expect(text).toMatch(/at old\/run\.json\n {2}\w/);
  });

  it('bytes that are no text', () => {
    expect(() => parseRun({ path: 'old/run.json', bytes: Uint8Array.of(0xff, 0xfe, 0x00) }, SAME)).toThrow(InputError);
  });

  it('a run that knows more than this one', () => {
    expect(refusal((text) => text, { actualUntil: monthOf(2026, 9) })).toMatch(/actuals to Oct 2026, this run only to Sep 2026/);
  });

  it('any value in any place gives a run or an InputError', () => {
    const places = [
      ['seed'],
      ['inputs', 0],
      ['plans', 'hold'],
      ['plans', 'hold', 'series', 'acos'],
      ['pairs', 1],
      ['assumptions', 2],
      ['actuals'],
    ];
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue(), (place, value) => {
        try {
          parseRun(
            runFile(DECISION, () => changed(place, value)),
            SAME,
          );
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
        }
      }),
      { numRuns: 60 },
    );
  });
});
