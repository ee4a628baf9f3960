import { leanDrawing } from './leanDrawing.ts';
import { type Markup, trusted } from './markup.ts';

/** What the charts are drawn with. Anything else in a drawing is a fault. */
const ELEMENTS: ReadonlySet<string> = new Set([
  'svg',
  'g',
  'defs',
  'clipPath',
  'path',
  'rect',
  'circle',
  'line',
  'text',
  'tspan',
  'linearGradient',
  'stop',
  'title',
]);

/**
 * A chart's SVG for a page that holds several: its ids made its own, `style` attributes dropped (the page's policy would ignore
 * them), and nothing in it but shapes and text.
 *
 * @throws Error where the drawing holds an element or an attribute that can act.
 */
export function drawing(svg: string, id: string): Markup {
  return trusted(leanDrawing(svg.replace(/<[^>]*>/g, (tag) => ownTag(tag, id))));
}

function ownTag(tag: string, id: string): string {
  const [, name = tag] = /^<\/?([^\s/>]*)/.exec(tag) ?? [];
  if (!ELEMENTS.has(name)) throw new Error(`the drawing of ${id} holds <${name}>`);
  if (/\s(?:on\w+|(?:xlink:)?href)\s*=/i.test(tag.replace(/"[^"]*"/g, '""')))
    throw new Error(`the drawing of ${id} holds an attribute that acts`);
  return tag
    .replace(/\sstyle="[^"]*"/, '')
    .replace(/\sid="([^"]+)"/, ` id="${id}-$1"`)
    .replace(/="url\(#([^)]+)\)"/g, `="url(#${id}-$1)"`);
}
