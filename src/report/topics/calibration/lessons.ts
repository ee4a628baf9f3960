import type { Learnt } from '../../../posterior/calibration.ts';
import type { Datum, Frame, Layer } from '../../charts/marks.ts';
import { draw, keyEntry } from '../../charts/marks.ts';
import { chartOf, type Panel } from '../../charts/panels.ts';
import { CHART_WIDTH, GREYS, PART_COLOURS } from '../../charts/theme.ts';
import { formatPercent, formatSignificant, shorten, visible } from '../../format.ts';
import type { DrawChart } from '../topic.ts';

const MOST = 18;
const NAMES = 250;
const VALUES = 190;
const ROW = 21;

/** What the history did to the assumptions that it taught most: prior range and what is left of it. */
export const lessons: DrawChart = (decision) => {
  const all = decision.calibration?.learnt ?? [];
  const rows = all.filter(({ lesson }) => lesson !== 'still prior: the data cannot tell').slice(0, MOST);
  if (rows.length === 0) return undefined;
  const learnt = all.filter(({ lesson }) => lesson === 'learnt from your data').length;
  return {
    title: `The history narrowed ${learnt} of ${all.length} assumptions to half of what was thought before, or less`,
    caption: `Grey: P10–P90 before the history was seen. Green: after. Each row is scaled to its own prior range; the values stand on the right.${all.length > rows.length ? ' Assumptions about which the history says little are in the appendix.' : ''}`,
    alt: `Bars of ${rows.length} assumptions, most taught first. ${rows
      .slice(0, 4)
      .map((row) => `${visible(row.label)}: ${ranges(row)}`)
      .join('; ')}.`,
    spec: chartOf([panelOf(rows)]),
    table: {
      columns: ['Assumption', 'Prior P10', 'Prior P50', 'Prior P90', 'P10', 'P50', 'P90', 'Spread left', 'Lesson'],
      rows: rows.map(({ label, prior, posterior, shareLeft, lesson }) => [
        visible(label),
        ...[prior.p10, prior.p50, prior.p90, posterior.p10, posterior.p50, posterior.p90].map(formatSignificant),
        formatPercent(shareLeft, 0),
        lesson,
      ]),
    },
  };
};

function ranges({ prior, posterior }: Learnt): string {
  const range = ({ p10, p90 }: Learnt['prior']): string => `${formatSignificant(p10)} to ${formatSignificant(p90)}`;
  return `${range(prior)} before, ${range(posterior)} after`;
}

function panelOf(rows: readonly Learnt[]): Panel {
  const frame: Frame = {
    width: CHART_WIDTH - NAMES - VALUES - 8,
    height: rows.length * ROW,
    x: [-0.35, 1.35],
    y: [rows.length, 0],
  };
  return { frame, layers: [...rows.flatMap((row, index) => rowLayers(frame, row, index)), ...key(frame)] };
}

function key(frame: Frame): Layer[] {
  const at = { y: -16 };
  return [
    ...keyEntry(frame, { text: 'before', colour: GREYS.grid, x: 0, ...at }),
    ...keyEntry(frame, { text: 'after', colour: PART_COLOURS.earned, x: 66, ...at }),
  ];
}

function rowLayers(frame: Frame, row: Learnt, index: number): Layer[] {
  const { prior, posterior } = row;
  const y = index + 0.5;
  const at = (value: number): number => Math.min(1.33, Math.max(-0.33, (value - prior.p10) / (prior.p90 - prior.p10)));
  const bar = (stroke: string, strokeWidth: number, ends: Datum): Layer =>
    draw(frame, { type: 'rule', stroke, strokeWidth, strokeCap: 'butt', opacity: 1 }, [{ ...ends, y }]);
  const text = (words: string, style: { x: number; align: 'left' | 'right'; limit: number; fill: string }): Layer =>
    draw(frame, { type: 'text', fontSize: 11, ...style }, [{ y, text: words }]);
  return [
    bar(GREYS.grid, 11, { x: 0, x2: 1 }),
    bar(PART_COLOURS.earned, 5, { x: at(posterior.p10), x2: at(posterior.p90) }),
    text(shorten(visible(row.label), 44), { x: -8, align: 'right', limit: NAMES - 12, fill: GREYS.ink }),
    text(valuesOf(row), { x: frame.width + 8, align: 'left', limit: VALUES, fill: GREYS.muted }),
  ];
}

/** @example
 * valuesOf({ prior: { p10: 0.05, p50: 0.2, p90: 0.4 }, posterior: { p10: 0.14, p50: 0.17, p90: 0.2 } }) // => '0.05–0.4 → 0.14–0.2' */
export function valuesOf({ prior, posterior }: Pick<Learnt, 'prior' | 'posterior'>): string {
  const range = ({ p10, p90 }: Learnt['prior']): string => `${formatSignificant(p10)}–${formatSignificant(p90)}`;
  return `${range(prior)} → ${range(posterior)}`;
}
