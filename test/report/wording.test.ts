import { describe, expect, it } from 'vitest';
import { present } from '../../src/core/present.ts';
import type { RankedPlan } from '../../src/decide/ranked.ts';
import { verdictOf } from '../../src/decide/verdict.ts';
import { buildReport } from '../../src/report/document.ts';
import { formatChance, formatGain, formatList, formatQuantity, MISSING } from '../../src/report/format.ts';
import type { ReportSource } from '../../src/report/reportSource.ts';
import { sampleSource } from './sampleSource.ts';

describe('page one', () => {
  const answer = (source = sampleSource()): string => JSON.stringify(buildReport(source).sections[0]?.blocks);

  it('says where the answer turns, with the chance of it, and what does not turn it', () => {
    const source = sampleSource({ winner: 'ppc' });
    const { ahead, behind } = verdictOf(source.decision).contest;
    const [first, ...others] = source.decision.breakEven.map(({ value, shareBelow, aheadBelow, ...row }) => row);
    const [unit, mid, value, shareBelow] = ['1', 0.3, 0.2, 0.25];
    const turning = { ...present(first, 'a break-even'), ...{ unit, mid, value, shareBelow, aheadBelow: behind.name } };
    const text = answer({ ...source, decision: { ...source.decision, breakEven: [turning, ...others] } });
    const at = [value, mid].map((one) => formatQuantity(one, unit));
    expect(text).toContain(
      `If “${turning.label}” is below ${at[0]} (we take ${at[1]}), ${behind.label} comes out ahead of ${ahead.label}; we give that ${formatChance(shareBelow)}. Meaning: `,
    );
    const steady = others.map(({ label }) => `“${label}”`);
    expect(text).toContain(`${formatList(steady)} change which plan is ahead at no plausible value.`);
  });

  it('says that the middle value lies on the losing side where it does', () => {
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
      'At our middle value of “Half-life”, 18 months, Hold is ahead of Invest in content, which leads on average by the values below 15 months; we give that 40 of 100',
    );
  });
});

describe('the pages behind', () => {
  const blocks = (source: ReportSource, id: string): string =>
    JSON.stringify(buildReport(source).sections.find((section) => section.id === id)?.blocks);

  it('show both readings of every plan, in the order of the ranked table', () => {
    const source = sampleSource();
    const { ranking, otherReading } = source.decision;
    const cells = (row: RankedPlan | undefined): string[] =>
      row?.againstHold
        ? [formatGain(row.againstHold.difference.mean, 'USD'), formatChance(row.againstHold.probability)]
        : [MISSING, MISSING];
    const rows = ranking.rows.map((row) => [
      row.label,
      ...cells(row),
      ...cells(otherReading.rows.find(({ name }) => name === row.name)),
    ]);
    expect(blocks(source, 'reading')).toContain(JSON.stringify(rows));
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
});
