import { present } from '../../../core/present.ts';
import { FONT_FAMILY, FONT_SIZE, GREYS } from '../theme.ts';
import {
  attributes,
  type Measure,
  type Painted,
  type PaintedRow,
  type PaintedStyle,
  pixel,
  strokeText,
  together,
} from './painted.ts';

const ANCHORS = { left: 'start', center: 'middle', right: 'end' } as const;

/** Where a text stands, before its style moves it. */
interface Spot {
  readonly x: number;
  readonly y: number;
}

/** How far below the place that it is centred on a text has its base line, as Vega has it. */
function lowered(fontSize: number): number {
  return Math.round(0.3 * fontSize);
}

/** A row's text, a line under the other; the first stays where a single one would be. */
export function paintText(
  { text = '' }: PaintedRow,
  spot: Spot,
  { style, measure }: { readonly style: PaintedStyle; readonly measure: Measure },
): Painted {
  const { fontSize = FONT_SIZE.label, dx = 0, dy = 0 } = style;
  const lines = typeof text === 'string' ? [text] : text;
  const step = style.lineHeight ?? fontSize + 2;
  return together(
    lines.map((line, index) =>
      paintLine(line, { x: spot.x + dx, y: spot.y + dy + lowered(fontSize) + index * step }, { style, measure }),
    ),
  );
}

function paintLine(
  line: string,
  { x, y }: Spot,
  { style, measure }: { readonly style: PaintedStyle; readonly measure: Measure },
): Painted {
  const { fontSize = FONT_SIZE.label, fontWeight, align = 'center', fill = GREYS.ink, opacity } = style;
  const shown = within(line.trim(), style.limit, (text) => measure(text, { fontSize, fontWeight }));
  const width = measure(shown, { fontSize, fontWeight });
  const left = align === 'left' ? x : align === 'right' ? x - width : x - width / 2;
  const said = attributes({
    'text-anchor': ANCHORS[align],
    ...{
      x: pixel(x),
      y: pixel(y),
      'font-family': FONT_FAMILY,
      'font-size': `${fontSize}px`,
      'font-weight': fontWeight,
      fill,
      opacity,
    },
  });
  return {
    svg: `<text${said}${strokeText(style)}>${escaped(shown)}</text>`,
    box: { left, right: left + width, top: y - lowered(fontSize) - fontSize / 2, bottom: y - lowered(fontSize) + fontSize / 2 },
  };
}

/** As many letters as there is room for. */
function within(text: string, limit: number | undefined, width: (text: string) => number): string {
  if (limit === undefined || limit <= 0 || width(text) <= limit) return text;
  const letters = [...text];
  const cut = letters.findLastIndex((_, index) => width(`${letters.slice(0, index).join('')}…`) <= limit);
  return `${letters.slice(0, Math.max(0, cut)).join('')}…`;
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);

/** Text as it stands in a drawing. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => present(ENTITIES.get(letter), letter));
}
