import { outlinedText } from '../../charts/outlinedText.ts';
import type { ChartFonts } from '../../charts/textWidth.ts';
import type { Report } from '../../document.ts';
import { pdfData } from './pdfData.ts';
import { SLIDE } from './slideTemplate.ts';
import { typeset } from './typeset.ts';

const PICTURE =
  /<image transform="([^"]*)" xlink:href="data:image\/svg\+xml;base64,[^"]*" width="([\d.]+)" height="([\d.]+)"[^>]*\/>/g;

/**
 * Page one on one slide of 16 : 9, as SVG. Letters are shapes and the chart is part of the drawing, so that it looks alike wherever it
 * is put: a program that takes an SVG takes no SVG within it, and has not our typeface.
 *
 * @param fonts TrueType files of Source Sans 3: regular, italic, semibold, bold.
 */
export function renderSlide(report: Report, fonts: readonly [Uint8Array, Uint8Array, Uint8Array, Uint8Array]): string {
  const { compiler, pages } = typeset({ template: SLIDE, ...pdfData(report, { whole: false }), fonts });
  const [regular, , , bold] = fonts;
  const drawn = report.sections[0]?.blocks.find((block) => block.kind === 'chart');
  const svg = compiler.plainSvg(pages);
  if (drawn === undefined) return svg;
  return svg.replace(PICTURE, (...found: readonly string[]) => {
    const [, transform = '', width, height] = found;
    return placed(drawn.svg, { transform, width: Number(width), height: Number(height), fonts: { regular, bold } });
  });
}

interface Place {
  readonly transform: string;
  readonly width: number;
  readonly height: number;
  readonly fonts: ChartFonts;
}

/** The chart itself where the page has a picture of it. */
function placed(chart: string, { transform, width, height, fonts }: Place): string {
  const [head = '', , across = '1', down = '1'] = /^<svg [^>]*viewBox="(0 0 ([\d.]+) ([\d.]+))"[^>]*>/.exec(chart) ?? [];
  const inner = chart.slice(head.length).replace(/<\/svg>\s*$/, '');
  const scale = `scale(${width / Number(across)} ${height / Number(down)})`;
  return `<g transform="${transform}"><g transform="${scale}">${outlinedText(inner, fonts)}</g></g>`;
}
