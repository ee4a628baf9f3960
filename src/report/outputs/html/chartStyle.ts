import { CHANNEL_COLOURS, GREYS, PART_COLOURS, PLAN_COLOURS, SIDE_COLOURS } from '../../charts/theme.ts';

/** Greys of the charts follow the page, by night too. */
const VARIABLES: readonly (readonly [hex: string, variable: string])[] = [
  [GREYS.ink, '--ink'],
  [GREYS.muted, '--muted'],
  [GREYS.rule, '--rule'],
  [GREYS.grid, '--grid'],
  [GREYS.paper, '--paper'],
];

/** Colours that are too dark on a dark page, and what stands for them there: the same hue, lighter. */
const BY_NIGHT: readonly (readonly [hex: string, night: string])[] = [
  ...pairs(PLAN_COLOURS, ['#a4aeb8', '#58b0ee', '#f29455', '#d793cb', '#c9ba4e', '#43bdb4']),
  [CHANNEL_COLOURS[0], '#8499c4'],
  [PART_COLOURS.rest, '#565d65'],
  [SIDE_COLOURS.low, '#3d6e92'],
  [SIDE_COLOURS.high, '#58b0ee'],
];

/** Style rules that give a chart's fixed colours their meaning in light and dark: CSS goes before SVG attributes. */
export function chartStyle(): string {
  const always = VARIABLES.map(([hex, variable]) => recolour(hex, `var(${variable})`)).join('');
  return `${always}@media screen and (prefers-color-scheme:dark){${BY_NIGHT.map(([hex, night]) => recolour(hex, night)).join('')}}\n`;
}

function recolour(hex: string, colour: string): string {
  return ['fill', 'stroke', 'stop-color'].map((property) => `svg [${property}="${hex}"]{${property}:${colour}}\n`).join('');
}

function pairs(day: readonly string[], night: readonly string[]): [string, string][] {
  return day.flatMap((hex, index): [string, string][] => {
    const other = night[index];
    return other === undefined ? [] : [[hex, other]];
  });
}
