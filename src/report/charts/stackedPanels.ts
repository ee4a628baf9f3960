import type { TopLevelSpec } from 'vega-lite';
import type { Period } from '../../core/calendar.ts';
import { at } from '../../core/present.ts';
import { formatPercent } from '../format.ts';
import type { Tick } from './axes.ts';
import { valueAxis } from './axes.ts';
import { endLabels, marginFor } from './endLabels.ts';
import type { Datum, Frame, Layer } from './marks.ts';
import { draw } from './marks.ts';
import type { Panel } from './panels.ts';
import { axisTitle, chartOf, heading, panelWidth } from './panels.ts';
import { GREYS } from './theme.ts';
import { niceTicks, rangeOf } from './ticks.ts';

export interface StackPart {
  readonly label: string;
  readonly colour: string;
}

/** One plan's panel: a row of values for each part, from the bottom up. */
export interface StackPanel {
  readonly name: string;
  readonly note: string;
  readonly colour: string;
  readonly values: readonly (readonly number[])[];
}

export interface StackedPanels {
  readonly parts: readonly StackPart[];
  readonly panels: readonly StackPanel[];
  /** Where each value stands on the bottom axis. */
  readonly at: readonly number[];
  readonly range: readonly [number, number];
  readonly axisTitle?: string;
  /** The largest value that must fit besides the stacks. */
  readonly atLeast?: number;
  /** Bottom axis and whatever else is drawn over the areas. */
  readonly over: (frame: Frame, panel: number) => readonly Layer[];
}

const LEFT = 40;

/** Stacked areas, a panel a plan side by side on the same scale, parts named at the right of each row. */
export function stackedPanels(chart: StackedPanels): TopLevelSpec {
  const tops = chart.panels.map(({ values }) => Math.max(...chart.at.map((_, index) => stackAt(values, index, values.length))));
  const ticks = niceTicks(0, Math.max(0, ...tops, ...(chart.atLeast === undefined ? [] : [chart.atLeast])), 5).map((value) => ({
    value,
    text: formatPercent(value, 0),
  }));
  const right = marginFor(
    chart.parts.map(({ label }) => label),
    28,
  );
  const width = panelWidth(chart.panels.length, { left: LEFT, right });
  const frame: Frame = { width, height: 190, x: chart.range, y: rangeOf(ticks.map(({ value }) => value)) };
  return chartOf(
    chart.panels.map((panel, index) => onePanel(chart, panel, { frame, ticks, index, right })),
    { rowGap: 114 },
  );
}

function onePanel(
  chart: StackedPanels,
  panel: StackPanel,
  place: { frame: Frame; ticks: readonly Tick[]; index: number; right: number },
): Panel {
  const { frame, ticks, index, right } = place;
  const first = index % 3 === 0;
  const last = index % 3 === 2 || index === chart.panels.length - 1;
  const layers = [
    ...valueAxis(frame, ticks, first),
    ...chart.parts.map((part, at) => draw(frame, areaStyle(part.colour), bandOf(chart.at, panel.values, at))),
    ...heading(frame, { text: panel.name, note: panel.note, colour: panel.colour }),
    ...chart.over(frame, index),
    ...(first && chart.axisTitle !== undefined ? [axisTitle(frame, chart.axisTitle, { y: -58 })] : []),
    ...(last ? endLabels(frame, labelsOf(chart, panel), { limit: right - 6, swatch: true }) : []),
  ];
  return { frame, layers };
}

function areaStyle(colour: string) {
  return { type: 'area', fill: colour, opacity: 1, fillOpacity: 1, line: { stroke: GREYS.paper, strokeWidth: 1 } } as const;
}

function bandOf(at: readonly number[], values: StackPanel['values'], part: number): Datum[] {
  return at.map((x, index) => ({ x, y: stackAt(values, index, part), y2: stackAt(values, index, part + 1) }));
}

function labelsOf({ parts, at }: StackedPanels, { values }: StackPanel) {
  const end = at.length - 1;
  return parts.map(({ label, colour }, part) => ({
    text: label,
    colour,
    y: (stackAt(values, end, part) + stackAt(values, end, part + 1)) / 2,
  }));
}

/** Height of the first `parts` parts together. A part below nil has no height: the table carries its number. */
function stackAt(values: StackPanel['values'], index: number, parts: number): number {
  return values.slice(0, parts).reduce((total, row) => total + Math.max(0, at(row, index)), 0);
}

/** The bottom axis of months for {@link StackedPanels.over}, as wide as the areas. */
export function monthRange(months: readonly Period[]): readonly [number, number] {
  return [at(months, 0), at(months, months.length - 1)];
}
