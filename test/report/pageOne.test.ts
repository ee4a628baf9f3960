import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { at, present } from '../../src/core/present.ts';
import { verdictOf } from '../../src/decide/verdict.ts';
import { terminalVerdict } from '../../src/pipeline.ts';
import type { Said } from '../../src/report/claims.ts';
import { buildReport } from '../../src/report/document.ts';
import { formatMoney } from '../../src/report/format.ts';
import { escapeText } from '../../src/report/outputs/html/markup.ts';
import { renderHtml } from '../../src/report/outputs/html/renderHtml.ts';
import { runJson } from '../../src/report/outputs/json/runJson.ts';
import { pdfData } from '../../src/report/outputs/pdf/pdfData.ts';
import { settingOf } from '../../src/report/reportSetting.ts';
import { pageOneOf } from '../../src/report/topics/answer/pageOne.ts';
import { plansTable } from '../../src/report/topics/answer/plansTable.ts';
import { sampleDecision } from '../helpers/sampleDecision.ts';
import { type Made, type MadePlan, madeDecision, totalWorth } from './ranked.ts';
import { PROGRAM, sha256Base64, sourceOf } from './sampleSource.ts';
import { check, mean, Truth } from './truth.ts';

/*
 * Over random studies, sets of plans, names and orders of plans no sentence of any output contradicts the ranked table: every claim
 * that the frozen document keeps beside its sentences is computed again here from the draws that the decision was made of.
 */

const DRAWS = 24;

/** Few letters, so that names are often much alike; none that a number could be read from. */
const word = fc.string({ unit: fc.constantFrom(...'abcde'), minLength: 1, maxLength: 6 });

/** A level and a spread, so that plans are far apart, near, skewed, or the same. */
const amounts = fc
  .record({
    level: fc.constantFrom(-300_000, -40_000, -900, 0, 900, 40_000, 300_000),
    spread: fc.constantFrom(0, 500, 60_000, 500_000),
    shape: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: DRAWS, maxLength: DRAWS }),
    power: fc.constantFrom(0.3, 1, 6),
  })
  .map(({ level, spread, shape, power }) => shape.map((part) => level + spread * (part ** power - 0.5)));

const plan = (name: string, label: string): fc.Arbitrary<MadePlan> =>
  fc.record({
    name: fc.constant(name),
    label: fc.constant(label),
    spend: fc.constantFrom(0, 10_000, 123_456, 2_000_000),
    window: amounts,
    after: amounts,
  });

const plansOf = (names: readonly string[]): fc.Arbitrary<[MadePlan, ...MadePlan[]]> =>
  fc
    .tuple(plan('hold', 'Hold'), ...names.map((name) => plan(name, `Plan ${name}`)))
    .map(([hold, ...others]) => [hold, ...others]);

const made: fc.Arbitrary<Made> = fc
  .uniqueArray(word, { minLength: 1, maxLength: 12 })
  .chain((names) =>
    fc.record({
      plans: plansOf(names),
      elsewhere: plansOf(names),
      nothing: plan('nothing', 'Spend nothing'),
      rung: fc.option(plan('a step', 'A step'), { nil: undefined }),
      isStaged: fc.boolean(),
    }),
  )
  .map(({ rung, isStaged, ...others }) => ({
    ...others,
    ...(rung && { rung }),
    ...(isStaged && { staged: stagedAmong(others) }),
  }));

/** A way out of the last plan that always ends better than every plan. */
function stagedAmong({ plans, nothing }: Pick<Made, 'plans' | 'nothing'>): NonNullable<Made['staged']> {
  const best = totalWorth(nothing).map((value, draw) => Math.max(value, ...plans.map((each) => at(totalWorth(each), draw))));
  const rule = {
    until: monthOf(2026, 6),
    periods: 6,
    instead: 'hold',
    member: 'external_ai',
    answers: 200,
    least: 31,
    stopping: 0.375,
  };
  const money = { fee: 512, firstMoney: 34_567, firstExtra: -1234, extraSpend: 0 };
  return {
    name: 'staged',
    label: 'A plan with a stop',
    spend: 77_777,
    window: best.map((value) => value + 4321),
    after: best.map(() => 1000),
    rule: { ...rule, ...money, plan: at(plans, plans.length - 1).name },
  };
}

