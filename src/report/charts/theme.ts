import type { Config } from 'vega-lite';

/**
 * Every colour a chart may use. Pages restyle charts for dark mode by replacing exactly these hex codes in the SVG, so no other
 * colour may appear in one (a test checks it).
 *
 * `ink` text and emphasised lines, `muted` axis labels and notes, `rule` nil lines, the jump-off and leaders, `grid` grid lines,
 * `paper` what separates stacked areas and haloes text: the colour of the page behind the chart.
 */
export const GREYS = { ink: '#1f2328', muted: '#5b6169', rule: '#8b9198', grid: '#dfe2e6', paper: '#ffffff' } as const;

/**
 * Colours of plans: after Okabe and Ito (2008), "Color Universal Design", darkened until text in them reads on white at 4.5 : 1.
 * The reference is grey; the others take theirs by name.
 */
export const PLAN_COLOURS = ['#66707a', '#0068a8', '#b84a00', '#8f4484', '#6f6200', '#00726b'] as const;

/** Colours of channels in the order of `Decision.channels`: distinct in lightness as well as in hue. */
export const CHANNEL_COLOURS = ['#46597c', '#56b4e9', '#d98fb8', '#b5ab3a', '#8fc3a5', '#b08968'] as const;

/** Colours of what discovery is made of. `paid` and `adSupported` share a hue: both go when the ads stop. */
export const PART_COLOURS = { paid: '#e08e00', adSupported: '#f3cf86', earned: '#1a9873', rest: '#b9bfc6' } as const;

/** An assumption at its low and at its high value: colours of no plan. */
export const SIDE_COLOURS = { low: '#a3b5c8', high: '#3d4f6b' } as const;

/** Outer width of every chart in SVG pixels: 17 cm of a page at 680. */
export const CHART_WIDTH = 680;

export const FONT_SIZE = { label: 11, text: 12 } as const;

export const FONT_FAMILY = 'Source Sans 3';

/** The configuration every chart is compiled with. Transparent, no frame, no accessibility attributes on single marks: the alt text speaks. */
export const CHART_CONFIG: Config = {
  font: FONT_FAMILY,
  aria: false,
  view: { stroke: null },
  text: { font: FONT_FAMILY, fontSize: FONT_SIZE.label, color: GREYS.ink, baseline: 'middle' },
};

/** The colour at a place in a palette, beginning again after the last.
 * @example
 * colourAt(['#000000', '#ffffff'], 3) // => '#ffffff' */
export function colourAt(palette: readonly string[], index: number): string {
  return palette[index % palette.length] ?? GREYS.ink;
}
