import * as fontkit from 'fontkit';
import { present } from '../../core/present.ts';
import type { ChartFonts } from './textWidth.ts';

const TEXT = /<text ([^>]*)>(.*?)<\/text>/g;
const LINE = /<tspan(?<at>[^>]*)>(?<line>[^<]*)<\/tspan>|(?<whole>[^<]+)/g;

/**
 * A drawing with its letters drawn as shapes, so that it looks alike where its typeface is not at hand. A text with a letter that
 * the typeface has not stays a text.
 */
export function outlinedText(svg: string, { regular, bold }: ChartFonts): string {
  const faces = { regular: faceOf(regular), bold: faceOf(bold) };
  return svg.replace(TEXT, (whole: string, attributes: string, inner: string) => {
    const face = /font-weight="(?:bold|[6-9]00)"/.test(attributes) ? faces.bold : faces.regular;
    return shapeOf(face, attributes, inner) ?? whole;
  });
}

function faceOf(bytes: Uint8Array): fontkit.Font {
  const font = fontkit.create(bytes as Buffer);
  if (!('unitsPerEm' in font)) throw new TypeError('a chart font is a single face, not a collection');
  return font;
}

function shapeOf(face: fontkit.Font, attributes: string, inner: string): string | undefined {
  const value = (name: string): string | undefined => new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1];
  const size = Number.parseFloat(present(value('font-size'), 'font-size of a text'));
  const anchor = value('text-anchor');
  const down = { y: 0 };
  const lines = [...inner.matchAll(LINE)].map(({ groups }) => {
    down.y += Number(/dy="([-\d.]+)"/.exec(groups?.at ?? '')?.[1] ?? '0');
    return lineShape(face, plain(groups?.line ?? groups?.whole ?? ''), { size, anchor, y: down.y });
  });
  if (lines.some((line) => line === undefined)) return undefined;
  const kept = ['transform', 'fill', 'opacity', 'fill-opacity'].flatMap((name) => {
    const told = value(name);
    return told === undefined ? [] : [`${name}="${told}"`];
  });
  return `<path ${[...kept, `d="${lines.join('')}"`].join(' ')}/>`;
}

interface Standing {
  readonly size: number;
  readonly anchor: string | undefined;
  readonly y: number;
}

/** The path of a line; undefined where a letter is not in the typeface. */
function lineShape(face: fontkit.Font, text: string, { size, anchor, y }: Standing): string | undefined {
  const { glyphs, positions, advanceWidth } = face.layout(text);
  if (glyphs.some(({ id }) => id === 0)) return undefined;
  const scale = size / face.unitsPerEm;
  const start = anchor === 'end' ? -advanceWidth : anchor === 'middle' ? -advanceWidth / 2 : 0;
  const pen = { x: start };
  return glyphs
    .map(({ path }, index) => {
      const { xAdvance, xOffset, yOffset } = present(positions[index], 'place of a letter');
      const [left, base] = [pen.x + xOffset, yOffset];
      pen.x += xAdvance;
      const point = (px: number, py: number): string => `${rounded((px + left) * scale)} ${rounded(y - (py + base) * scale)}`;
      return path.commands.map((command) => segment(command, point)).join('');
    })
    .join('');
}

const LETTERS = { moveTo: 'M', lineTo: 'L', quadraticCurveTo: 'Q', bezierCurveTo: 'C', closePath: 'Z' } as const;

function segment({ command, args }: fontkit.PathCommand, point: (px: number, py: number) => string): string {
  const points = args.flatMap((px, index) => (index % 2 === 0 ? [point(px, present(args[index + 1], 'height of a point'))] : []));
  return LETTERS[command] + points.join(' ');
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };

function plain(text: string): string {
  return text.replace(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}
