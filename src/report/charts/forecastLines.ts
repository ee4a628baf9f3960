import type { Period } from '../../core/calendar.ts';
import { at } from '../../core/present.ts';
import type { Band } from '../../decide/decision.ts';
import { shorten } from '../format.ts';
import type { Tick } from './axes.ts';
import { axisWidth, jumpOff, monthAxis, valueAxis } from './axes.ts';
import { lastOf } from './chartFacts.ts';
import { endLabels, marginFor, toPixel } from './endLabels.ts';
import type { Datum, Frame, Layer, MarkStyle } from './marks.ts';
import { draw, symbol, unbroken } from './marks.ts';
import type { Panel } from './panels.ts';
import { axisTitle } from './panels.ts';
import type { PlanMark } from './planMarks.ts';
import { CHART_WIDTH, GREYS } from './theme.ts';
import { niceTicks, rangeOf } from './ticks.ts';

export interface ForecastLine extends PlanMark {
  readonly label: string;
  readonly band: Band;
  /** Whether the band is drawn, and not the line alone. */
  readonly isBanded: boolean;
}

interface Measured {
  readonly months: readonly Period[];
  readonly values: readonly number[];
}

/** A quantity over time: what was measured as a solid line, then a dashed line and a P10–P90 band for every plan. */
export interface ForecastLines {
  readonly title: string;
  readonly months: readonly Period[];
  readonly projected: readonly Period[];
  readonly actualUntil?: Period;
  readonly measured?: Measured;
  readonly lines: readonly ForecastLine[];
  readonly format: (value: number) => string;
  /** The scale's ticks from the lowest and highest value, in the order bottom to top; round values that enclose them unless told. */
  readonly ticks?: (low: number, high: number) => readonly number[];
  readonly height: number;
  /** Pixels for everything, labels included: the page's width unless told. */
  readonly outerWidth?: number;
  /** Drawn between the grid and the lines, and over them. */
  readonly under?: (frame: Frame) => readonly Layer[];
  readonly over?: (frame: Frame) => readonly Layer[];
}

/** The panel, and the pixels that its axis takes on the left. */
export function forecastLines(chart: ForecastLines): Panel & { readonly left: number } {
  const months = chart.measured ? chart.months : chart.projected;
  const labels = chart.lines.map((line) => ({ text: endText(chart, line), y: lastOf(line.band.mean), colour: line.colour }));
  const right = marginFor(labels.map(({ text }) => text));
  const ticks = (chart.ticks ?? roundTicks)(...extent(chart)).map((value): Tick => ({ value, text: chart.format(value) }));
  const left = axisWidth(ticks);
  const width = (chart.outerWidth ?? CHART_WIDTH - 4) - left - right;
  const frame: Frame = {
    width,
    height: chart.height,
    x: [at(months, 0), lastOf(months)],
    y: rangeOf(ticks.map(({ value }) => value)),
  };
  return {
    frame,
    left,
    layers: [
      ...valueAxis(frame, ticks),
      axisTitle(frame, chart.title, { left: left - 4 }),
      ...(chart.under?.(frame) ?? []),
      ...chart.lines.flatMap((line) => (line.isBanded ? bandLayers(frame, line.colour, bandRows(chart, line)) : [])),
      ...chart.lines.map((line) => draw(frame, forecastStyle(line), lineRows(chart, line))),
      ...chart.lines.map(({ shape, colour }, index) =>
        draw(frame, symbol(shape, colour, { size: 34, stroke: GREYS.paper }), marked(chart, index)),
      ),
      ...measuredLayers(frame, chart),
      ...monthAxis(frame, months),
      ...(chart.measured && chart.actualUntil !== undefined ? jumpOff(frame, chart.actualUntil, true) : []),
      ...endLabels(frame, labels, { limit: right - 8 }),
      ...(chart.over?.(frame) ?? []),
    ],
  };
}

/** A height for words that begin at the first point: above the line as far as they reach, or below it where there is no room. */
function clearOf(frame: Frame, rows: readonly Datum[]): number {
  const from = at(rows, 0).x ?? 0;
  const reach = (WORD_WIDTH * (frame.x[1] - frame.x[0])) / frame.width;
  const near = rows.filter(({ x = 0 }) => x <= from + reach).map(({ y = 0 }) => toPixel(frame, y));
  const top = Math.min(...near) - 13;
  return top > 6 ? top : Math.max(...near) + 14;
}

