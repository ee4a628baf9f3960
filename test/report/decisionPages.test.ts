import { describe, expect, it } from 'vitest';
import { decisionPages } from '../../src/report/decisionPages.ts';
import { buildReport } from '../../src/report/document.ts';
import { sampleSource } from './sampleSource.ts';

describe('the pages that are signed', () => {
  const report = buildReport(sampleSource());
  const pages = decisionPages(report);

  it('are page one and blocks of the report itself, so that they cannot say otherwise', () => {
    const [answer, ...others] = pages.sections;
    expect(answer).toBe(report.sections[0]);
    const known = new Set<unknown>(report.sections.flatMap(({ blocks }) => blocks));
    const shown = others.filter(({ id }) => id !== 'status').flatMap(({ blocks }) => blocks);
    expect(shown.length).toBeGreaterThan(0);
    for (const block of shown) expect(known.has(block)).toBe(true);
  });

  it('end with what they rest on and a place to sign', () => {
    const last = pages.sections.at(-1);
    expect(JSON.stringify(last)).toMatch(/DRAFT until signed.*As of.*seed.*Findings/);
  });
});
