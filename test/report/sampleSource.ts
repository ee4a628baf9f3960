import { createHash } from 'node:crypto';
import type { Decision } from '../../src/decide/decision.ts';
import { typstOf } from '../../src/program/targets/typst.ts';
import type { DrawnChart } from '../../src/report/charts/chart.ts';
import { visible } from '../../src/report/format.ts';
import type { ReportSource } from '../../src/report/reportSource.ts';
import type { FileReading } from '../../src/study/fileReading.ts';
import { type SampleDecision, type SampleOptions, sampleDecision } from '../helpers/sampleDecision.ts';

export const PROGRAM = { name: 'discovery', version: '0.0.0' };

/** What the command line passes to the page for its policy. */
export function sha256Base64(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

/** A drawing as the charts make them: text, a clip path, colours of the theme. */
export function sampleChart(id: string, title: string): DrawnChart {
  const shown = visible(title).replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" version="1.1" role="img" aria-label="a chart" width="680" height="100" viewBox="0 0 680 100"><defs><clipPath id="clip1"><rect width="680" height="100"/></clipPath></defs><g clip-path="url(#clip1)"><path d="M0,50L680,40" stroke="#0068a8" style="fill: none;"/><text x="10" y="20" font-family="Source Sans 3" font-size="11px" fill="#1f2328">${shown}</text></g></svg>`;
  return {
    id,
    title,
    caption: 'A caption.',
    alt: 'A line that falls.',
    spec: { data: { values: [] }, mark: 'line' },
    table: { columns: ['Month', 'Value'], rows: [['2026-11', '1']] },
    svg,
  };
}

const READINGS: readonly FileReading[] = [
  {
    file: 'history.csv',
    takenFor: 'history, a row a month',
    columns: [{ header: 'ad_spend', meaning: 'advertising spend', unit: 'USD a month' }],
  },
];

/** A report's source from a sample decision and two small charts. */
export function sampleSource(options: SampleOptions = {}): ReportSource & { readonly decision: SampleDecision } {
  return sourceOf(sampleDecision(options));
}

/** The same from any decision on the sample study. */
export function sourceOf<Of extends Decision>(decision: Of): ReportSource & { readonly decision: Of } {
  const charts = [
    sampleChart('budget-dependent-versus-earned', `Discovery of ${decision.study.product}`),
    sampleChart('tornado', 'What matters'),
  ];
  return { decision, charts, readings: READINGS, program: PROGRAM, typeset: typstOf };
}
