import type { Against } from '../../../against/against.ts';
import { type Coverage, type ForecastRow, within } from '../../../against/forecastRows.ts';
import type { Part } from '../../../against/part.ts';
import type { PlanInForce } from '../../../against/planInForce.ts';
import { monthLabel } from '../../../core/calendar.ts';
import { formatNumber, formatPercent } from '../../format.ts';

/** Month and measure are one column, since only the first is set to the left. */
const HEAD = ['Month     Measure', 'Forecast', 'Actual', 'Difference', 'Old 80% band', 'Within'];

/** Forecast against actual, a row a month and measure; nothing without new months. */
export function rowsText({ inForce, rows, coverage }: Against): Part[] {
  if (!inForce) return [];
  return [
    'Forecast against actual',
    inForceText(inForce),
    '',
    { head: HEAD, rows: rows.map((row) => cells(row, coverage)) },
    '',
    coverageText(coverage, rows),
  ];
}

function inForceText({ plan, alike, distance, withContent }: PlanInForce): string {
  const money = withContent ? 'ad and content spend' : 'ad spend (content spend was not measured)';
  const same = alike.length === 0 ? '' : ` ${alike.join(' and ')} planned the same for these months.`;
  return `Plan in force: ${plan.label}, whose planned ${money} was nearest to what was spent, ${formatNumber(distance)} apart in all.${same} Forecasts are its medians, at its planned spend.`;
}

/** Whether it lies within is not said of a band without the error of measuring beside others that have it. */
function cells(row: ForecastRow, coverage: Coverage): string[] {
  const { month, measure, forecast, actual, band } = row;
  const inside = row.withError === coverage.withError ? within(row) : undefined;
  const show = (value: number): string => shown(value, measure.kind);
  return [
    `${monthLabel(month)}  ${measure.label}`,
    show(forecast),
    show(actual),
    differenceText(actual - forecast, measure.kind),
    band ? `${show(band.p10)} to ${show(band.p90)}` : '',
    row.final ? yesOrNo(inside) : 'not final',
  ];
}

function yesOrNo(inside: boolean | undefined): string {
  return inside === undefined ? '' : inside ? 'yes' : 'no';
}

type Kind = ForecastRow['measure']['kind'];

const DECIMALS: Readonly<Record<Kind, number>> = { money: 0, price: 2, share: 1, rank: 1 };

function shown(value: number, kind: Kind): string {
  return kind === 'share' ? formatPercent(value, 1) : formatNumber(value, DECIMALS[kind]);
}

/** With a sign; of shares in percentage points.
 * @example
 * differenceText(0.0123, 'share') // => '+1.2 pp'
 * differenceText(-1200, 'money') // => '−1,200' */
export function differenceText(value: number, kind: Kind): string {
  const text = kind === 'share' ? `${formatNumber(100 * value, 1)} pp` : formatNumber(value, DECIMALS[kind]);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

function coverageText(coverage: Coverage, rows: readonly ForecastRow[]): string {
  const waiting = rows.some(({ final }) => !final)
    ? ' Ad sales and ACOS of a month that is not final still move, and do not count.'
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
