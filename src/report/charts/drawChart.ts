import * as vega from 'vega';
import { compile } from 'vega-lite';
import { present } from '../../core/present.ts';
import { visible } from '../format.ts';
import type { Chart, DrawnChart } from './chart.ts';
import type { ChartFonts, TextItem } from './textWidth.ts';
import { textWidth } from './textWidth.ts';
import { CHART_WIDTH } from './theme.ts';

/** Vega's hook for measuring text, which its typings leave out. */
interface TextMetrics {
  width: (item: TextItem, text: unknown) => number;
}

const { textMetrics } = vega as unknown as { textMetrics: TextMetrics };

/**
 * The chart as SVG: text as text in "Source Sans 3", no background, colours of the theme only, {@link CHART_WIDTH} wide. The same chart and
 * fonts give the same bytes. Draw one chart after the other: Vega measures text through one function for the whole program.
 */
export async function drawChart(chart: Chart, fonts: ChartFonts): Promise<DrawnChart> {
  textMetrics.width = textWidth(fonts);
  vega.resetSVGDefIds();
  const { spec } = compile(chart.spec, { logger: vega.logger(vega.None) });
  const view = new vega.View(vega.parse(spec), { renderer: 'none', logLevel: vega.None });
  try {
    return { ...chart, svg: dress(await view.toSVG(), chart.alt) };
  } finally {
    view.finalize();
  }
}

/** All charts of one width, so that their text is of one size, and the alt text on the picture itself. */
function dress(svg: string, alt: string): string {
  return rounded(svg).replace(/^<svg [^>]*>/, (head) => {
    const height = Number(present(/ height="([\d.]+)"/.exec(head)?.[1], 'height of a drawing'));
    const width = Math.max(CHART_WIDTH, Number(present(/ width="([\d.]+)"/.exec(head)?.[1], 'width of a drawing')));
    const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
    return `<svg xmlns="http://www.w3.org/2000/svg" version="1.1" role="img" aria-label="${escapeAttribute(visible(alt))}" ${size}>`;
  });
}

/**
 * Places in hundredths of a pixel: what Vega computes on the way, by powers and sines of the engine, has its last digits from the version
 * of Node. Text between tags stays as it is.
 */
function rounded(svg: string): string {
  return svg.replace(/<[a-z][^>]*>/g, (tag) =>
    tag.replace(/ (?:transform|d|x|y|x1|x2|y1|y2|width|height)="[^"]*"/g, (attribute) =>
      attribute.replace(/-?\d+(?:\.\d{3,}(?:e[-+]?\d+)?|(?:\.\d+)?e-\d+)/g, (number) =>
        String(Number(Number(number).toFixed(2)) + 0),
      ),
    ),
  );
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);

function escapeAttribute(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => present(ENTITIES.get(letter), letter));
}
