import { addPeriods, formatPeriod, type Period } from '../../../core/calendar.ts';
import { at } from '../../../core/present.ts';
import type { Fitted } from '../../../posterior/calibration.ts';
import type { Tick } from '../../charts/axes.ts';
import type { Frame, Layer } from '../../charts/marks.ts';
import { draw, symbol, unbroken } from '../../charts/marks.ts';
import { chartOf } from '../../charts/panels.ts';
import { GREYS, PART_COLOURS } from '../../charts/theme.ts';
import { niceTicks } from '../../charts/ticks.ts';
import { formatList, formatNumber, formatPercent } from '../../format.ts';
import { inSteps } from '../../text.ts';
import type { DrawChart } from '../topic.ts';
import { HISTORY_LAYOUT, type HistoryPanel, historyPanels } from './historyPanels.ts';
import { fitQuality, type HistorySeries, historySeries } from './historySeries.ts';

const HEIGHT = 104;

/** Every measured series beside the model after calibration, over all actual months. */
export const historyFit: DrawChart = (decision) => {
  const series = historySeries(decision).map((one) => ({ ...one, quality: fitQuality(one.fitted) }));
  if (series.length === 0) return undefined;
  const t = inSteps(decision.model.step);
  const [inside, measured] = [
    sum(series.map(({ quality }) => quality.inside)),
    sum(series.map(({ quality }) => quality.measured)),
  ];
  return {
    title: t`${formatPercent(inside / measured, 0)} of the ${formatNumber(measured)} measured values lie within the model’s 80% band for a measured month`,
    caption: t`Dots: measured. Line: the model’s median after calibration. Dark band: where the variable lies (P10–P90); light band: where a measured month would lie, the error of measuring included.`,
    alt: `Small charts of ${formatList(series.map(({ name }) => name))}, measured and modelled. ${series.map(({ name, quality }) => `${name}: ${formatPercent(quality.inside / quality.measured, 0)} inside the band`).join('; ')}.`,
    spec: chartOf(historyPanels(series.map(panelOf), HEIGHT), HISTORY_LAYOUT),
    table: {
      columns: ['Series', t`Months measured`, 'Inside the 80% band', 'Median error, %', 'Last measured', 'Model then'],
      rows: series.map(({ name, format, fitted, quality }) => {
        const { inside: held, measured: count, medianError } = quality;
        const last = fitted.measured.findLastIndex(Number.isFinite);
        const cells = [fitted.measured, fitted.fit.p50].map((row) => format(at(row, last)));
        return [name, String(count), formatPercent(held / count, 0), formatNumber(100 * medianError, 1), ...cells];
      }),
    },
  };
};

function panelOf({ name, start, format, fitted }: HistorySeries): HistoryPanel {
  const { measured, predictive } = fitted;
  const values = [...measured, ...predictive.p10, ...predictive.p90].filter(Number.isFinite);
  const ticks = niceTicks(Math.min(...values), Math.max(...values), 3).map((value): Tick => ({ value, text: format(value) }));
  return { name, start, count: measured.length, ticks, over: (frame, months) => fitLayers(frame, fitted, months) };
}

function fitLayers(frame: Frame, { measured, fit, predictive }: Fitted, months: readonly Period[]): Layer[] {
  const colour = PART_COLOURS.earned;
  const area = (band: Fitted['fit'], fillOpacity: number): Layer =>
    draw(
      frame,
      { type: 'area', fill: colour, fillOpacity, opacity: 1 },
      months.map((x, month) => ({ x, y: at(band.p10, month), y2: at(band.p90, month) })),
    );
  const dots = unbroken(months.map((x, month) => ({ x, y: at(measured, month) }))).flat();
  return [
    area(predictive, 0.14),
    area(fit, 0.3),
    draw(
      frame,
      { type: 'line', stroke: colour, strokeWidth: 1.5, opacity: 1 },
      months.map((x, month) => ({ x, y: at(fit.p50, month) })),
    ),
    draw(frame, symbol('circle', GREYS.ink, { size: 16 }), dots),
  ];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The months of a chart's table, as it writes them. */
export function monthCells(start: Period, count: number): string[] {
  return Array.from({ length: count }, (_, month) => formatPeriod(addPeriods(start, month)));
}
