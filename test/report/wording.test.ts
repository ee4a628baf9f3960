import { describe, expect, it } from 'vitest';
import { periodLabel } from '../../src/core/calendar.ts';
import { certaintyOf, verdictOf } from '../../src/decide/verdict.ts';
import { buildReport } from '../../src/report/document.ts';
import { formatList, formatMoney, formatProbability, formatQuantity } from '../../src/report/format.ts';
import { settingOf } from '../../src/report/reportSetting.ts';
import type { ReportSource } from '../../src/report/reportSource.ts';
import { alsoCompared, bothTogether, howSure, restCompared, whenItTurns } from '../../src/report/topics/answer/answerWords.ts';
import { headline } from '../../src/report/topics/answer/headline.ts';
import { sampleDecision } from '../helpers/sampleDecision.ts';
import { type Contests, decisionWith, mirrored } from './contests.ts';
import { sampleSource } from './sampleSource.ts';

function said(contests: Contests): string {
  const decision = decisionWith(contests);
  return headline(verdictOf(decision), settingOf(decision));
}

const SWAP = new Map([
  ['Invest in content', 'Scale PPC'],
  ['Scale PPC', 'Invest in content'],
]);

function swapped(text: string): string {
  return text.replace(/Invest in content|Scale PPC/g, (name) => SWAP.get(name) ?? name);
}

describe('the headline', () => {
  it.each([
    [0.95, 'Invest in content very likely beats Scale PPC, by an expected $87k'],
    [0.86, 'Invest in content likely beats Scale PPC, by an expected $87k'],
    [0.65, 'The figures lean towards Invest in content over Scale PPC, by an expected $87k'],
    [0.55, 'Too close to call: Invest in content is an expected $87k ahead of Scale PPC, at near-even odds'],
    [0.41, 'Too close to call: Invest in content is an expected $87k ahead of Scale PPC, at near-even odds'],
    [0.3, 'Invest in content earns $87k more than Scale PPC on average, but wins in only 30% of futures'],
  ])('calibrates its words at %d', (probability, text) => {
    expect(said({ headline: { mean: 87_000, probability } })).toBe(text);
    expect(said(mirrored({ headline: { mean: 87_000, probability } }))).toBe(swapped(text));
  });

  it.each([
    [0.05, 'Doing neither is very likely best: Hold beats even Invest in content, by an expected $40k'],
    [0.2, 'Doing neither is likely best: Hold beats even Invest in content, by an expected $40k'],
    [0.38, 'Doing neither is best, the figures suggest: Hold is an expected $40k ahead of Invest in content'],
    [0.45, 'Doing neither is best, but only just: Hold is an expected $40k ahead of Invest in content, at near-even odds'],
    [
      0.7,
      'Doing neither is best on average: Hold is an expected $40k ahead of Invest in content, but wins in only 30% of futures',
    ],
  ])('says that doing neither is best where hold wins (%d)', (probability, text) => {
    const contests = {
      headline: { mean: 10_000, probability: 0.6 },
      content: { mean: -40_000, probability },
      ppc: { mean: -50_000, probability: 0.1 },
    };
    expect(said(contests)).toBe(text);
    expect(said(mirrored(contests))).toBe(swapped(text));
  });

  it('does not hide that the winner is level with hold', () => {
    const text = said({ headline: { mean: 87_000, probability: 0.86 }, content: { mean: 1_000, probability: 0.51 } });
    expect(text).toBe('Invest in content likely beats Scale PPC, by an expected $87k; against Hold it is too close to call');
  });

  it('says how often hold does better where the winner beats it on average only', () => {
    const contests = {
      headline: { mean: 87_000, probability: 0.65 },
      content: { mean: 30_000, probability: 0.38 },
      ppc: { mean: -60_000, probability: 0.02 },
    };
    const text =
      'The figures lean towards Invest in content over Scale PPC, by an expected $87k; but Hold does better in 62% of futures';
    expect(said(contests)).toBe(text);
    expect(said(mirrored(contests))).toBe(swapped(text));
  });

  it('calls equal plans equal', () => {
    const decision = sampleDecision();
    const nil = { mean: 0, p5: 0, p10: 0, p50: 0, p90: 0, p95: 0 };
    const level = { ...decision.headline, probabilityBetter: 0, npvDifference: nil };
    const verdict = verdictOf({ ...decision, headline: level });
    expect(headline(verdict, settingOf(decision))).toBe('Invest in content and Scale PPC come to the same');
    expect(whenItTurns(verdict.main, settingOf(decision))).toBe('');
  });
});

