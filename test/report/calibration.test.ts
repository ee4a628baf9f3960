import { describe, expect, it } from 'vitest';
import { LESSONS, type Learnt } from '../../src/posterior/calibration.ts';
import { buildReport } from '../../src/report/document.ts';
import { formatSignificant } from '../../src/report/format.ts';
import { comparisonTable, terminalVerdict } from '../../src/report/outputs/terminal/terminal.ts';
import { CALIBRATED, diagnosed, TAUGHT } from '../helpers/sampleCalibrated.ts';
import { sampleSource, sourceOf } from './sampleSource.ts';

const VERDICT = 'The calibration has not converged (R-hat at most 1.2).';
const unsettled = { converged: false, verdict: VERDICT };

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const section = (source: Parameters<typeof buildReport>[0], id: string): string =>
  JSON.stringify(buildReport(source).sections.find((candidate) => candidate.id === id)?.blocks ?? '');

describe('a calibrated report', () => {
  const source = sourceOf(CALIBRATED);
  const [learnt, partly, still] = LESSONS.map((lesson) => TAUGHT.learnt.filter((one) => one.lesson === lesson));

  it('says on page one, in the imprint and in the terminal what it rests on', () => {
    const words = `Calibrated: 34 actual months taught ${learnt?.length} of ${TAUGHT.learnt.length} assumptions, and ${partly?.length} in part; of the other ${still?.length} the months cannot tell.`;
    expect(section(source, 'answer')).toContain(words);
    expect(terminalVerdict(source.decision, 100).replaceAll('\n', ' ')).toContain(words);
    expect(buildReport(source).imprint).toMatch(/calibrated on the history$/);
  });

  it('shows what is worth measuring, the diagnostics and what cannot be separated', () => {
    const text = section(source, 'calibration');
    const asked = CALIBRATED.tornado.map(({ assumption }) => TAUGHT.learnt.find(({ slot }) => slot === assumption));
    const [worth] = asked.filter((one) => one && one.lesson !== 'learnt from your data' && one.toldBy !== '');
    expect(text).toContain(capital(worth?.toldBy ?? 'nothing'));
    for (const { label } of learnt ?? []) expect(text).not.toContain(`["${label}","`);
    expect(text).toContain(TAUGHT.tradeOffs[0]?.words);
    expect(text).toContain(TAUGHT.diagnostics.verdict);
  });

  it('gives every assumption before and after, and the register what the data taught', () => {
    const [lessons, register] = ['lessons', 'assumptions'].map((id) => section(source, id));
    const priorOf = ({ prior: { p10, p90 } }: Learnt): string => `${formatSignificant(p10)} to ${formatSignificant(p90)}`;
    for (const one of TAUGHT.learnt) expect(lessons).toContain(`"${one.label}","${priorOf(one)}"`);
    for (const one of learnt ?? []) expect(register).toContain(`learnt; before ${priorOf(one)}`);
    for (const one of partly ?? []) expect(register).toContain(`partly; before ${priorOf(one)}`);
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

describe('a finding that withholds the answer', () => {
  const finding = {
    code: 'outside-prior',
    says: 'A came out far off.',
    effect: 'It stands in for another cause.',
    advice: 'Check B.',
  };
  const withholds = 'the history and the sources of “A” contradict each other';
  const decision = { ...CALIBRATED, findings: [{ ...finding, weight: 1.1, withholds }] };

  it('says why and what to do, and shows no number that could be read as an answer', () => {
    const report = buildReport(sourceOf(decision));
    expect(report.headline).toBe(`No answer yet: ${withholds}`);
    expect(section(sourceOf(decision), 'answer')).toContain('Check B.');
    expect(terminalVerdict(decision, 100)).toMatch(/No answer yet[\s\S]*A came out far off\.[\s\S]*Check B\./);
    expect(terminalVerdict(decision, 100)).not.toMatch(/\$/);
    expect(comparisonTable(decision, 100)).toBe('');
    expect(comparisonTable(CALIBRATED, 100)).toContain('best first');
  });
});

describe('a calibration that has not converged', () => {
  const source = sourceOf(diagnosed(unsettled));

  it('withholds the headline on page one and in the terminal, and says what to do', () => {
    const report = buildReport(source);
    expect(report.headline).toBe('No answer yet: the calibration on the history has not converged');
    expect(report.lead).toBe(VERDICT);
    const text = section(source, 'answer');
    expect(text).toContain(VERDICT);
    expect(text).toContain('--seed');
    expect(text).not.toContain('Expected gain');
    const terminal = terminalVerdict(source.decision, 100);
    expect(terminal).toContain('No answer yet');
    expect(terminal).not.toMatch(/is expected to bring|\$/);
  });

  it('in the other reading leaves open whether the answer survives', () => {
    const diagnostics = { ...TAUGHT.diagnostics, ...unsettled };
    const other = { ...CALIBRATED, otherReading: { ...CALIBRATED.otherReading, diagnostics } };
    expect(terminalVerdict(other, 100).replaceAll('\n', ' ')).toContain('is not known: its calibration has not converged');
  });
});
