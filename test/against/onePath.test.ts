import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { explainChange } from '../../src/against/against.ts';
import type { Decision } from '../../src/decide/decision.ts';
import { forecastCsv } from '../../src/report/outputs/csv/forecastCsv.ts';
import { runJsonText } from '../../src/report/outputs/json/runJson.ts';
import { againstText } from '../../src/report/topics/change/againstText.ts';
import { sampleDecision } from '../helpers/sampleDecision.ts';
import { ROOT } from '../helpers/sources.ts';
import { PROGRAM } from '../report/sampleSource.ts';
import { oldRun, twoMonthsOn } from './rolled.ts';

const SCHEMA = JSON.parse(readFileSync(join(ROOT, 'src/report/outputs/json/run.schema.json'), 'utf8'));
const valid = new Ajv2020({ allErrors: true, strict: true, strictRequired: false }).compile(SCHEMA);

const CHANCE = /"(?:p5|p10|p90|p95|probability\w*|share_below|of|within|coverage|with_error_of_measuring)":/;
const onePath = (decision: Decision): Decision => ({ ...decision, draws: 1 });

describe('a run of one path', () => {
  const run = runJsonText(onePath(sampleDecision()), PROGRAM);

  it('has no percentile around its values and no probability in run.json', () => {
    expect(runJsonText(sampleDecision(), PROGRAM)).toMatch(CHANCE);
    expect(run).not.toMatch(CHANCE);
    const { plans, comparison, assumptions } = JSON.parse(run);
    expect(Object.keys(plans.hold.series.revenue[''])).toEqual(['mean']);
    expect(Object.keys(plans.hold.totals.npv)).toEqual(['mean']);
    expect(Object.keys(comparison.value_difference)).toEqual(['mean']);
    expect(Object.keys(assumptions[0])).toEqual(['slot', 'label', 'unit', 'shape', 'p50']);
    expect(valid(JSON.parse(run)) ? [] : valid.errors).toEqual([]);
  });

  it('leaves the percentiles of forecast.csv empty', () => {
    const [, ...rows] = forecastCsv(onePath(sampleDecision()))
      .split('\r\n')
      .filter((line) => line !== '');
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.filter((row) => !/,[-+\de.]+,,,$/.test(row))).toEqual([]);
  });

  it('is read back', () => {
    const old = oldRun(onePath(sampleDecision()));
    const { mean, ...rest } = old.plans.get('hold')?.series.get('revenue') ?? {};
    expect(rest).toEqual({ p50: mean });
    expect(old.pairs.map((pair) => Object.keys(pair.difference))).toEqual(old.pairs.map(() => ['mean']));
    expect(old.pairs.filter(({ probabilityBetter }) => probabilityBetter !== undefined)).toEqual([]);
  });
});

describe('what changed, where a run is of one path', () => {
  const text = (before: Decision, now: Decision): string => againstText(explainChange(oldRun(before), now, PROGRAM.version), 400);
  const json = (before: Decision, now: Decision): string =>
    runJsonText(now, PROGRAM, explainChange(oldRun(before), now, PROGRAM.version));
  const moved = { ...sampleDecision(), assumptions: sampleDecision().assumptions.map((row) => ({ ...row, mid: row.high })) };

  it('the new one: nothing is said of chance, nor of what the old one said of it', () => {
    const said = text(moved, onePath(twoMonthsOn()));
    expect(said).toContain('with every assumption at its median; the old forecast had ');
    expect(said).toContain('Assumptions that moved by more than half an old standard deviation, median\n');
    expect(said).not.toMatch(/interval|probability|band|Within|P10|[Ee]xpected|on one path/);
    const data = json(moved, onePath(twoMonthsOn()));
    expect(data).toContain('"moved_assumptions": [\n      {');
    expect(data).not.toMatch(new RegExp(CHANCE.source.replace('|of|', '|')));
    expect(valid(JSON.parse(data)) ? [] : valid.errors).toEqual([]);
  });

  it('the old one: how sure the new one is, with no bands of the old one', () => {
    const said = text(onePath(sampleDecision()), twoMonthsOn());
    expect(said).toMatch(/80% interval .* better in .* the old forecast had .* on one path/);
    expect(said).not.toMatch(/Old 80% band|lie within/);
    const data = json(onePath(sampleDecision()), twoMonthsOn());
    expect(JSON.parse(data).against).not.toHaveProperty('coverage');
    expect(valid(JSON.parse(data)) ? [] : valid.errors).toEqual([]);
  });
});