/** Pixels that "measured" takes, and a little more. */
const WORD_WIDTH = 56;

function roundTicks(low: number, high: number): number[] {
  return niceTicks(low, high, 5);
}

function endText({ format }: ForecastLines, { label, band }: ForecastLine): string {
  return `${shorten(label, 20)} ${format(lastOf(band.mean))}`;
}

function forecastStyle({ colour, dash }: ForecastLine): MarkStyle {
  return { type: 'line', stroke: colour, strokeWidth: 2, strokeDash: [...dash], opacity: 1 };
}

/** Periods from one shape on a line to the next. */
const MARKED = 6;

/** Points of a line that have its shape: the last one, and others before it, for each line in other months. */
function marked(chart: ForecastLines, index: number): Datum[] {
  const { band } = at(chart.lines, index);
  const last = chart.projected.length - 1;
  const shift = Math.floor((index * MARKED) / chart.lines.length);
  return chart.projected.flatMap((x, month) =>
    month === last || (last - month - shift) % MARKED === 0 ? [{ x, y: at(band.mean, month) }] : [],
  );
}

/** A light area with fine edges, so that bands which overlap stay apart. */
function bandLayers(frame: Frame, colour: string, rows: readonly Datum[]): Layer[] {
  const edge = { type: 'line', stroke: colour, strokeWidth: 0.75, strokeOpacity: 0.6, opacity: 1 } as const;
  const lower = rows.flatMap(({ x, y }) => (x === undefined || y === undefined ? [] : [{ x, y }]));
  const upper = rows.flatMap(({ x, y2 }) => (x === undefined || y2 === undefined ? [] : [{ x, y: y2 }]));
  return [
    draw(frame, { type: 'area', fill: colour, fillOpacity: 0.1, opacity: 1 }, rows),
    draw(frame, edge, lower),
    draw(frame, edge, upper),
  ];
}

function extent({ lines, measured }: ForecastLines): [number, number] {
  const drawn = lines.flatMap(({ band, isBanded }) => [...(isBanded ? [...band.p10, ...band.p90] : []), ...band.mean]);
  const values = [...drawn, ...(measured?.values ?? [])].filter(Number.isFinite);
  return [Math.min(...values), Math.max(...values)];
}

/** A forecast starts from the last measured month, if that was measured: no gap and no jump. */
function start({ measured, actualUntil }: ForecastLines): Datum[] {
  if (measured === undefined || actualUntil === undefined) return [];
  const y = measured.values[measured.months.indexOf(actualUntil)] ?? Number.NaN;
  return Number.isFinite(y) ? [{ x: actualUntil, y, y2: y }] : [];
}

function bandRows(chart: ForecastLines, { band }: ForecastLine): Datum[] {
  return [...start(chart), ...chart.projected.map((x, index) => ({ x, y: at(band.p10, index), y2: at(band.p90, index) }))];
}

function lineRows(chart: ForecastLines, { band }: ForecastLine): Datum[] {
  return [
    ...start(chart).map(({ x = 0, y = 0 }) => ({ x, y })),
    ...chart.projected.map((x, index) => ({ x, y: at(band.mean, index) })),
  ];
}

function measuredLayers(frame: Frame, { measured }: ForecastLines): Layer[] {
  if (!measured) return [];
  const runs = unbroken(measured.months.map((x, index) => ({ x, y: at(measured.values, index) })));
  const line = { type: 'line', stroke: GREYS.ink, strokeWidth: 2, opacity: 1 } as const;
  const first = runs.flat()[0] ?? {};
  const word = draw(frame, { type: 'text', align: 'left', fill: GREYS.ink, y: clearOf(frame, runs.flat()) }, [
    { x: first.x ?? 0, text: 'measured' },
  ]);
  return [
    ...runs.map((run) => draw(frame, line, run)),
    draw(frame, symbol('circle', GREYS.ink, { size: 14 }), runs.flat()),
    word,
  ];
}
