import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { Backtest } from '../../src/backtest/backtest.ts';
import { buildCharts } from '../../src/report/charts/buildCharts.ts';
import { drawChart } from '../../src/report/charts/drawChart.ts';
import { buildReport } from '../../src/report/document.ts';
import { backtestJsonText } from '../../src/report/outputs/json/backtestJson.ts';
import { runJsonText } from '../../src/report/outputs/json/runJson.ts';
import { backtestText } from '../../src/report/topics/backtest/backtestText.ts';
import { BACKTEST } from '../helpers/sampleBacktest.ts';
import { chartFonts } from './charts/chartFonts.ts';
import { PROGRAM, sampleSource } from './sampleSource.ts';

const SCHEMA = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'src', 'report', 'outputs', 'json', 'run.schema.json'), 'utf8'),
);
const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false }).addSchema(SCHEMA);

const VERDICTS: ReadonlyMap<string, 'better' | 'no better' | 'worse'> = new Map([
  ['ad_sales', 'better'],
  ['acos', 'no better'],
  ['organic_rank', 'worse'],
  ['mention_rate.external_ai', 'better'],
] as const);

/** The sample's backtest of four series, in which the model wins, draws and loses, and a fold has not converged. */
const TESTED: Backtest = {
  ...BACKTEST,
  series: BACKTEST.series.flatMap((series) => {
    const verdict = VERDICTS.get(series.column);
    return verdict && series.skill ? [{ ...series, skill: { ...series.skill, verdict } }] : [];
  }),
  warnings: [{ code: 'backtest-not-converged', message: 'The backtest from 2026-04 has not converged.' }],
};
const tested = { ...sampleSource().decision, backtest: TESTED };

function sectionOf(backtest: Backtest | undefined) {
  const { decision, ...source } = sampleSource();
  const report = buildReport({ ...source, decision: { ...decision, ...(backtest && { backtest }) } });
  return report.sections.find(({ id }) => id === 'backtest');
}

describe('a backtest', () => {
  it('keeps the schema, alone and in run.json', () => {
    const run = ajv.getSchema('run.schema.json');
    expect(run?.(JSON.parse(runJsonText(tested, PROGRAM))) ? [] : run?.errors).toEqual([]);
    const alone = JSON.parse(backtestJsonText(tested.backtest, { study: 'demo', reading: 'article', seed: 1 }));
    const valid = ajv.getSchema('run.schema.json#/$defs/backtest');
    expect(valid?.(alone.backtest) ? [] : valid?.errors).toEqual([]);
    expect(alone).toMatchObject({ schema: 'discovery-backtest-1', study: 'demo' });
    expect(JSON.stringify(alone)).not.toContain('null');
  });

  it('names every series once, where the model loses too', () => {
    const text = backtestText(tested.backtest, tested.model, 100);
    expect(text).toMatch(
      /^Better than the best simple rule: attributed ad sales \(\d+% of the error of [^,]+,\s+nearer in\s+\d of \d\s+tests\)/,
    );
    expect(text.replace(/\s+/g, ' ')).toMatch(
      /No better than the best simple rule[^:]*: ACOS .* Worse than the best simple rule: organic rank/,
    );
    expect(text).toContain('has not converged');
    expect(text.split('\n').every((line) => line.length <= 100)).toBe(true);
  });

  it('is a section with its table, after profit', () => {
    const section = sectionOf(tested.backtest);
    expect(section?.title).toBe('How well it would have forecast');
    const table = section?.blocks.find((block) => block.kind === 'table');
    expect(table?.kind === 'table' && table.rows.map(([name]) => name).filter(Boolean)).toEqual([
      'Attributed ad sales',
      'ACOS',
      'Organic rank',
      'Mention rate',
      'External AI',
    ]);
  });

  it('is one sentence where the history is too short, and nothing where it was not asked for', () => {
    const section = sectionOf({ ...TESTED, months: 9, origins: [], series: [], warnings: [] });
    expect(section?.blocks).toEqual([{ kind: 'paragraph', text: expect.stringContaining('The history has 9 months') }]);
    expect(sectionOf(undefined)).toBeUndefined();
  });
});

describe('its chart', () => {
  const chart = buildCharts(tested).find(({ id }) => id === 'backtest');

  it('says the finding, the losses by name', () => {
    expect(chart?.title).toBe(
      'Tested on months it had not seen, the model beat the best simple rule for 2 of 4 series and lost to it for organic rank',
    );
    expect(chart?.table.rows).toHaveLength(TESTED.series.reduce((sum, { byHorizon }) => sum + byHorizon.length, 0));
    expect(new Set(chart?.table.rows.map((row) => row.length))).toEqual(new Set([chart?.table.columns.length]));
    expect(chart?.alt).toMatch(/^3 panels .*\.$/);
  });

  it('can be drawn', async () => {
    if (!chart) throw new Error('no chart');
    const { svg } = await drawChart(chart, chartFonts());
    expect(svg).toContain('same month last year');
    expect(svg).not.toMatch(/NaN|undefined/);
  });
});
