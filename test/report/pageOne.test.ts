import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { at, present } from '../../src/core/present.ts';
import type { StopRule } from '../../src/decide/ranked.ts';
import { verdictOf } from '../../src/decide/verdict.ts';
import { terminalVerdict } from '../../src/pipeline.ts';
import type { Fact, Said } from '../../src/report/claims.ts';
import { buildReport } from '../../src/report/document.ts';
import { formatChance, formatMoney } from '../../src/report/format.ts';
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
  const rule = { until: monthOf(2026, 6), periods: 6, member: 'external_ai', answers: 200, least: 31, stopping: 0.375 };
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

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The plans of a made decision by the names that facts use. */
class Truth {
  readonly #made: Made;
  constructor(one: Made) {
    this.#made = one;
  }

  plan(name: string | undefined, reading?: string): MadePlan {
    const { plans, nothing, rung, staged, elsewhere } = this.#made;
    const beside = [nothing, ...(rung ? [rung] : []), ...(staged ? [staged] : [])];
    const found = [...(reading === undefined ? plans : elsewhere), ...beside].find((one) => one.name === name);
    if (!found) throw new Error(`no plan ${name}`);
    return found;
  }

  differences(
    { one, other, reading }: { one: string; other: string; reading?: string },
    part: 'value' | 'window' | 'after',
  ): number[] {
    const [a, b] = [one, other]
      .map((name) => this.plan(name, reading))
      .map((of) => (part === 'value' ? totalWorth(of) : of[part]));
    return (a ?? []).map((value, draw) => value - (b?.[draw] ?? Number.NaN));
  }

  rule(): StopRule {
    return present(this.#made.staged, 'a way out').rule;
  }

  order(part: 'value' | 'window', reading?: string): string[] {
    const worth = (of: MadePlan): number => mean(part === 'value' ? totalWorth(of) : of.window);
    const plans = reading === undefined ? this.#made.plans : this.#made.elsewhere;
    return [...plans].sort((a, b) => worth(b) - worth(a)).map(({ name }) => name);
  }
}

/** Fails where a fact is not true of the draws, or its words do not say it. */
function check(fact: Fact, truth: Truth): void {
  const close = (told: number, is: number): void => expect(Math.abs(told - is)).toBeLessThan(1e-6 * (1 + Math.abs(is)));
  if (fact.kind === 'difference') {
    const is = mean(truth.differences(fact, fact.part));
    close(fact.money, is);
    expect(fact.text).toBe(`${formatMoney(Math.abs(fact.money), 'USD')} ${fact.money < 0 ? 'less' : 'more'} than`);
  } else if (fact.kind === 'chance') {
    const all = truth.differences(fact, 'value');
    const ahead = all.filter((value) => value > 0).length + all.filter((value) => value === 0).length / 2;
    close(fact.probability, ahead / all.length);
    const [side, part] = ahead * 2 >= all.length ? ['ahead', ahead / all.length] : ['behind', 1 - ahead / all.length];
    expect(fact.text).toBe(`${side} in ${formatChance(part)} futures`);
    expect(fact.text).not.toMatch(/\b(0|100) of 100/);
  } else if (fact.kind === 'spend') {
    close(fact.money, truth.plan(fact.one).spend - truth.plan('hold').spend);
  } else if (fact.kind === 'total') {
    close(fact.money, truth.plan(fact.one).spend);
  } else if (fact.kind === 'firstMoney' || fact.kind === 'firstExtra' || fact.kind === 'fee') {
    close(fact.money, truth.rule()[fact.kind]);
  } else if (fact.kind === 'count') {
    expect([fact.least, fact.answers]).toEqual([truth.rule().least, truth.rule().answers]);
  } else if (fact.kind === 'stopping') {
    close(fact.probability, truth.rule().stopping);
  } else if (fact.kind === 'order') {
    const worth = (name: string): number =>
      mean(fact.part === 'value' ? totalWorth(truth.plan(name, fact.reading)) : truth.plan(name).window);
    const told = fact.names.map(worth);
    // Equal to a millionth of a dollar: sums in another order differ in their last bit.
    for (const [place, value] of told.slice(1).entries()) expect(value).toBeLessThanOrEqual((told[place] ?? 0) + 1e-6);
    expect([...fact.names].sort()).toEqual(truth.order(fact.part, fact.reading).sort());
  } else if (fact.kind === 'tie') {
    const all = truth.differences(fact, 'value');
    const variance = all.reduce((sum, value) => sum + (value - mean(all)) ** 2, 0) / (all.length - 1);
    expect(Math.abs(mean(all))).toBeLessThanOrEqual(2 * Math.sqrt(variance / all.length) + 1e-6);
  } else if (fact.kind === 'middle') {
    const sorted = truth.differences(fact, 'value').sort((a, b) => a - b);
    close(fact.money, ((sorted[DRAWS / 2 - 1] ?? 0) + (sorted[DRAWS / 2] ?? 0)) / 2);
  }
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
      { numRuns: 150 },
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
