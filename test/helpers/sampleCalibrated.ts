import type { Decision } from '../../src/decide/decision.ts';
import { posteriorSource } from '../../src/pipeline.ts';
import { calibrate } from '../../src/posterior/calibrate.ts';
import type { Calibration, Diagnostics } from '../../src/posterior/calibration.ts';
import type { Schedule } from '../../src/posterior/calibrationSource.ts';
import { decideSample, SAMPLE, SAMPLE_OPTIONS, type SampleDecision } from './sampleDecision.ts';

/** Short, and content with what little it gives: tests of words need numbers of the right kind, not good ones. */
const SHORT: Schedule = {
  ...{ sampler: 'HMC', runs: 2, chains: 2, warmUp: 60, block: 50, thin: 1, mostBlocks: 1 },
  limits: { rHat: 100, ess: 0, tailEss: 0 },
};

async function taught(reading: 'article' | 'evidence'): Promise<[typeof reading, Calibration]> {
  return [reading, await calibrate(posteriorSource(SAMPLE, { reading, schedule: SHORT }), () => undefined)];
}

/** The decision on the demo study after its history has spoken, in both readings. */
export const CALIBRATED: SampleDecision = decideSample({
  study: SAMPLE.study,
  set: SAMPLE_OPTIONS.set,
  calibrations: new Map([await taught('article'), await taught('evidence')]),
});

/** What the history taught. */
export const TAUGHT = CALIBRATED.calibration as NonNullable<Decision['calibration']>;

/** The calibrated decision with diagnostics changed. */
export function diagnosed(changed: Partial<Diagnostics>): Decision {
  return { ...CALIBRATED, calibration: { ...TAUGHT, diagnostics: { ...TAUGHT.diagnostics, ...changed } } };
}