describe('the sentences beside it', () => {
  it('are the same words whoever wins', () => {
    const contests = {
      headline: { mean: 64_000, probability: 0.8 },
      content: { mean: 30_000, probability: 0.7 },
      ppc: { mean: 20_000, probability: 0.65 },
    };
    const texts = [contests, mirrored(contests)].map((each) => {
      const decision = decisionWith(each);
      const [verdict, setting] = [verdictOf(decision), settingOf(decision)];
      return [howSure(verdict.main, setting), alsoCompared(verdict, setting), restCompared(verdict, setting)];
    });
    expect(texts[1]).toEqual(texts[0]?.map(swapped));
  });

  it('turn the interval with the plans', () => {
    const decision = decisionWith({ headline: { mean: -64_000, probability: 0.2 } });
    expect(howSure(verdictOf(decision).main, settingOf(decision))).toBe(
      'From Nov 2026 to Dec 2027 Scale PPC is expected to bring $64k more than Invest in content in net present value: contribution after advertising and content, discounted. It brings more in 80% of 200 simulated futures; in the middle 80% of them the difference is −$6.0k to +$134k.',
    );
  });

  it('explain an average that most futures stay below', () => {
    const contests = { headline: { mean: 98_000, probability: 0.63 }, content: { mean: 32_000, probability: 0.38 } };
    const decision = decisionWith(contests);
    const [verdict, setting] = [verdictOf(decision), settingOf(decision)];
    const also = verdict.also && { ...verdict.also, difference: { ...verdict.also.difference, p50: -39_000 } };
    expect(alsoCompared({ ...verdict, ...(also === undefined ? {} : { also }) }, setting)).toBe(
      'Against Hold, which goes on as before, Invest in content is an expected $32k ahead, yet behind in 62% of futures: in the middle future it is $39k behind; a few very good futures lift the average.',
    );
  });

  it.each([
    [{ mean: -66_000, probability: 0.01 }, 'Scale PPC is an expected $66k behind Hold, which does better in 99% of futures.'],
    [{ mean: 20_000, probability: 0.7 }, 'Scale PPC is an expected $20k ahead of Hold, better in 70% of futures.'],
  ])('place the other plan against hold too', (ppc, text) => {
    const decision = decisionWith({ headline: { mean: 50_000, probability: 0.8 }, ppc });
    expect(restCompared(verdictOf(decision), settingOf(decision))).toBe(text);
  });

  it('add what is left behind to the net present value, for every plan alike', () => {
    const decision = sampleDecision();
    const sums = decision.plans.map(({ totals }) => formatMoney(totals.npv.mean + totals.assetValue.mean, 'USD'));
    expect(bothTogether(decision.plans, settingOf(decision))).toBe(
      `Expected net present value and asset value together come to ${sums[0]} under Hold, ${sums[1]} under Invest in content and ${sums[2]} under Scale PPC.`,
    );
  });

  it('say when it turns, from the plan that is ahead', () => {
    const lines = (['content', 'ppc'] as const).map((winner) => {
      const decision = sampleDecision({ winner });
      return whenItTurns(verdictOf(decision).main, settingOf(decision));
    });
    const { turningMonth } = sampleDecision().headline;
    expect(lines).toEqual([
      `On expected cumulative contribution Invest in content is ahead for good from ${turningMonth && periodLabel(turningMonth)}.`,
      'On expected cumulative contribution Scale PPC is ahead from the first month, Nov 2026.',
    ]);
  });

  it('say so where it does not turn in time', () => {
    const decision = sampleDecision();
    const { turningMonth: _, ...pair } = decision.headline;
    const verdict = verdictOf({ ...decision, headline: pair });
    expect(whenItTurns(verdict.main, settingOf(decision))).toBe(
      'On expected cumulative contribution Invest in content is not ahead of Scale PPC by Dec 2027.',
    );
  });
});

