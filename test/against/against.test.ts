import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { explainChange } from '../../src/against/against.ts';
import { within } from '../../src/against/forecastRows.ts';
import { formatPeriod, monthOf } from '../../src/core/calendar.ts';
import { runJsonText } from '../../src/report/outputs/json/runJson.ts';
import { againstText } from '../../src/report/topics/change/againstText.ts';
import { sampleDecision } from '../helpers/sampleDecision.ts';
import { ROOT } from '../helpers/sources.ts';
import { PROGRAM } from '../report/sampleSource.ts';
import { calibrated, MEASURED, oldRun, twoMonthsOn } from './rolled.ts';

const SCHEMA = JSON.parse(readFileSync(join(ROOT, 'src/report/outputs/json/run.schema.json'), 'utf8'));
const valid = new Ajv2020({ allErrors: true, strict: true, strictRequired: false }).compile(SCHEMA);

const byPath = (a: { path?: string | undefined }, b: { path?: string | undefined }): number =>
  (a.path ?? '') < (b.path ?? '') ? -1 : 1;

const NOW = twoMonthsOn();
const explained = explainChange(oldRun(), NOW, PROGRAM.version);

describe('what changed since an older run', () => {
  it('knows the new months and the plan that was carried out', () => {
    expect(explained.newMonths.map(formatPeriod)).toEqual(['2026-11', '2026-12']);
    expect(explained.inForce?.plan.name).toBe('scale-ppc');
    expect(explained.inForce).toMatchObject({ distance: 200, withContent: true, alike: [] });
  });

  it('tells plans of the same cash apart by where it goes', () => {
    const content = twoMonthsOn({ ad_spend: [11_050, 12_410], content_spend: [6_270, 6_510] });
    expect(explainChange(oldRun(), content, '0').inForce?.plan.name).toBe('invest-in-content');
  });

  it('has a row a month and measure, with the old band', () => {
    const old = oldRun().plans.get('scale-ppc');
    const november = explained.rows.filter(({ month }) => month === monthOf(2026, 11));
    expect(november.map(({ measure }) => measure.name)).toEqual([
      'ad_spend',
      'ad_sales',
      'acos',
      'cost_per_click',
      'total_sales',
      'organic_rank',
      'contribution_margin',
    ]);
    expect(november[1]).toMatchObject({
      forecast: old?.series.get('attributed_ad_sales')?.p50[0],
      actual: 130_000,
      band: { p10: old?.measured.get('attributed_ad_sales')?.p10?.[0] },
      withError: true,
    });
    // Of these, two months of ad sales, ACOS, total sales and rank have bands with the error of measuring.
    expect(explained.coverage).toMatchObject({ of: 8, withError: true });
  });

  it('splits the difference of each month by cause', () => {
    expect(explained.causes.map(({ month }) => formatPeriod(month))).toEqual(['2026-11', '2026-12']);
    for (const { forecast, actual, parts, untold } of explained.causes) {
      expect(Object.values(parts).reduce((sum, value) => sum + value, 0)).toBeCloseTo(actual - forecast, 6);
      expect(untold).toEqual([]);
    }
  });

  it('says what moved, most first, and a fixed value before', () => {
    const [first, second] = NOW.assumptions.filter(({ shape }) => shape !== 'fixed');
    if (!first || !second) throw new Error('the sample has assumptions');
    const by = (far: number, { mid, low, high }: typeof first): number => mid + (far * (high - low)) / 2.563;
    const assumptions = NOW.assumptions.map((assumption) => {
      if (assumption === first) return { ...assumption, mid: by(0.6, first) };
      return assumption === second ? { ...assumption, mid: by(-0.9, second) } : assumption;
    });
    const { moved } = explainChange(oldRun(), { ...NOW, assumptions }, '0');
    expect(moved.map(({ slot, deviations }) => [slot, Math.round(10 * (deviations ?? 0)) / 10])).toEqual([
      [second.id, -0.9],
      [first.id, 0.6],
    ]);
    expect(explained.moved).toEqual([]);
  });

  it('compares the answer over the months that both forecast', () => {
    const { answer } = explained;
    expect([answer.ahead, answer.behind]).toEqual(['invest-in-content', 'hold']);
    expect(answer.before?.difference.mean).toBeCloseTo(answer.now.difference.mean, 6);
    expect([answer.common?.from, answer.common?.to]).toEqual([monthOf(2027, 1), monthOf(2027, 12)]);
    const lead = (name: string): number[] => [
      ...(sampleDecision()
        .plans.find((plan) => plan.name === name)
        ?.series.get('cumulative_difference')?.mean ?? []),
    ];
    const gained = (name: string): number => (lead(name).at(-1) ?? 0) - (lead(name)[1] ?? 0);
    expect(answer.common?.before).toBeCloseTo(gained('invest-in-content'), 6);
  });

  it('says first what is not the data: seed, draws, reading, model, history', () => {
    const changes = explainChange(oldRun(), { ...NOW, seed: 2, draws: 500, reading: 'evidence' }, '9.9.9').settings;
    expect(changes.map(({ what }) => what)).toEqual(['version of the program', 'seed', 'draws', 'reading of the channel table']);
    expect(explained.settings).toEqual([]);
  });

  it('lists files and actuals that are not the same', () => {
    const inputs = NOW.study.inputs.map((file, index) => (index === 1 ? { ...file, sha256: 'x' } : file)).slice(0, 3);
    const series = new Map(
      [...NOW.actuals.series].map(([name, values]) => [name, name === 'ad_spend' ? [1, ...values.slice(1)] : values]),
    );
    const found = explainChange(
      oldRun(),
      { ...NOW, study: { ...NOW.study, inputs }, actuals: { ...NOW.actuals, series } },
      PROGRAM.version,
    );
    const [, changed, , ...gone] = NOW.study.inputs.map(({ path }) => path);
    expect(found.files).toEqual(
      [{ path: changed, change: 'changed' }, ...gone.map((path) => ({ path, change: 'gone' }))].sort(byPath),
    );
    expect(found.revised).toMatchObject([{ name: 'ad_spend', month: monthOf(2026, 1), now: 1 }]);
  });

  it('without a new month has the answer only', () => {
    const found = explainChange(oldRun(), calibrated(sampleDecision()), PROGRAM.version);
    expect([found.newMonths, found.rows, found.causes, found.inForce]).toEqual([[], [], [], undefined]);
    expect(againstText(found, 100)).toMatch(/no new\s+month/);
  });
});

