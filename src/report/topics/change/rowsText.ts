import type { Against } from '../../../against/against.ts';
import { type Coverage, type ForecastRow, within } from '../../../against/forecastRows.ts';
import type { PlanInForce } from '../../../against/planInForce.ts';
import { periodLabel } from '../../../core/calendar.ts';
import type { Format } from '../../../language/contract/contract.ts';
import type { Model } from '../../../language/model.ts';
import { formatList, formatNumber, formatPercent } from '../../format.ts';
import type { Part } from './part.ts';

/** The measures of a month stand below it. */
const HEAD = ['Measure', 'Forecast', 'Actual', 'Difference', 'Old 80% band', 'Within'];
/** Columns of HEAD before those of the bands. */
const BANDS = 4;

/** Forecast against actual, a row a month and measure; nothing without new months. */
export function rowsText({ inForce, rows, coverage, model }: Against): Part[] {
  if (!inForce) return [];
  return [
    'Forecast against actual',
    inForceText(inForce, model),
    '',
    coverage ? { head: HEAD, rows: byMonth(rows, (row) => cells(row, coverage)) } : withoutBands(rows),
    '',
    ...(coverage ? [coverageText(coverage, rows, model)] : []),
  ];
}

function inForceText({ plan, alike, distance, withContent }: PlanInForce, { roles }: Model): string {
  const unknown = roles.content.length > 0 ? ' (content spend was not measured)' : '';
  const money = withContent ? 'ad and content spend' : `ad spend${unknown}`;
  const same = alike.length === 0 ? '' : ` ${alike.join(' and ')} planned the same for these months.`;
  return `Plan in force: ${plan.label}, whose planned ${money} was nearest to what was spent, ${formatNumber(distance)} apart in all.${same} Forecasts are its medians, at its planned spend.`;
}

/** The table where one of the runs is of one path. */
function withoutBands(rows: readonly ForecastRow[]): Part {
  return { head: HEAD.slice(0, BANDS), rows: byMonth(rows, valueCells) };
}

/** A line for each month, and below it one for each of its measures. */
function byMonth(rows: readonly ForecastRow[], cellsOf: (row: ForecastRow) => string[]): string[][] {
  return rows.flatMap((row, index) => {
    const line = cellsOf(row);
    return rows[index - 1]?.month === row.month ? [line] : [[periodLabel(row.month), ...line.slice(1).map(() => '')], line];
  });
}

/** Whether it lies within is not said of a band without the error of measuring beside others that have it. */
function cells(row: ForecastRow, coverage: Coverage): string[] {
  const { measure, band } = row;
  const inside = row.withError === coverage.withError ? within(row) : undefined;
  const show = (value: number): string => shown(value, measure.format);
  return [...valueCells(row), band ? `${show(band.p10)} to ${show(band.p90)}` : '', row.final ? yesOrNo(inside) : 'not final'];
}

function valueCells({ measure, forecast, actual }: ForecastRow): string[] {
  const values = [forecast, actual].map((value) => shown(value, measure.format));
  return [measure.label, ...values, differenceText(actual - forecast, measure.format)];
}

function yesOrNo(inside: boolean | undefined): string {
  return inside === undefined ? '' : inside ? 'yes' : 'no';
}

const DECIMALS: Readonly<Record<Format, number>> = { money: 0, price: 2, percent: 1, rank: 1, number: 1 };

function shown(value: number, format: Format): string {
  return format === 'percent' ? formatPercent(value, 1) : formatNumber(value, DECIMALS[format]);
}

/** With a sign; of shares in percentage points.
 * @example
 * differenceText(0.0123, 'percent') // => '+1.2 pp'
 * differenceText(-1200, 'money') // => '−1,200' */
export function differenceText(value: number, format: Format): string {
  const text = format === 'percent' ? `${formatNumber(100 * value, 1)} pp` : formatNumber(value, DECIMALS[format]);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

function coverageText(coverage: Coverage, rows: readonly ForecastRow[], { columns }: Model): string {
  const growing = [...columns.values()].filter(({ attributed }) => attributed).map(({ label }) => label);
  const waiting = rows.some(({ final }) => !final)
    ? ` ${formatList(growing)} of a month that is not final still move, and do not count.`
    : '';
  return `${countText(coverage)}${waiting}`;
}

function countText({ within: inside, of, withError }: Coverage): string {
  if (of === 0) return 'The old run has no bands for what was measured and is final.';
  const counted = `${inside} of ${of} measured values lie within their old 80% band`;
  return withError
    ? `${counted}; about ${Math.round(0.8 * of)} would if the bands are right. Measures and months move together, so few months prove little.`
    : `${counted}. These bands leave out the error of measuring, which a calibrated run's hold: fewer than 80% are to be expected.`;
}
