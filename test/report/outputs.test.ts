import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPeriod, monthOf } from '../../src/core/calendar.ts';
import type { Decision } from '../../src/decide/decision.ts';
import { buildReport } from '../../src/report/document.ts';
import { formatGain, shortChance } from '../../src/report/format.ts';
import { forecastCsv } from '../../src/report/outputs/csv/forecastCsv.ts';
import { roundedNumber } from '../../src/report/outputs/json/roundedNumber.ts';
import { runJson, runJsonText } from '../../src/report/outputs/json/runJson.ts';
import { comparisonTable, terminalVerdict } from '../../src/report/outputs/terminal/terminal.ts';
import { csvText } from '../../src/tables/csvText.ts';
import { RUN_SCHEMA, schemaFaults } from '../helpers/runSchema.ts';
import { SAMPLE_OPTIONS, sampleDecision } from '../helpers/sampleDecision.ts';
import { PROGRAM, sourceOf } from './sampleSource.ts';

function faults(decision: Decision): unknown {
  return schemaFaults(JSON.parse(runJsonText(decision, PROGRAM)));
}

describe('run.json', () => {
  it.each(['content', 'ppc', 'hold', 'tie'] as const)('keeps its schema where %s wins', (winner) => {
    expect(faults(sampleDecision({ winner }))).toEqual([]);
    expect(faults(sampleDecision({ winner, history: false }))).toEqual([]);
  });

  it('has the fields of the published shape, and none without a value', () => {
    const decision = sampleDecision();
    const run = JSON.parse(runJsonText(decision, PROGRAM));
    expect(run).toMatchObject({
      schema: 'discovery-run-3',
      study: 'demo',
      seed: 1,
      draws: SAMPLE_OPTIONS.draws,
      reading: 'article',
      actual_until: '2026-10',
    });
    expect([run.months[0], run.projected[0], run.projected.length]).toEqual(['2026-01', '2026-11', 14]);
    expect(run.plans.hold.series.discovery_share[''].mean).toHaveLength(14);
    expect(run.plans['scale-ppc'].series.channel_share.external_ai.p90).toHaveLength(14);
    expect(run.plans.hold.totals).not.toHaveProperty('payback_month');
    expect(run.comparison).toMatchObject({
      reference: 'hold',
      alternative: 'invest-in-content',
      turning_month: formatPeriod(decision.headline.turningMonth ?? monthOf(1970, 1)),
      other_reading: { reading: 'evidence', best: decision.otherReading.best },
    });
    for (const [index, { assumption, value }] of decision.breakEven.entries()) {
      const { share_below, ahead_below, of, ...row } = run.comparison.break_even[index];
      expect(row).toEqual(value === undefined ? { assumption } : { assumption, value: roundedNumber(value) });
      expect([share_below, ahead_below, of].every((field) => (field === undefined) === (value === undefined))).toBe(true);
    }
    expect(JSON.stringify(run)).not.toContain('null');
  });

  it('is refused by its schema when a field is wrong', () => {
    expect(schemaFaults({ ...runJson(sampleDecision(), PROGRAM), extra: 1 })).not.toEqual([]);
    expect(schemaFaults({ ...runJson(sampleDecision(), PROGRAM), months: ['2026-13'] })).not.toEqual([]);
  });

  it('takes a plan named __proto__ for a plan', () => {
    const decision = sampleDecision();
    const plans = decision.plans.map((plan, index) => (index === 2 ? { ...plan, name: '__proto__' } : plan));
    expect(Object.keys(JSON.parse(runJsonText({ ...decision, plans }, PROGRAM)).plans)).toContain('__proto__');
  });

  it('never holds a number that is none', () => {
    const decision = sampleDecision();
    const broken = { ...decision, headline: { ...decision.headline, probabilityBetter: Number.NaN } };
    expect(() => runJsonText(broken, PROGRAM)).toThrow('not a finite number');
  });

  it('describes every field', () => {
    const bare = Object.entries<{ description?: string; $ref?: string; const?: string }>(RUN_SCHEMA.properties).filter(
      ([, field]) => field.description === undefined && field.$ref === undefined,
    );
    expect(bare.map(([name]) => name)).toEqual([]);
  });
});

it('a rounded number has twelve digits at most and stays within their precision', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), (value) => {
      const rounded = roundedNumber(value);
      expect(Math.abs(rounded - value)).toBeLessThanOrEqual(Math.abs(value) * 1e-11);
      expect(roundedNumber(rounded)).toBe(rounded);
      expect(Object.is(rounded, -0)).toBe(false);
    }),
  );
});