describe('a month that is not final', () => {
  /** December's ad sales as they stand a week after its end: half of what they will be. */
  const half = { ...MEASURED, ad_sales: [130_000, 63_000], acos: [42_100 / 130_000, 41_900 / 63_000] };
  const early = explainChange(oldRun(), twoMonthsOn(half, 1), PROGRAM.version);
  const december = monthOf(2026, 12);
  const marked = ({ rows }: typeof early) =>
    rows.filter(({ final }) => !final).map(({ month, measure }) => [month, measure.name]);

  it('has its ad sales and ACOS marked, and not counted as misses', () => {
    expect(marked(early)).toEqual([
      [december, 'ad_sales'],
      [december, 'acos'],
    ]);
    expect(marked(explained)).toEqual([]);
    const all = explainChange(oldRun(), twoMonthsOn(half), PROGRAM.version);
    expect([all.coverage?.of, early.coverage?.of]).toEqual([8, 6]);
    const inside = explained.rows.filter(
      (row) => row.withError && within(row) && !(row.month === december && /^(ad_sales|acos)$/.test(row.measure.name)),
    );
    expect(early.coverage?.within).toBe(inside.length);
  });

  it('lays nothing to conversion, and adds up all the same', () => {
    const [november, last] = early.causes;
    expect(november).toEqual(explained.causes[0]);
    expect(last).toMatchObject({ month: december, final: false, of: 'total sales', untold: ['conversion'] });
    expect(last?.parts.conversion).toBe(0);
    expect(last?.parts.spend).not.toBe(0);
    expect(Object.values(last?.parts ?? {}).reduce((sum, value) => sum + value, 0)).toBeCloseTo(
      (last?.actual ?? 0) - (last?.forecast ?? 0),
      6,
    );
    const adsOnly = Object.fromEntries(Object.entries(half).filter(([name]) => name !== 'total_sales'));
    expect(explainChange(oldRun(), twoMonthsOn(adsOnly, 1), '0').causes.map(({ month }) => month)).toEqual([december - 1]);
  });

  it('hangs on nothing that its ad sales are by now', () => {
    const other = explainChange(oldRun(), twoMonthsOn({ ...half, ad_sales: [130_000, 90_000] }, 1), PROGRAM.version);
    expect(other.causes).toEqual(early.causes);
    expect(other.coverage).toEqual(early.coverage);
  });

  it('is told so, in text and as data', () => {
    const text = againstText(early, 100);
    expect(text).toMatch(/\nDec 2026\n[\s\S]*Attributed ad sales .* not final\n/);
    expect(text).toMatch(/\nNov 2026\n[\s\S]*Attributed ad sales .* (yes|no)\n/);
    expect(text.replaceAll('\n', ' ')).toContain('not final still move, and do not count.');
    expect(text).toContain('Dec 2026: conversion cannot be told, since ad sales are not final, and stands under mix and rest.');
    expect(text.split('\n').filter((line) => [...line].length > 100)).toEqual([]);
    expect(againstText(explained, 100)).not.toContain('not final');
    const run = JSON.parse(runJsonText(twoMonthsOn(half, 1), PROGRAM, early));
    expect(valid(run) ? [] : valid.errors).toEqual([]);
    const rows: { final?: boolean; within?: boolean }[] = run.against.forecast_against_actual;
    expect(rows.filter(({ final }) => final === false).map(({ within: inside }) => inside)).toEqual([undefined, undefined]);
    expect(run.against.sales_causes.map(({ final }: { final?: boolean }) => final)).toEqual([undefined, false]);
  });
});

