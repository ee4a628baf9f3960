import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { compile } from 'vega-lite';
import { expect, test } from 'vitest';
import { present } from '../../src/core/present.ts';
import type { TestValue } from '../../src/decide/testing/testValue.ts';
import { buildCharts } from '../../src/report/charts/buildCharts.ts';
import { buildReport } from '../../src/report/document.ts';
import { runJsonText } from '../../src/report/outputs/json/runJson.ts';
import { sampleDecision } from '../helpers/sampleDecision.ts';
import { ROOT } from '../helpers/sources.ts';
import { PROGRAM, sourceOf } from './sampleSource.ts';

const SCHEMA = JSON.parse(readFileSync(join(ROOT, 'src/report/outputs/json/run.schema.json'), 'utf8'));
const valid = new Ajv2020({ allErrors: true, strict: true, strictRequired: false }).compile(SCHEMA);
const size = { months: 6, count: 200, standardError: 0.06, value: 4000, error: 500, fee: 500, lost: 1500, net: 2000 };
const rule = { above: 'Invest in content', below: 'Hold', threshold: 0.0512, chance: 0.31 };
const panel: TestValue = {
  ...{ name: 'prompt_panel', label: 'Panel of prompts', outcome: 'mention_rate.alexa_for_shopping' },
  sizes: [
    { ...size, rule },
    { ...size, count: 50, value: 1100, net: -900 },
    { ...size, count: 10, value: 900, net: -1100 },
  ],
};
const information = { all: 9000, single: [], together: [] };

function said(tests: readonly TestValue[]): string {
  const decision = sampleDecision();
  const report = buildReport(sourceOf({ ...decision, tests, ranking: { ...decision.ranking, information } }));
  return JSON.stringify(report.sections.find(({ id }) => id === 'information')?.blocks);
}

test('a test that is worth more than it costs is told with what it measures, its cost, weeks and rule', () => {
  const text = said([panel]);
  expect(text).toContain('One test would pay for itself: panel of prompts is worth $2.0k more than it costs.');
  expect(text).toContain(
    '"Panel of prompts: 6 months, 200 measurements","mention rate, Alexa for Shopping","$4.0k","$500","$2.0k","+$2.0k","26"',
  );
  expect(text).toContain(
    'Invest in content if the measured effect on mention rate, Alexa for Shopping is above 0.0512 (31 of 100 futures), else Hold',
  );
});

test('what does not stand out from its error is not shown, and a test that costs more than it tells is no reason to wait', () => {
  const faint = { ...panel, sizes: [{ ...size, error: 2500 }] };
  expect(said([faint])).toContain('None of the tests that the model knows is seen to be worth anything');
  expect(said([faint])).not.toContain('Net worth by size');
  const near = { ...panel, sizes: [{ ...size, error: 1500 }] };
  expect(said([near])).toContain(
    'Whether a test before choosing pays for itself is within the error: the best of them, panel of prompts, nets $2.0k, give or take $1.5k.',
  );
  const dear = { ...panel, sizes: [{ ...size, fee: 9000, net: -6500 }] };
  expect(said([dear])).toContain(
    'No test before choosing would pay for itself: the best of them, panel of prompts, would tell $4.0k worth for $11k.',
  );
  expect(said([])).not.toContain('Tests that could be made');
});

test('the chart has a row a size, with its net worth, and is left out where nothing stands out', () => {
  const drawn = (tests: readonly TestValue[]) => buildCharts({ ...sampleDecision(), tests }).find(({ id }) => id === 'tests');
  const chart = present(drawn([panel]), 'chart');
  expect(chart.title).toBe('What would pay for itself before choosing, +$2.0k: panel of prompts: 6 months, 200 measurements');
  expect(chart.table.rows).toEqual([
    ['Panel of prompts: 6 months, 50 measurements', '1,100', '2,000', '−900'],
    ['Panel of prompts: 6 months, 200 measurements', '4,000', '2,000', '2,000'],
  ]);
  expect(compile(chart.spec).spec.marks?.length).toBeGreaterThan(0);
  expect(drawn([{ ...panel, sizes: [{ ...size, error: 2500 }] }])).toBeUndefined();
});

test('run.json has every size', () => {
  const decision = sampleDecision();
  const run = JSON.parse(runJsonText({ ...decision, tests: [panel], ranking: { ...decision.ranking, information } }, PROGRAM));
  expect(valid(run), JSON.stringify(valid.errors)).toBe(true);
  expect(run.value_of_tests).toMatchObject([
    { name: 'prompt_panel', sizes: [{ count: 200, net: 2000, rule }, { count: 50 }, { count: 10 }] },
  ]);
});
