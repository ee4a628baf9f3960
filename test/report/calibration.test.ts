import { describe, expect, it } from 'vitest';
import { buildReport } from '../../src/report/document.ts';
import { terminalVerdict } from '../../src/report/outputs/terminal/terminal.ts';
import { sampleCalibration } from '../helpers/sampleCalibration.ts';
import { sampleSource } from './sampleSource.ts';

const VERDICT = 'The calibration has not converged (R-hat at most 1.2).';
const unsettled = { converged: false, verdict: VERDICT };

const section = (source: ReturnType<typeof sampleSource>, id: string): string =>
  JSON.stringify(buildReport(source).sections.find((candidate) => candidate.id === id)?.blocks ?? '');

describe('a calibrated report', () => {
  const source = sampleSource({ calibration: sampleCalibration() });

  it('says on page one, in the imprint and in the terminal what it rests on', () => {
    const words = 'Calibrated: 24 actual months taught 1 of 4 assumptions, and 1 in part; of the other 2 the months cannot tell.';
    expect(section(source, 'answer')).toContain(words);
    expect(terminalVerdict(source.decision).replaceAll('\n', ' ')).toContain(words);
    expect(buildReport(source).imprint).toMatch(/calibrated on the history$/);
  });

  it('shows what is worth measuring, the diagnostics and what cannot be separated', () => {
    const text = section(source, 'calibration');
    expect(text).toContain('In history.csv: search_click_share');
    expect(text).toContain('Prompt tests for a year in which a signal is left alone');
    expect(text).not.toContain('Advertising carried over a month');
    expect(text).toContain('The history cannot separate the two.');
    expect(text).toContain('1.004');
  });

  it('gives every assumption before and after, and the register what the data taught', () => {
    expect(section(source, 'lessons')).toContain('0.05 to 0.35');
    expect(section(source, 'assumptions')).toContain('learnt; before 0.05 to 0.35');
    expect(section(source, 'assumptions')).toContain('partly; before 0.05 to 0.35');
  });
});

describe('a report without a calibration', () => {
  it('says that it is prior only, and why', () => {
    expect(section(sampleSource(), 'answer')).toContain('Prior only: what the history teaches was left out');
    expect(section(sampleSource({ history: false }), 'answer')).toContain('Prior only: there is no history');
    expect(section(sampleSource(), 'lessons')).toBe('""');
    expect(section(sampleSource(), 'assumptions')).not.toContain('Your data');
    expect(buildReport(sampleSource()).imprint).toMatch(/prior only$/);
  });
});

describe('a calibration that has not converged', () => {
  const source = sampleSource({ calibration: sampleCalibration(unsettled) });

  it('withholds the headline on page one and in the terminal, and says what to do', () => {
    const report = buildReport(source);
    expect(report.headline).toBe('No answer yet: the calibration on the history has not converged');
    expect(report.lead).toBe(VERDICT);
    const text = section(source, 'answer');
    expect(text).toContain(VERDICT);
    expect(text).toContain('--seed');
    expect(text).not.toContain('Expected gain');
    const terminal = terminalVerdict(source.decision);
    expect(terminal).toContain('No answer yet');
    expect(terminal).not.toMatch(/is expected to bring|\$/);
  });

  it('in the other reading leaves open whether the answer survives', () => {
    const { decision } = sampleSource({ calibration: sampleCalibration() });
    const diagnostics = sampleCalibration(unsettled).diagnostics;
    const other = { ...decision, otherReading: { ...decision.otherReading, diagnostics } };
    expect(terminalVerdict(other).replaceAll('\n', ' ')).toContain('is not known: its calibration has not converged');
  });
});
