import { at } from '../../../core/present.ts';
import type { MarginalCell, MarginalReturns } from '../../../decide/nextMoney.ts';
import { type Datum, draw, type Frame, type Layer } from '../../charts/marks.ts';
import { chartOf, heading } from '../../charts/panels.ts';
import { CHART_WIDTH, GREYS, PART_COLOURS, PLAN_COLOURS } from '../../charts/theme.ts';
import { shorten, visible } from '../../format.ts';
import type { DrawChart } from '../topic.ts';
import { signed } from './signed.ts';

const NAMES = 232;
const ROW = 21;
/** Gains and losses of so much fill a cell; more is as full. */
const FULL = 1;
const SHADES = 5;

/** A strip a line, a cell a quarter: gains in one colour, losses in another, nothing in white. */
export const nextMoneyChart: DrawChart = (decision) => {
  const { marginal } = decision;
  if (marginal.length === 0) return undefined;
  return {
    title: titleOf(marginal),
    caption:
      'Expected worth for each unit of money more in the line and quarter, less that unit: green gains, orange losses, white neither. The table has the middle 80 of 100 futures.',
    alt: `A strip for each line of ${marginal.map(({ label }) => label).join(' and ')}, a cell for each quarter. ${titleOf(marginal)}.`,
    spec: chartOf(
      marginal.map((one) => panelOf(one)),
      { columns: 1, rowGap: 62 },
    ),
    table: {
      columns: ['Plan', 'Line', ...(marginal[0]?.spans ?? [])],
      rows: marginal.flatMap(({ label, rows }) =>
        rows.map((row) => [visible(label), visible(row.label), ...row.cells.map((cell) => cellText(cell))]),
      ),
    },
  };
};

/** The mean, and in brackets the middle 80 of 100 futures. */
function cellText({ mean, p10, p90 }: MarginalCell): string {
  return p10 === p90 ? signed(mean) : `${signed(mean)} (${signed(p10)} to ${signed(p90)})`;
}

function titleOf(marginal: readonly MarginalReturns[]): string {
  const { label, rows } = at(marginal, 0);
  const means = rows.map((row) => ({
    label: row.label,
    mean: row.cells.reduce((sum, { mean }) => sum + mean, 0) / row.cells.length,
  }));
  const sorted = [...means].sort((a, b) => b.mean - a.mean);
  const [best, worst] = [at(sorted, 0), at(sorted, sorted.length - 1)];
  return `Under ${shorten(label)} the next money earns most in ${shorten(best.label, 40)} (${signed(best.mean)} a unit) and least in ${shorten(worst.label, 40)} (${signed(worst.mean)})`;
}

function panelOf({ label, spans, rows }: MarginalReturns): { readonly frame: Frame; readonly layers: readonly Layer[] } {
  const width = CHART_WIDTH - 8 - NAMES;
  const frame: Frame = { width, height: rows.length * ROW, x: [0, spans.length], y: [rows.length, 0] };
  const cells = rows.flatMap((row, y) => row.cells.map(({ mean }, x) => ({ x, y, mean })));
  const names = rows.map((row, y) => ({ y: y + 0.5, text: shorten(row.label, 40) }));
  return {
    frame,
    layers: [
      ...[1, -1].flatMap((sign) => shades(frame, cells, sign)),
      draw(
        frame,
        { type: 'text', fontSize: 11 },
        cells.map(({ x, y, mean }) => ({ x: x + 0.5, y: y + 0.5, text: signed(mean) })),
      ),
      draw(frame, { type: 'text', x: -NAMES, align: 'left', limit: NAMES - 8 }, names),
      draw(
        frame,
        { type: 'text', y: -8, fill: GREYS.muted },
        spans.map((text, x) => ({ x: x + 0.5, text })),
      ),
      ...heading(frame, { text: label, colour: GREYS.ink }).map((layer) => layer),
    ],
  };
}

/** Cells of one sign, a layer for each strength. */
function shades(frame: Frame, cells: readonly { x: number; y: number; mean: number }[], sign: number): Layer[] {
  const strength = (mean: number): number => Math.min(SHADES, Math.round((SHADES * Math.abs(mean)) / FULL));
  return Array.from({ length: SHADES }, (_, shade) => {
    const data = cells.flatMap(({ x, y, mean }): Datum[] =>
      mean * sign > 0 && strength(mean) === shade + 1 ? [{ x: x + 0.02, x2: x + 0.98, y: y + 0.06, y2: y + 0.94 }] : [],
    );
    const fill = sign > 0 ? PART_COLOURS.earned : PLAN_COLOURS[2];
    return draw(frame, { type: 'rect', fill, fillOpacity: (0.6 * (shade + 1)) / SHADES }, data);
  });
}