/** All that is said on page one. */
function saidOf(decision: ReturnType<typeof madeDecision>): Said[] {
  const { headline, lead, orders, elsewhere } = pageOneOf({
    decision,
    verdict: verdictOf(decision),
    setting: settingOf(decision),
  });
  return [headline, lead, ...orders, elsewhere].filter(({ text }) => text !== '');
}

/** Fails where a sentence has an amount or a chance that is no fact, or a fact that it does not show. */
function checkWords({ text, facts }: Said, labels: readonly string[]): void {
  let rest = text;
  for (const fact of facts) {
    expect(rest, text).toContain(fact.text);
    rest = rest.replace(fact.text, ' ');
  }
  for (const label of [...labels].sort((a, b) => b.length - a.length)) rest = rest.replaceAll(label, ' ');
  expect(rest, text).not.toMatch(/[$]|of 100/);
}

/** Fails where the imperative is not what the table says. */
function checkHeadline(headline: string, one: Made, truth: Truth): void {
  const [top = ''] = truth.order('value');
  const best = truth.plan(top);
  const gap = (name: string, other: string): number => mean(truth.differences({ one: name, other }, 'value'));
  if (headline.startsWith('Spend on ')) {
    const out = present(one.staged, 'a way out');
    expect(headline).toContain(truth.plan(out.rule.plan).label);
    for (const { name } of [...one.plans, one.nothing]) expect(gap(out.name, name)).toBeGreaterThan(0);
  } else if (headline.startsWith('Choose ')) {
    expect(headline.startsWith(`Choose ${best.label}:`) || headline.startsWith(`Choose ${best.label} or `)).toBe(true);
    expect(gap(top, 'hold')).toBeGreaterThan(0);
  } else if (headline.startsWith('Nothing here pays: ')) {
    expect(gap(top, 'nothing')).toBeLessThan(0);
    expect(headline).toContain(best.label);
  } else {
    expect(headline).toMatch(/^Carry on as today/);
    if (!headline.includes('too close to call'))
      for (const { name } of one.plans) expect(gap(name, 'hold')).toBeLessThanOrEqual(1e-9);
  }
}

/** The new name of a plan, which is known by its amounts. */
function renamedOf(name: string, before: readonly MadePlan[], after: readonly MadePlan[]): string {
  const plan = before.find((each) => each.name === name);
  return present(
    after.find(({ window }) => window === plan?.window),
    'renamed plan',
  ).name;
}