describe('page one', () => {
  const answer = (source = sampleSource()): string => JSON.stringify(buildReport(source).sections[0]?.blocks);

  it('says where the answer turns, with the chance of it, and what does not turn it', () => {
    const { breakEven } = sampleDecision();
    const [text, turning] = [answer(), breakEven.find(({ value }) => value !== undefined)];
    const at = [turning?.value, turning?.mid].map((value) => formatQuantity(value ?? Number.NaN, turning?.unit ?? ''));
    expect(text).toContain(
      `If “${turning?.label}” is below ${at[0]} (we take ${at[1]}), Scale PPC comes out ahead of Invest in content; we give that a chance of ${formatProbability(turning?.shareBelow ?? Number.NaN)}. Meaning: `,
    );
    const steady = breakEven.filter(({ value }) => value === undefined).map(({ label }) => `“${label}”`);
    expect(text).toContain(`${formatList(steady)} change the order of the two at no plausible value.`);
  });

  it('gives the chance above a break-even, wherever the median lies', () => {
    const source = sampleSource();
    const breakEven = [
      {
        assumption: 'half_life.reviews',
        label: 'Half-life',
        unit: 'month',
        mid: 18,
        value: 15,
        shareBelow: 0.4,
        aheadBelow: 'invest-in-content',
      },
    ];
    expect(answer({ ...source, decision: { ...source.decision, breakEven } })).toContain(
      '“Half-life” is above 15 months (we take 18 months), Scale PPC comes out ahead of Invest in content; we give that a chance of 60%',
    );
  });

  it('says whether the answer survives the other reading', () => {
    const sample = sampleSource();
    const prefers = { ...sample.decision.otherReading, best: 'hold' };
    expect(answer({ ...sample, decision: { ...sample.decision, otherReading: prefers } })).toMatch(
      /The answer changes in the evidence reading of the channel table: Invest in content is still ahead of Scale PPC \(.*\), but of all plans Hold has the highest expected value there\./,
    );
    expect(answer(sampleSource({ winner: 'ppc' }))).toContain('The answer survives the evidence reading');
    const source = sampleSource({ winner: 'ppc' });
    const pairs = source.decision.otherReading.pairs.map((pair) => ({
      ...pair,
      npvDifference: { ...pair.npvDifference, mean: pair.reference === 'invest-in-content' ? -5_000 : 5_000 },
      probabilityBetter: pair.reference === 'invest-in-content' ? 0.38 : 0.62,
    }));
    const turned = { ...source.decision, otherReading: { ...source.decision.otherReading, pairs } };
    expect(answer({ ...source, decision: turned })).toContain(
      'The answer does not survive the evidence reading of the channel table: there Invest in content is an expected $5.0k ahead, better in 62% of futures.',
    );
  });
});

describe('the pages behind', () => {
  const blocks = (source: ReportSource, id: string): string =>
    JSON.stringify(buildReport(source).sections.find((section) => section.id === id)?.blocks);

  it('show both readings from the same plan', () => {
    const source = sampleSource();
    const { headline, pairs } = source.decision;
    const other = [...pairs.slice(0, 2), headline].map((pair) => ({
      ...pair,
      npvDifference: { ...pair.npvDifference, mean: -7_000 },
      probabilityBetter: 0.44,
    }));
    const otherReading = { ...source.decision.otherReading, pairs: other };
    const ppc = { ...headline, probabilityBetter: 0.3, npvDifference: { ...headline.npvDifference, mean: -9_000 } };
    const decision = { ...source.decision, pairs: [...pairs.slice(0, 2), ppc], headline: ppc, otherReading };
    expect(blocks({ ...source, decision }, 'reading')).toContain(
      '["Scale PPC against Invest in content","70%","+$9.0k","56%","+$7.0k"]',
    );
  });

  it('say why a column of means is not the quotient of the others', () => {
    expect(blocks(sampleSource(), 'split')).toContain('the last column is divided in each future, then averaged');
  });

  it('do not speak of a history that is not there', () => {
    expect(blocks(sampleSource(), 'limits')).toContain('History sets the starting point');
    const without = blocks(sampleSource({ history: false }), 'limits');
    expect(without).toContain('There is no history');
    expect(without).not.toMatch(/History sets|last three actual months/);
  });

  it('tell notes from warnings', () => {
    const source = sampleSource();
    const warnings = [
      { code: 'season-from-history', message: 'The season was corrected.' },
      { code: 'ratio-contradiction', message: 'Two columns disagree.', place: { file: 'history.csv', line: 3 } },
    ];
    const text = blocks({ ...source, decision: { ...source.decision, warnings } }, 'data');
    expect(text).toContain('"Warnings about the data"},{"kind":"list","items":["Two columns disagree. (history.csv, line 3)"]}');
    expect(text).toContain('"Notes on the data"},{"kind":"list","items":["The season was corrected."]}');
    expect(blocks({ ...source, decision: { ...source.decision, warnings: [] } }, 'data')).not.toMatch(/Warnings|Notes/);
  });

  it('say where doing neither overtakes the better plan', () => {
    const source = sampleSource();
    const turning = source.decision.breakEven.find(({ value }) => value !== undefined);
    const steady = source.decision.breakEven.find(({ value }) => value === undefined);
    const withHold = (breakEven: (typeof source.decision.breakEven)[number] | undefined) =>
      blocks(
        {
          ...source,
          decision: { ...source.decision, againstHold: { plan: 'invest-in-content', breakEven: breakEven ? [breakEven] : [] } },
        },
        'answer',
      );
    expect(withHold(turning && { ...turning, aheadBelow: 'hold' })).toMatch(
      /If “[^”]*” is below [^;]*, Hold comes out ahead of Invest in content;/,
    );
    expect(withHold(steady)).toContain('No single assumption that matters most puts Hold ahead of Invest in content.');
  });
});

it('the words for probabilities begin where they say', () => {
  expect([0.9, 0.8999, 0.75, 0.7499, 0.6, 0.5999, 0.4, 0.3999].map(certaintyOf)).toEqual([
    'very likely',
    'likely',
    'likely',
    'leaning',
    'leaning',
    'too close to call',
    'too close to call',
    'split',
  ]);
});
