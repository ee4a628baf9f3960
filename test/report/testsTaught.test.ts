import { expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { at, present } from '../../src/core/present.ts';
import type { TrialFit } from '../../src/posterior/trialFits.ts';
import { buildReport } from '../../src/report/document.ts';
import { runJsonText } from '../../src/report/outputs/json/runJson.ts';
import { calibrationText } from '../../src/report/topics/calibration/calibrationText.ts';
import { schemaFaults } from '../helpers/runSchema.ts';
import { CALIBRATED, TAUGHT } from '../helpers/sampleCalibrated.ts';
import { PROGRAM, sourceOf } from './sampleSource.ts';

const range = (middle: number) => ({ p10: middle - 1000, p50: middle, p90: middle + 1000 });
const pause: TrialFit = {
  experiment: {
    ...{ id: 'pause "June"', kind: 'ad_pause', line: 'ad_spend', slots: ['ad_spend'], share: 0.5, shareOf: 'money', factor: 0 },
    read: { first: monthOf(2026, 6), parts: [1] },
    ...{
      outcome: 'mention_rate.alexa_for_shopping',
      of: 'mention_rate.alexa_for_shopping',
      taken: 'mean',
      effect: -4000,
      error: 1500,
    },
    ...{ concurrent: false, control: '', source: 'us', place: { file: 'experiments.csv', line: 2 } },
  },
  ...{ prior: range(-9000), without: range(-8000), posterior: range(-5000), chance: 0.031 },
  moved: [
    {
      slot: 'incremental_part',
      label: 'Incremental part',
      unit: '1',
      without: { p10: 0.2, p50: 0.4, p90: 0.6 },
      posterior: { p10: 0.1, p50: 0.2, p90: 0.3 },
    },
  ],
};
const { without: _, ...sure } = pause;
const calibration = { ...TAUGHT, tests: [pause, { ...sure, experiment: { ...sure.experiment, id: 'sure' }, moved: [] }] };
const decision = { ...CALIBRATED, calibration };

test('the report says of each test what it measured, what was expected, and what it moved', () => {
  const blocks = JSON.stringify(
    present(
      buildReport(sourceOf(decision)).sections.find(({ id }) => id === 'calibration'),
      'section',
    ).blocks,
  );
  expect(blocks).toContain('What tests taught');
  expect(blocks).toContain('mention rate, Alexa for Shopping');
  expect(blocks).toContain('−4,000 ± 1,500');
  expect(blocks).toContain('3 of 100');
  expect(blocks).toContain('moved “Incremental part” from 0.2 … 0.6 to 0.1 … 0.3.');
  expect(blocks).toContain('sure says so much that the draws with it cannot tell');
  const plain = JSON.stringify(buildReport(sourceOf(CALIBRATED)).sections);
  expect(plain).not.toContain('What tests taught');
});

test('the terminal says the same', () => {
  const text = calibrationText(
    { ...calibration, findings: [], warnings: [] } as unknown as Parameters<typeof calibrationText>[0],
    CALIBRATED.model,
    200,
  );
  expect(text).toMatch(/pause "June": mention rate, Alexa for Shopping +−4,000 ± 1,500/);
});

test('run.json holds it, in its schema', () => {
  const run = JSON.parse(runJsonText(decision, PROGRAM));
  expect(schemaFaults(run)).toEqual([]);
  expect(run.calibration.tests).toHaveLength(2);
  expect(at(run.calibration.tests, 0)).toMatchObject({
    id: 'pause "June"',
    effect: -4000,
    expected_without: { p50: -8000 },
    chance: 0.031,
  });
  expect(at(run.calibration.tests, 1)).not.toHaveProperty('expected_without');
});