describe('forecast.csv', () => {
  const decision = sampleDecision();
  const lines = forecastCsv(decision).split('\r\n');

  it('has a row a month, plan and component', () => {
    const series = decision.plans.reduce((sum, plan) => sum + plan.series.size, 0);
    const money = 2 * decision.plans.length;
    expect(lines[0]).toBe('month,quarter,plan,channel,component,unit,mean,p10,p50,p90');
    expect(lines).toHaveLength(1 + (series + money) * decision.projected.length + 1);
    expect(lines.at(-1)).toBe('');
    expect(lines.find((line) => line.startsWith('2026-12,2026 Q4,scale-ppc,external_ai,channel_mix,'))).toMatch(
      /^2026-12,2026 Q4,scale-ppc,external_ai,channel_mix,1(,[\d.e-]+){4}$/,
    );
    expect(lines.some((line) => line.startsWith('2026-11,2026 Q4,hold,,signal_level.reviews,1,'))).toBe(true);
  });

  it('has the numbers of run.json', () => {
    const run = JSON.parse(runJsonText(decision, PROGRAM));
    const last = lines
      .find((line) => line.startsWith('2027-12,2027 Q4,hold,,acos,1,'))
      ?.split(',')
      .slice(6)
      .map(Number);
    const { mean, p10, p50, p90 } = run.plans.hold.series.acos[''];
    expect(last).toEqual([mean, p10, p50, p90].map((row: number[]) => row.at(-1)));
  });

  it('leaves out a month without a value', () => {
    const [plan] = decision.plans;
    if (plan === undefined) throw new Error('the sample has plans');
    const gap = decision.projected.map((_, index) => (index === 1 ? 1 : Number.NaN));
    const text = forecastCsv({
      ...decision,
      plans: [{ ...plan, series: new Map([['acos', { mean: gap, p10: gap, p50: gap, p90: gap }]]) }],
    });
    const told = text.split('\r\n').filter((line) => line.includes(',acos,'));
    expect(told).toEqual(['2026-12,2026 Q4,hold,,acos,1,1,1,1,1']);
  });

  it('gives every component a unit', () => {
    expect(lines.slice(1, -1).filter((line) => line.split(',')[5] === '')).toEqual([]);
    expect(lines.some((line) => line.includes(',revenue,USD/month,'))).toBe(true);
    expect(lines.some((line) => line.includes(',cumulative_difference,USD,'))).toBe(true);
  });

  it('is enough to make the profit and loss by quarter again', () => {
    const [header = '', ...rows] = lines.slice(0, -1);
    const names = header.split(',');
    const cells = rows.map((row) => Object.fromEntries(row.split(',').map((cell, index) => [names[index], cell])));
    const sum = (plan: string, quarter: string, component: string): number =>
      cells
        .filter((cell) => cell.plan === plan && cell.quarter === quarter && cell.component === component && cell.channel === '')
        .reduce((total, cell) => total + Number(cell.mean), 0);
    for (const { name, quarters } of decision.plans)
      for (const { label, revenue, marginBeforeSpend, adSpend, contentSpend, contributionMargin } of quarters) {
        const made = (component: string) => sum(name, label, component);
        const contribution = made('margin_before_spend') - made('ad_spend') - made('content');
        const pairs = [
          [made('revenue'), revenue],
          [made('margin_before_spend'), marginBeforeSpend],
          [made('ad_spend'), adSpend],
          [made('content'), contentSpend],
          [made('contribution_margin'), contributionMargin],
          [contribution, contributionMargin],
        ];
        // Numbers of the file have twelve digits; the contribution is a difference of them.
        for (const [from = 0, to = 0] of pairs) expect(Math.abs(from - to)).toBeLessThan(1e-10 * revenue);
      }
  });
});

it('a text cell never runs as a formula, and comes back as it was', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '"', ',', 'a', ' ') }),
      (text) => {
        const cell = csvText([[text]]).slice(0, -1);
        const plain = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
        expect(plain).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        expect(plain.replace(/^'/, '')).toBe(text);
        if (!cell.startsWith('"')) expect(cell).not.toMatch(/[",\r\n]/);
      },
    ),
  );
});

describe('the terminal', () => {
  const long = `Scale ${'x'.repeat(120)} \u001b[2J\u202e\n`;
  const decision = sampleDecision({ labels: new Map([['scale-ppc', long]]) });

  it.each([terminalVerdict, comparisonTable])('gets at most 100 columns, and nothing that it would obey', (say) => {
    for (const text of [say(sampleDecision(), 100), say(decision, 100)]) {
      expect(text.split('\n').filter((line) => [...line].length > 100)).toEqual([]);
      expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\u2028]/u);
      expect(text).not.toMatch(/NaN|undefined|null/);
    }
  });

  it('gets the answer first', () => {
    const decided = sampleDecision();
    const text = terminalVerdict(decided, 100).replace(/\n(?!\n)/g, ' ');
    expect(text.startsWith(`${buildReport(sourceOf(decided)).headline}.`)).toBe(true);
  });

  it('gets every plan by quarter and by what it is worth', () => {
    const decided = sampleDecision();
    const lines = comparisonTable(decided, 100).split('\n');
    expect(lines[1]).toMatch(/^Plan +2026 Q4 +2027 Q1 +2027 Q2 +2027 Q3 +2027 Q4 +NPV$/);
    for (const { label, extraSpend, againstHold } of decided.ranking.rows) {
      if (!againstHold) continue;
      const { difference, probability } = againstHold;
      const [mean, p10, p90, extra] = [difference.mean, difference.p10, difference.p90, extraSpend].map((value) =>
        formatGain(value, 'USD'),
      );
      const row = lines.findLast((line) => line.startsWith(label))?.split(/ {2,}/);
      expect(row?.slice(1)).toEqual([mean, `${p10} to ${p90}`, extra, shortChance(probability)]);
    }
  });
});