describe('what changed, as data and as text', () => {
  it('keeps the schema', () => {
    const run = JSON.parse(runJsonText(NOW, PROGRAM, explained));
    expect(valid(run) ? [] : valid.errors).toEqual([]);
    expect(run.against).toMatchObject({ file: 'old/run.json', actual_until_before: '2026-10', actual_until_now: '2026-12' });
    expect(run.against.sales_causes[0].of).toBe('total_sales');
    expect(JSON.stringify(run)).not.toContain('null');
  });

  it('fits a terminal, and tells of nothing that is not known', () => {
    const text = againstText(explained, 100);
    expect(text.split('\n').filter((line) => [...line].length > 100)).toEqual([]);
    expect(text).not.toMatch(/NaN|undefined|null/);
    expect(text).toContain('2 new\nmonths, Nov 2026 to Dec 2026');
    expect(text).toContain('Plan in force: Scale PPC');
    expect(text).toMatch(/\d+ of 8 measured values lie within their old 80% band/);
    expect(text).toMatch(/\nNov 2026\n[\s\S]*Organic rank +\d/);
  });

  it('says how many new months it does not compare', () => {
    const { newMonths } = explained;
    expect(againstText({ ...explained, newMonths: newMonths.slice(1) }, 100).replaceAll('\n', ' ')).toContain(
      'one new month, Dec 2026. 1 more lies before --from',
    );
    expect(againstText(explained, 100)).not.toContain('--from');
  });

  it('shows no character of the old file that a terminal would obey', () => {
    const hostile = calibrated(sampleDecision({ labels: new Map([['scale-ppc', '\u001b[2J\u202eScale']]) }));
    const text = againstText(explainChange(oldRun(hostile), NOW, PROGRAM.version), 100);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});
