import { describe, expect, it } from 'vitest';
import type { Decision } from '../../src/decide/decision.ts';
import type { Model } from '../../src/language/model.ts';
import { comparisonTable, explainModel, forecastCsv, loadModel, runJsonText, terminalVerdict } from '../../src/pipeline.ts';
import { buildCharts } from '../../src/report/charts/buildCharts.ts';
import { buildReport } from '../../src/report/document.ts';
import { testExplained } from '../../src/report/topics/backtest/backtestWords.ts';
import { missingTopics, missingWarnings } from '../../src/report/topics/missingTopics.ts';
import { schemaFaults } from '../helpers/runSchema.ts';
import { BACKTEST } from '../helpers/sampleBacktest.ts';
import { sampleDecision } from '../helpers/sampleDecision.ts';
import { shippedModel, sourceFiles } from '../helpers/shipped.ts';
import { PROGRAM } from './sampleSource.ts';

/** Words of the market that the shipped model is of. */
const MARKET =
  /\bT?ACOS\b|\bPPC\b|Rufus|Alexa|ad console|Amazon|recommend|Business Report|\bASIN|discover(?!y (?:0|explain))|channel table/gi;

/** A model of another market, of which a report knows advertising and money only. */
const model = loadModel(sourceFiles('test/models/mediamix').filter(({ path }) => !path.endsWith('.ts')));

/** The sample decision as that model would have come to it: its plans, its money, and no name of the model that ships. */
function elsewhere(): Decision {
  const sample = sampleDecision({ product: 'Corner shop', labels: new Map(sampleNames.map((name, at) => [name, `Plan ${at}`])) });
  const money = new Map([...shipped.roles.variables].filter(([role]) => MONEY.has(role)));
  const roles = { ...shipped.roles, content: [], variables: money, parameters: new Map() };
  const { otherReading: _, ...decision } = { ...sample, model: { ...model, roles, variables: renamed(money) } };
  const plans = sample.plans.map((plan) => {
    const { budgetDependenceEnd: __, ...totals } = plan.totals;
    const series = new Map([...plan.series].filter(([name]) => [...money.values(), 'cumulative_difference'].includes(name)));
    const none = { mean: [], p10: [], p50: [], p90: [] };
    const runOff = { months: [], discoveryShare: none, fromAds: none, fromContent: none };
    return { ...plan, series, totals, runOff };
  });
  const study = { ...sample.study, inputs: [], marketplace: '' };
  const nothing = { channels: [], assumptions: [], tornado: [], breakEven: [], findings: [], warnings: [] };
  const { rung: ___, rungOverBest: ____, ...ranking } = decision.ranking;
  return { ...decision, ranking, ...nothing, reading: '', plans, study, actuals: { months: [], series: new Map() } };
}

const shipped = shippedModel();
const sampleNames = ['hold', 'invest-in-content', 'scale-ppc'];
const MONEY: ReadonlySet<string> = new Set(['revenue', 'gross', 'contribution', 'cumulative', 'value']);

/** Variables that are called what the parts they play are called. */
function renamed(roles: ReadonlyMap<string, string>): Model['variables'] {
  const [any] = model.variables.values();
  if (!any) throw new Error('the model has variables');
  return new Map([...roles].map(([role, name]) => [name, { ...any, name, label: role }]));
}

const decision = elsewhere();

describe('a report of another model', () => {
  const charts = buildCharts(decision).map((chart) => ({ ...chart, svg: '' }));
  const report = buildReport({ decision, charts, readings: [], program: PROGRAM });

  it('has no word of the market that ships', () => {
    const texts = [report, charts, terminalVerdict(decision, 100), comparisonTable(decision, 100), forecastCsv(decision)];
    const said = JSON.stringify(texts).replaceAll(/"discovery 0.0.0|scale-ppc/g, '"');
    expect([...new Set(said.match(MARKET) ?? [])]).toEqual([]);
  });

  it('leaves out what the model has nothing for, and has the rest', () => {
    expect(report.sections.map(({ id }) => id)).toEqual([
      'answer',
      'contribution',
      'next-money',
      'delay',
      'hold',
      'sensitivity',
      'profit',
      'calibration',
      'limits',
      'glossary',
      'equations',
      'assumptions',
      'data',
    ]);
    expect(JSON.stringify(report)).not.toMatch(/undefined|NaN/);
  });

  it('names no place where the model has no marketplaces', () => {
    const nowhere = { ...decision, study: { ...decision.study, marketplace: '*' } };
    expect(buildReport({ decision: nowhere, charts, readings: [], program: PROGRAM })).toEqual(report);
  });

  it('has no column for a reading, which the model has none of', () => {
    expect(JSON.stringify(report)).not.toMatch(/"~?Reading"/);
    expect(JSON.stringify(report)).not.toMatch(/ view|"In the /);
  });

  it('promises no quarters in the terminal where there are none', () => {
    const plans = decision.plans.map((plan) => ({ ...plan, quarters: [] }));
    expect(comparisonTable({ ...decision, plans }, 100)).toMatch(/^Net present value, USD\n/);
    expect(comparisonTable(decision, 100)).toMatch(/^Expected contribution margin by quarter, USD\n/);
  });

  it('speaks of a season of its own only where a dated table has one', () => {
    const tested = { ...BACKTEST, trained: 12 };
    expect(testExplained(tested, model)).not.toContain('season');
    expect(testExplained(tested, shipped)).toContain('season included');
    expect(testExplained(tested, shipped)).not.toContain('its season rests on the table');
    const tables = new Map([...shipped.tables].map(([name, table]) => [name, { ...table, correctedBy: ['total_sales'] }]));
    expect(testExplained(tested, { ...shipped, tables })).toContain('its season rests on the table');
  });

  it('keeps the shape of run.json', () => {
    const run = JSON.parse(runJsonText(decision, PROGRAM));
    expect(schemaFaults(run)).toEqual([]);
  });
});

describe('what a report leaves out', () => {
  it('is told by explain and by check, with the parts that are missing', () => {
    expect(missingTopics(model).map(({ what }) => what)).toEqual([
      'answer, what goes if ads stop',
      'answer, what to watch',
      'split',
      'channels',
      'cost ratio',
      'rank',
      'run off',
      'reading',
      'channel table',
    ]);
    const [warning, ...others] = missingWarnings(model);
    expect(others).toEqual([]);
    expect(warning?.message).toContain('Left out of reports, because the model has nothing for it:');
    expect(warning?.message).toContain('rank (no rank)');
    const text = explainModel({ model, format: 'text', width: 100 });
    expect(text).toContain('Left out of reports, because the model has nothing for it');
    expect(text).toContain('rank: no rank (the place in a list, 1 is first)');
  });

  it('is nothing of the shipped model, and no word is said of it', () => {
    expect([missingTopics(shippedModel()), missingWarnings(shippedModel())]).toEqual([[], []]);
    expect(explainModel({ model: shippedModel(), format: 'text', width: 100 })).not.toContain('Left out');
  });
});
