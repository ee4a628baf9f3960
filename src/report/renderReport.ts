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
import { type Faces, pageFaces } from './fonts/pageFaces.ts';
import { needsCharts, OUTPUT_FORMATS, type OutputFormat } from './outputFormats.ts';
import { forecastCsv } from './outputs/csv/forecastCsv.ts';
import { livePart } from './outputs/html/live/livePart.ts';
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
  readonly fonts: Faces;
  readonly sha256Base64: (text: string) => string;
  /** The program of `src/page/` for browsers; without it the page does not recompute. */
  readonly pageProgram?: string | undefined;
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
  const files = OUTPUT_FORMATS.flatMap((format) =>
    formats.has(format) ? FILES[format]({ ...source, report, charts, drawn }) : [],
  );
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

/** Bytes that a page which recomputes should not pass: what people send each other without thinking. Its own few rules and marks are left room. */
const LARGEST_PAGE = 1024 * 1024 - 16_384;

/** Dots of a picture to a point of the slide: 1,920 by 1,080. */
const DOTS = 2;

interface Made extends RenderSource {
  readonly report: Report;
  readonly charts: readonly DrawnChart[];
  /** The decision as its pages draw it. */
  readonly drawn: Decision;
}

/** By format, in the order in which they are written. run.json comes last, whatever is asked for: it says what the folder holds. */
const FILES: Readonly<Record<OutputFormat, (made: Made) => OutputFile[]>> = {
  html: ({ report, drawn, sha256Base64, fonts, pageProgram }) => {
    const faces = pageFaces(fonts);
    const still = renderHtml(report, { sha256Base64, faces });
    if (pageProgram === undefined) return [{ path: 'report.html', content: still }];
    const live = livePart(drawn, pageProgram, LARGEST_PAGE - still.length);
    return [{ path: 'report.html', content: renderHtml(report, { sha256Base64, faces, live }) }];
  },
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