describe('page one, over random plans', () => {
  it('claims nothing that the draws do not say', () => {
    fc.assert(
      fc.property(made, (one) => {
        const decision = madeDecision(one);
        const truth = new Truth(one);
        const labels = [...one.plans, ...(one.rung ? [one.rung] : []), ...(one.staged ? [one.staged] : [])].map(
          ({ label }) => label,
        );
        const sentences = saidOf(decision);
        for (const sentence of sentences) {
          for (const fact of sentence.facts) check(fact, truth);
          checkWords(sentence, labels);
        }
        checkHeadline(sentences[0]?.text ?? '', one, truth);
      }),
      { numRuns: 90 },
    );
  });

  it('has the table that its sentences are written from, best first', () => {
    fc.assert(
      fc.property(made, (one) => {
        const decision = madeDecision(one);
        const truth = new Truth(one);
        const { rows } = plansTable({ decision, verdict: verdictOf(decision), setting: settingOf(decision) });
        const known = [...one.plans, one.nothing, ...(one.rung ? [one.rung] : []), ...(one.staged ? [one.staged] : [])];
        const shown = rows.map(([label = '']) =>
          known.find((each) => [each.label, `${each.label} (not one of your plans)`].includes(label)),
        );
        expect(shown).toHaveLength(known.length);
        const values = shown.map((each) => mean(totalWorth(each ?? one.nothing)));
        expect(values).toEqual([...values].sort((a, b) => b - a));
        for (const [index, each] of shown.entries()) {
          if (!each || each.name === 'hold') continue;
          const gap = mean(truth.differences({ one: each.name, other: 'hold' }, 'value'));
          // An amount half-way between two shown ones may be told as either: sums in another order differ in their last bit.
          const told = [gap - 1e-6, gap + 1e-6].map((money) => formatMoney(money, 'USD'));
          expect(told).toContain(rows[index]?.[1]?.replace('+', ''));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('says the same whatever plans are called and in whatever order they come', () => {
    fc.assert(
      fc.property(made, fc.integer({ min: 1, max: 11 }), (one, turn) => {
        const renamed = ({ name, label, ...rest }: MadePlan): MadePlan =>
          name === 'hold'
            ? { name, label, ...rest }
            : { ...rest, name: `z${[...name].reverse().join('')}-${name}`, label: label.toUpperCase() };
        const turned = ([hold, ...others]: Made['plans']): [MadePlan, ...MadePlan[]] => [
          hold,
          ...[...others.slice(turn % others.length), ...others.slice(0, turn % others.length)].map(renamed),
        ];
        const values = one.plans.map((each) => mean(totalWorth(each)));
        fc.pre(
          new Set(values).size === values.length &&
            new Set(one.elsewhere.map((each) => mean(totalWorth(each)))).size === values.length,
        );
        fc.pre(new Set(one.plans.map(({ window }) => mean(window))).size === values.length);
        const plans = turned(one.plans);
        const staged = one.staged && {
          ...one.staged,
          rule: { ...one.staged.rule, plan: renamedOf(one.staged.rule.plan, one.plans, plans) },
        };
        const other = { ...one, plans, elsewhere: turned(one.elsewhere), ...(staged && { staged }) };
        const plain = (sentences: readonly Said[]): string[] => sentences.map(({ text }) => text.toUpperCase());
        expect(plain(saidOf(madeDecision(other)))).toEqual(plain(saidOf(madeDecision(one))));
      }),
      { numRuns: 60 },
    );
  });

  it('says the same in terminal, HTML, PDF and JSON', () => {
    fc.assert(
      fc.property(made, (one) => {
        const decision = madeDecision(one);
        const sentences = saidOf(decision).map(({ text }) => text);
        const report = buildReport(sourceOf(decision));
        expect(report.claims.map(({ text }) => text)).toEqual(sentences);
        const folded = (text: string): string => text.replace(/\s+/g, ' ');
        const outputs = [
          folded(terminalVerdict(decision, 80)),
          folded(JSON.parse(pdfData(report).json, (_, value) => value) && pdfData(report).json.replaceAll('\\"', '"')),
          folded(JSON.stringify(runJson(decision, PROGRAM)).replaceAll('\\"', '"')),
        ];
        const page = folded(renderHtml(report, { sha256Base64 }));
        for (const sentence of sentences) {
          for (const output of outputs) expect(output).toContain(folded(sentence));
          expect(page).toContain(folded(escapeText(sentence)));
        }
      }),
      { numRuns: 12 },
    );
  });
});

describe('page one of the sample study', () => {
  it.each(['content', 'ppc', 'hold'] as const)('has an imperative that its table bears out: %s', (winner) => {
    const decision = sampleDecision({ winner });
    const [best] = decision.ranking.rows;
    const [headline] = saidOf(decision);
    expect(headline?.text).toMatch(
      best?.kind === 'hold' ? /^(Carry on as today|Nothing here pays)/ : /^(Choose|Carry on as today until|Nothing here pays)/,
    );
    expect(headline?.text).toContain(best?.label);
  });
});
