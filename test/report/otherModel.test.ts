import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { Decision } from '../../src/decide/decision.ts';
import type { Model } from '../../src/language/model.ts';
import {
  comparisonTable,
  decideStudy,
  explainModel,
  forecastCsv,
  loadModel,
  loadStudy,
  runJsonText,
  terminalVerdict,
} from '../../src/pipeline.ts';
import { buildCharts } from '../../src/report/charts/buildCharts.ts';
import { buildReport } from '../../src/report/document.ts';
import { missingTopics, missingWarnings } from '../../src/report/topics/missingTopics.ts';
import { DEFAULT_OPTIONS, shippedModel, sourceFiles } from '../helpers/shipped.ts';
import { ROOT } from '../helpers/sources.ts';
import { mediamixStudy } from '../models/mediamix/study.ts';
import { PROGRAM } from './sampleSource.ts';

/** Words of the market that the shipped model is of. */
const MARKET =
  /\bT?ACOS\b|\bPPC\b|Rufus|Alexa|ad console|Amazon|recommend|Business Report|\bASIN|discover(?!y (?:0|explain))|channel table/gi;

const model: Model = loadModel(sourceFiles('test/models/mediamix').filter(({ path }) => !path.endsWith('.ts')));
const files = Object.entries(mediamixStudy(1)).map(([path, text]) => ({
  path,
  bytes: new TextEncoder().encode(text),
  sha256: path,
}));
const study = loadStudy(files, model, { ...DEFAULT_OPTIONS, name: 'shop', folder: 'shop' });
const decision: Decision = decideStudy(
  { model, study, modelFiles: [], studyFiles: files, options: DEFAULT_OPTIONS },
  () => undefined,
);

describe('a report of another model', () => {
  const charts = buildCharts(decision).map((chart) => ({ ...chart, svg: '' }));
  const report = buildReport({ decision, charts, readings: study.readings, program: PROGRAM });

  it('has no word of the market that ships', () => {
    const texts = [report, charts, terminalVerdict(decision), comparisonTable(decision), forecastCsv(decision)];
    const said = JSON.stringify(texts).replaceAll('"discovery 0.0.0', '"');
    expect([...new Set(said.match(MARKET) ?? [])]).toEqual([]);
  });

  it('leaves out what the model has nothing for, and has the rest', () => {
    expect(report.sections.map(({ id }) => id)).toEqual([
      'answer',
      'cash',
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

  it('keeps the shape of run.json, with its advertising under one name', () => {
    const schema = JSON.parse(readFileSync(join(ROOT, 'src/report/outputs/json/run.schema.json'), 'utf8'));
    const valid = new Ajv2020({ allErrors: true, strict: true, strictRequired: false }).compile(schema);
    const run = JSON.parse(runJsonText(decision, PROGRAM));
    expect(valid(run) ? [] : valid.errors).toEqual([]);
    expect(Object.keys(run.plans.hold.spend)).toEqual(['advertising', 'content']);
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
    const text = explainModel({ model, format: 'text' });
    expect(text).toContain('Left out of reports, because the model has nothing for it');
    expect(text).toContain('rank: no rank (the place in a list, 1 is first)');
  });

  it('is nothing of the shipped model, and no word is said of it', () => {
    expect([missingTopics(shippedModel()), missingWarnings(shippedModel())]).toEqual([[], []]);
    expect(explainModel({ model: shippedModel(), format: 'text' })).not.toContain('Left out');
  });
});
