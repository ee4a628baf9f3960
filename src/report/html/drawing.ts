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
  for (const [, name = ''] of svg.matchAll(/<\/?([a-zA-Z][^\s/>]*)/g)) {
    if (!ELEMENTS.has(name)) throw new Error(`the drawing of ${id} holds <${name}>`);
  }
  if (/<[^>]*\s(?:on\w+|href|xlink:href)\s*=/i.test(svg)) throw new Error(`the drawing of ${id} holds an attribute that acts`);
  const own = svg.replace(/(<[^>]*?)\sstyle="[^"]*"/g, '$1').replace(/\bid="([^"]+)"/g, `id="${id}-$1"`);
  return trusted(own.replace(/url\(#([^)]+)\)/g, `url(#${id}-$1)`));
}
