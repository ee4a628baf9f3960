import type { Progress } from '../core/progress.ts';
import type { Decision } from '../decide/decision.ts';
import { typstOf } from '../program/targets/typst.ts';
import type { Study } from '../study/study.ts';
import { buildCharts } from './charts/buildCharts.ts';
import type { DrawnChart } from './charts/chart.ts';
import { drawChart } from './charts/drawChart.ts';
import { decisionPages } from './decisionPages.ts';
import { buildReport, type Report } from './document.ts';
import { fewPlans } from './fewPlans.ts';
import { needsCharts, OUTPUT_FORMATS, type OutputFormat } from './outputFormats.ts';
import { forecastCsv } from './outputs/csv/forecastCsv.ts';
import { renderHtml } from './outputs/html/renderHtml.ts';
import { runFileText } from './outputs/json/runFile.ts';
import { renderPdf } from './outputs/pdf/renderPdf.ts';
import { renderSlide } from './outputs/pdf/renderSlide.ts';
import { renderWorkbook } from './outputs/xlsx/renderWorkbook.ts';
import { drawPicture } from './raster/drawPicture.ts';
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
  /** What to write; everything where absent. */
  readonly formats?: ReadonlySet<OutputFormat>;
  /** Source Sans 3 as TrueType: regular, italic, semibold, bold. */
  readonly fonts: readonly [regular: Uint8Array, italic: Uint8Array, semibold: Uint8Array, bold: Uint8Array];
  /** The same family for the page: base64 woff2 by weight. */
  readonly webFonts: readonly { readonly weight: number; readonly base64: string }[];
  readonly sha256Base64: (text: string) => string;
  /** Hexadecimal. */
  readonly sha256: (content: string | Uint8Array) => string;
}

/** The decision → the files of the report. The same source gives the same bytes. */
export async function renderReport(source: RenderSource, progress: Progress): Promise<OutputFile[]> {
  const { decision, study, program, fonts, sha256, formats = new Set(OUTPUT_FORMATS) } = source;
  const drawn = fewPlans(decision);
  const charts = needsCharts(formats) ? await drawnCharts(drawn, fonts, progress) : [];
  progress(0.75, 'writing the report');
  const { readings, imported } = study;
  const report = buildReport({
    ...{ decision: drawn, charts, readings, program, typeset: typstOf },
    ...(imported ? { imported } : {}),
  });
  const files = OUTPUT_FORMATS.flatMap((format) => (formats.has(format) ? FILES[format]({ ...source, report, charts }) : []));
  const hashed = files.map(({ path, content }) => ({ path, sha256: sha256(content) }));
  return [...files, { path: 'run.json', content: runFileText(decision, program, hashed) }];
}

async function drawnCharts(decision: Decision, fonts: RenderSource['fonts'], progress: Progress): Promise<DrawnChart[]> {
  const [regular, , , bold] = fonts;
  const specified = buildCharts(decision);
  const charts: DrawnChart[] = [];
  for (const chart of specified) {
    progress((0.7 * charts.length) / specified.length, `drawing ${chart.id}`);
    charts.push(await drawChart(chart, { regular, bold }));
  }
  return charts;
}

/** Dots of a picture to a point of the slide: 1,920 by 1,080. */
const DOTS = 2;

interface Made extends RenderSource {
  readonly report: Report;
  readonly charts: readonly DrawnChart[];
}

/** By format, in the order in which they are written. run.json comes last, whatever is asked for: it says what the folder holds. */
const FILES: Readonly<Record<OutputFormat, (made: Made) => OutputFile[]>> = {
  html: ({ report, sha256Base64, webFonts }) => [
    { path: 'report.html', content: renderHtml(report, { sha256Base64, fonts: webFonts }) },
  ],
  pdf: ({ report, fonts }) => [
    { path: 'report.pdf', content: renderPdf(report, fonts) },
    { path: 'decision.pdf', content: renderPdf(decisionPages(report), fonts, { whole: false }) },
  ],
  slide: ({ report, fonts }) => {
    const svg = renderSlide(report, fonts);
    return [
      { path: 'page-one.svg', content: svg },
      { path: 'page-one.png', content: drawPicture(svg, DOTS) },
    ];
  },
  xlsx: ({ decision, report }) => [{ path: 'workbook.xlsx', content: renderWorkbook(decision, report) }],
  csv: ({ decision }) => [{ path: 'forecast.csv', content: forecastCsv(decision) }],
  charts: ({ charts }) =>
    charts.flatMap(({ id, svg, spec }) => [
      { path: `charts/${id}.svg`, content: svg },
      { path: `charts/${id}.vl.json`, content: `${JSON.stringify(spec, null, 2)}\n` },
    ]),
  json: () => [],
};
