import { addPeriods, monthHolding, monthNumber, type Period, periodLabel, yearOf } from '../../core/calendar.ts';
import type { Datum, Frame, Layer } from './marks.ts';
import { draw } from './marks.ts';
import { GREYS } from './theme.ts';

/** Pixels that the labels of a value axis take, their distance to the frame included. */
export function axisWidth(ticks: readonly Tick[]): number {
  return Math.max(44, 12 + 5.8 * Math.max(0, ...ticks.map(({ text }) => text.length)));
}

export interface Tick {
  readonly value: number;
  readonly text: string;
}

const LABEL = { type: 'text', fontSize: 11, fill: GREYS.muted } as const;

/** Horizontal grid lines with their values on the left. Only the first panel of a row needs the values. */
export function valueAxis(frame: Frame, ticks: readonly Tick[], labels = true): Layer[] {
  const at = ticks.map(({ value }) => ({ y: value }));
  const grid = draw(frame, { type: 'rule', x: 0, x2: frame.width, stroke: GREYS.grid, strokeWidth: 1 }, at);
  return labels ? [grid, draw(frame, { ...LABEL, align: 'right', x: -7 }, rows('y', ticks))] : [grid];
}

/** Vertical grid lines with their values below. */
export function bottomAxis(frame: Frame, ticks: readonly Tick[], grid = true): Layer[] {
  const lines = draw(
    frame,
    { type: 'rule', y: 0, y2: frame.height, stroke: GREYS.grid, strokeWidth: 1 },
    ticks.map(({ value }) => ({ x: value })),
  );
  const labels = draw(frame, { ...LABEL, y: frame.height + 13 }, rows('x', ticks));
  return grid ? [lines, labels] : [...tickMarks(frame, ticks), labels];
}

/** Months, or the weeks that begin them, along the bottom: short names, the year under each January and under the first. */
export function monthAxis(frame: Frame, months: readonly Period[]): Layer[] {
  const ticks = monthTicks(months, frame.width);
  const years = ticks.flatMap(({ value }, index) => yearTick(value as Period, index));
  const below = draw(frame, { ...LABEL, y: frame.height + 26 }, rows('x', years));
  return [...tickMarks(frame, ticks), draw(frame, { ...LABEL, y: frame.height + 13 }, rows('x', ticks)), below];
}

/** Which months get a label: as many as fit at 34 pixels each, on months that divide the year. */
function monthTicks(months: readonly Period[], width: number): Tick[] {
  const room = Math.max(2, Math.floor(width / 34));
  const begun = months.filter((month) => monthHolding(month) !== monthHolding(addPeriods(month, -1)));
  const step = [1, 3, 6, 12, 24, 60].find((candidate) => begun.length / candidate <= room) ?? 120;
  const ticks = begun.filter((month) => monthHolding(month) % step === 0);
  const shown = ticks.length > 0 ? ticks : months.slice(0, 1);
  return shown.map((month) => ({ value: month, text: periodLabel(monthHolding(month)).slice(0, 3) }));
}

function yearTick(month: Period, index: number): Tick[] {
  return index === 0 || monthNumber(month) === 1 ? [{ value: month, text: String(yearOf(month)) }] : [];
}

/** The line between what was measured and what is forecast, named where there is room. */
export function jumpOff(frame: Frame, actualUntil: Period, named: boolean): Layer[] {
  const at = actualUntil + 0.5;
  const rule = draw(frame, { type: 'rule', y: -4, y2: frame.height, stroke: GREYS.rule, strokeDash: [2, 3] }, [{ x: at }]);
  if (!named) return [rule];
  const text = `forecast from ${periodLabel(addPeriods(actualUntil, 1))}`;
  const room = (frame.width * (frame.x[1] - at)) / (frame.x[1] - frame.x[0]);
  const style = {
    ...LABEL,
    y: -10,
    ...(room > NAMED_WIDTH ? { align: 'left' as const, dx: 1 } : { align: 'right' as const, x: frame.width }),
  };
  return [rule, draw(frame, style, [{ ...(room > NAMED_WIDTH ? { x: at } : {}), text }])];
}

/** Pixels that "forecast from Nov 2026" takes. */
const NAMED_WIDTH = 112;

/** A line across the frame at a value. */
export function nilLine(frame: Frame, y = 0): Layer {
  return draw(frame, { type: 'rule', x: 0, x2: frame.width, stroke: GREYS.rule, strokeWidth: 1 }, [{ y }]);
}

function tickMarks(frame: Frame, ticks: readonly Tick[]): Layer[] {
  const base = { type: 'rule', stroke: GREYS.rule, strokeWidth: 1 } as const;
  const at = ticks.map(({ value }) => ({ x: value }));
  return [
    draw(frame, { ...base, x: 0, x2: frame.width }, [{ y: frame.y[0] }]),
    draw(frame, { ...base, y: frame.height, y2: frame.height + 4 }, at),
  ];
}

function rows(field: 'x' | 'y', ticks: readonly Tick[]): Datum[] {
  return ticks.map(({ value, text }) => (field === 'x' ? { x: value, text } : { y: value, text }));
}
