import { at } from '../../../core/present.ts';
import type { Decision, Sensitivity } from '../../../decide/decision.ts';
import { labelOf } from '../../charts/chartFacts.ts';
import { gainRows } from '../../charts/gainRows.ts';
import type { Frame, Layer } from '../../charts/marks.ts';
import { draw, haloText, keyEntry } from '../../charts/marks.ts';
import { chartOf } from '../../charts/panels.ts';
import { GREYS, SIDE_COLOURS } from '../../charts/theme.ts';
import { formatGain, formatMoney, formatNumber, formatQuantity, formatSignificant, shorten, visible } from '../../format.ts';
import type { DrawChart } from '../topic.ts';

const MOST = 12;
const NAMES = 268;
const VALUES = 62;
const ROW = 24;

/** Which assumptions move the difference between the two headline plans, each alone at its P10 and at its P90. */
export const tornado: DrawChart = (decision) => {
  const rows = decision.tornado.slice(0, MOST);
  const pair = decision.headline;
  if (rows.length === 0 || pair.alternative === pair.reference) return undefined;
  const { currency } = decision.study;
  const [alternative, reference] = [labelOf(decision, pair.alternative), labelOf(decision, pair.reference)];
  return {
    title: titleOf(decision, rows),
    caption: `Expected worth of ${alternative} less that of ${reference}, ${currency}, with one assumption held at its P10 (light) or its P90 (dark) and all others left uncertain. The values of the assumption stand at the ends of its bar; the dashed line is the expected difference, ${formatGain(pair.valueDifference.mean, currency)}.`,
    alt: `Bars for the ${rows.length} assumptions that matter most, widest first. ${rows
      .slice(0, 3)
      .map((row) => `${visible(row.label)}: ${span(row, currency)}`)
      .join('; ')}.`,
    spec: chartOf([panelOf(decision, rows)]),
    table: {
      columns: [
        'Assumption',
        'Low (P10)',
        `Difference at low, ${currency}`,
        'High (P90)',
        `Difference at high, ${currency}`,
        `Swing, ${currency}`,
      ],
      rows: rows.map(({ label, unit, low, high, swing }) => [
        visible(label),
        formatQuantity(low.value, unit),
        formatNumber(low.difference),
        formatQuantity(high.value, unit),
        formatNumber(high.difference),
        formatNumber(swing),
      ]),
    },
  };
};

function span({ low, high }: Sensitivity, currency: string): string {
  const ends = [low.difference, high.difference].sort((a, b) => a - b);
  return ends.map((value) => formatGain(value, currency)).join(' to ');
}

/** Whether the sign of the expected difference changes between the two ends. */
function turns({ low, high }: Sensitivity): boolean {
  return low.difference < 0 !== high.difference < 0;
}

function titleOf(decision: Decision, rows: readonly Sensitivity[]): string {
  const { label, swing } = at(rows, 0);
  const opening = `${shorten(label, 60)} matters most: it moves the difference by ${formatMoney(swing, decision.study.currency)}`;
  const turning = rows.filter(turns).length;
  if (turning === 0) return `${opening}; no single assumption changes which of the two is ahead`;
  return `${opening}; ${turning === 1 ? 'one assumption' : `${turning} of ${rows.length} assumptions`} alone could change which of the two is ahead`;
}

function panelOf(decision: Decision, rows: readonly Sensitivity[]) {
  const { currency } = decision.study;
  const expected = decision.headline.valueDifference.mean;
  const values = rows.flatMap(({ low, high }) => [low.difference, high.difference]).concat(expected);
  const size = { rows: rows.length, rowHeight: ROW, width: 676 - NAMES - 2 * VALUES };
  const { frame, layers: axis } = gainRows(values, { ...size, currency, ticks: 4 });
  const layers = [
    ...axis,
    ...bars(frame, rows, expected),
    ...labels(frame, rows, expected),
    draw(frame, { type: 'rule', y: -6, y2: frame.height, stroke: GREYS.ink, strokeDash: [4, 3] }, [{ x: expected }]),
    ...key(frame),
    draw(frame, { type: 'text', y: -14, fontWeight: 700 }, [{ x: expected, text: `expected ${formatGain(expected, currency)}` }]),
  ];
  return { frame, layers };
}

/** One half of a bar: from the expected difference to where an end of the assumption puts it. */
interface Half {
  readonly colour: string;
  readonly row: number;
  readonly to: number;
  readonly longer: boolean;
}

function halvesOf({ low, high }: Sensitivity, row: number, expected: number): Half[] {
  const lowLonger = Math.abs(low.difference - expected) >= Math.abs(high.difference - expected);
  return [
    { colour: SIDE_COLOURS.low, row, to: low.difference, longer: lowLonger },
    { colour: SIDE_COLOURS.high, row, to: high.difference, longer: !lowLonger },
  ];
}

/** Both halves of every bar. Where both ends move the difference the same way, the shorter half lies on the longer. */
function bars(frame: Frame, rows: readonly Sensitivity[], expected: number): Layer[] {
  const halves = rows.flatMap((row, index) => halvesOf(row, index, expected));
  return [true, false].flatMap((wanted) =>
    Object.values(SIDE_COLOURS).map((fill) => {
      const these = halves.filter(({ longer, colour }) => longer === wanted && colour === fill);
      const data = these.map(({ row, to }) => ({
        x: Math.min(to, expected),
        x2: Math.max(to, expected),
        y: row + 0.18,
        y2: row + 0.82,
      }));
      return draw(frame, { type: 'rect', fill }, data);
    }),
  );
}

/** The names of the assumptions, and the values at the ends of their bars. */
function labels(frame: Frame, rows: readonly Sensitivity[], expected: number): Layer[] {
  const names = rows.map(({ label }, row) => ({ y: row + 0.5, text: visible(label) }));
  const ends = rows.map(({ low, high, unit }, row) => {
    const [left, right] = low.difference <= high.difference ? [low, high] : [high, low];
    const y = row + 0.5;
    return {
      left: { y, x: Math.min(left.difference, expected), text: short(left.value, unit) },
      right: { y, x: Math.max(right.difference, expected), text: short(right.value, unit) },
    };
  });
  const value = { fill: GREYS.muted, limit: VALUES } as const;
  return [
    draw(frame, { type: 'text', x: -VALUES - 8, align: 'right', limit: NAMES - 10 }, names),
    ...haloText(
      frame,
      { ...value, align: 'right', dx: -5 },
      ends.map(({ left }) => left),
    ),
    ...haloText(
      frame,
      { ...value, align: 'left', dx: 5 },
      ends.map(({ right }) => right),
    ),
  ];
}

/** The value with its unit, or without where that would not fit: the table has it whole. */
function short(value: number, unit: string): string {
  const whole = formatQuantity(value, unit);
  return whole.length > 11 ? formatSignificant(value) : whole;
}

/** Which end of a bar is which. */
function key(frame: Frame): Layer[] {
  const left = -NAMES - VALUES + 6;
  return [
    ...keyEntry(frame, { text: 'assumption at its P10', colour: SIDE_COLOURS.low, x: left, y: -14 }),
    ...keyEntry(frame, { text: 'at its P90', colour: SIDE_COLOURS.high, x: left + 130, y: -14 }),
  ];
}
