import type { Progress } from '../core/progress.ts';
import type { Decision } from '../decide/decision.ts';
import { typstOf } from '../program/targets/typst.ts';
import type { Study } from '../study/study.ts';
import { buildCharts } from './charts/buildCharts.ts';
import type { DrawnChart } from './charts/chart.ts';
import { drawChart } from './charts/drawChart.ts';
import { decisionPages } from './decisionPages.ts';
import { buildReport } from './document.ts';
import { fewPlans } from './fewPlans.ts';
import { forecastCsv } from './outputs/csv/forecastCsv.ts';
import { renderHtml } from './outputs/html/renderHtml.ts';
import { runFileText } from './outputs/json/runFile.ts';
import { renderPdf } from './outputs/pdf/renderPdf.ts';
import { renderWorkbook } from './outputs/xlsx/renderWorkbook.ts';
import type { Program } from './reportSource.ts';

export interface OutputFile {
  /** Relative to the report's folder, with forward slashes. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

export interface RenderSource {
  readonly decision: Decision;
  readonly study: Study;
  readonly program: Program;
  /** Source Sans 3 as TrueType: regular, italic, semibold, bold. */
  readonly fonts: readonly [regular: Uint8Array, italic: Uint8Array, semibold: Uint8Array, bold: Uint8Array];
  /** The same family for the page: base64 woff2 by weight. */
  readonly webFonts: readonly { readonly weight: number; readonly base64: string }[];
  readonly sha256Base64: (text: string) => string;
  /** Hexadecimal. */
  readonly sha256: (content: string | Uint8Array) => string;
}

/** The decision → every file of the report. The same source gives the same bytes. */
export async function renderReport(source: RenderSource, progress: Progress): Promise<OutputFile[]> {
  const { decision, study, program, fonts, webFonts, sha256Base64, sha256 } = source;
  const [regular, , , bold] = fonts;
  const drawn = fewPlans(decision);
  const specified = buildCharts(drawn);
  const charts: DrawnChart[] = [];
  for (const chart of specified) {
    progress((0.7 * charts.length) / specified.length, `drawing ${chart.id}`);
    charts.push(await drawChart(chart, { regular, bold }));
  }
  progress(0.75, 'writing the report');
  const { readings, imported } = study;
  const report = buildReport({
    ...{ decision: drawn, charts, readings, program, typeset: typstOf },
    ...(imported ? { imported } : {}),
  });
  const files: OutputFile[] = [
    { path: 'report.html', content: renderHtml(report, { sha256Base64, fonts: webFonts }) },
    { path: 'report.pdf', content: renderPdf(report, fonts) },
    { path: 'decision.pdf', content: renderPdf(decisionPages(report), fonts, { whole: false }) },
    { path: 'workbook.xlsx', content: renderWorkbook(decision, report) },
    { path: 'forecast.csv', content: forecastCsv(decision) },
    ...charts.flatMap(({ id, svg, spec }) => [
      { path: `charts/${id}.svg`, content: svg },
      { path: `charts/${id}.vl.json`, content: `${JSON.stringify(spec, null, 2)}\n` },
    ]),
  ];
  const hashed = files.map(({ path, content }) => ({ path, sha256: sha256(content) }));
  return [...files, { path: 'run.json', content: runFileText(decision, program, hashed) }];
}
