import type { Band, Decision } from '../../../decide/decision.ts';
import type { Chart } from '../../charts/chart.ts';
import type { ShownPlan } from '../../charts/chartFacts.ts';
import {
  headlinePlans,
  lastMonth,
  lastOf,
  measured,
  monthName,
  points,
  quarterTable,
  shownPlans,
} from '../../charts/chartFacts.ts';
import type { ForecastLine } from '../../charts/forecastLines.ts';
import { forecastLines } from '../../charts/forecastLines.ts';
import { chartOf } from '../../charts/panels.ts';
import { GREYS } from '../../charts/theme.ts';
import { formatList, formatNumber, formatPercent, formatPrice, shorten } from '../../format.ts';

interface Cause extends ShownPlan {
  readonly click: Band;
  readonly conversion: Band;
}

/** Why ACOS moves: ACOS is the price of a click divided by conversion and by the price of the product. */
export function acosCauses(decision: Decision): Chart | undefined {
  const causes = shownPlans(decision).flatMap((shown): Cause[] => {
    const click = shown.plan.series.get('cost_per_click');
    const conversion = shown.plan.series.get(`channel_conversion.${decision.channels[0]?.id}`);
    return click && conversion ? [{ ...shown, click, conversion }] : [];
  });
  if (causes.length === 0) return undefined;
  const { currency } = decision.study;
  const where = shorten(decision.channels[0]?.label ?? '');
  const ends = causes.map(({ label, click, conversion }) => {
    return `${label} ${formatPrice(lastOf(click.mean), currency)} a click and ${formatPercent(lastOf(conversion.mean))} conversion`;
  });
  return {
    id: 'acos-causes',
    title: titleOf(decision, causes),
    caption: `ACOS is the price of a click divided by conversion and by the price of the product. Left: what a click costs, ${currency}; right: part of the clicks in ${where} that become orders. Dashed: expected; band: P10–P90.`,
    alt: `Two panels of lines by month: price of a click and conversion in ${where}. In ${lastMonth(decision)}: ${formatList(ends)}.`,
    spec: specOf(decision, causes, where),
    table: quarterTable({
      columns: causes.flatMap(({ label }) => [`${label}: price of a click, ${currency}`, `${label}: conversion, %`]),
      months: decision.projected,
      cells: (index) =>
        causes.flatMap(({ click, conversion }) => [
          formatNumber(click.mean[index] ?? Number.NaN, 2),
          points(conversion.mean, index, 2),
        ]),
    }),
  };
}

const OUTER = 332;
const GAP = 12;

function specOf(decision: Decision, causes: readonly Cause[], where: string): Chart['spec'] {
  const { months, projected, actualUntil, actuals, study } = decision;
  const prices = measured(decision, 'cost_per_click');
  const shared = { months, projected, ...(actualUntil === undefined ? {} : { actualUntil }), height: 170, outerWidth: OUTER };
  const left = forecastLines({
    ...shared,
    title: `Price of a click, ${study.currency}`,
    ...(prices ? { measured: { months: actuals.months, values: prices } } : {}),
    lines: onceIfSame(causes.map(({ label, colour, click }) => ({ label, colour, band: click }))),
    format: (value) => formatPrice(value, study.currency),
  });
  const right = forecastLines({
    ...shared,
    title: `Conversion in ${where}`,
    lines: onceIfSame(causes.map(({ label, colour, conversion }) => ({ label, colour, band: conversion }))),
    format: (value) => formatPercent(value, 1),
  });
  return chartOf([left, right], { columns: 2, gap: OUTER - left.left - left.frame.width + GAP + right.left });
}

/** One line for all plans where they are too close to tell apart. */
function onceIfSame(lines: readonly ForecastLine[]): readonly ForecastLine[] {
  const [first, ...others] = lines;
  const close = (a: readonly number[], b: readonly number[]): boolean =>
    a.every((value, index) => Math.abs((b[index] ?? 0) / value - 1) < 0.002);
  const same = first && others.length > 0 && others.every(({ band }) => close(first.band.mean, band.mean));
  return same ? [{ label: 'all plans', colour: GREYS.muted, band: first.band }] : lines;
}

/** By what fraction an expected value moves from the first to the last projected month. */
function change(row: readonly number[]): number {
  return lastOf(row) / (row[0] ?? 1) - 1;
}

function titleOf(decision: Decision, causes: readonly Cause[]): string {
  const named = headlinePlans(decision).flatMap(({ plan }) => causes.filter((cause) => cause.plan === plan));
  const [one] = [...named].sort((a, b) => Math.abs(change(b.click.mean)) - Math.abs(change(a.click.mean)));
  if (!one) return `What moves ACOS to ${lastMonth(decision)}`;
  const [click, conversion] = [change(one.click.mean), change(one.conversion.mean)];
  const span = `from ${monthName(decision.projected[0])} to ${lastMonth(decision)}`;
  return `Under ${one.label} a click ${priceMoves(click)} ${span}, while conversion ${conversionMoves(conversion)}`;
}

/** Changes below half a per cent are none. */
const NONE = 0.005;

function priceMoves(fraction: number): string {
  if (Math.abs(fraction) < NONE) return 'keeps its price';
  return `becomes ${formatPercent(Math.abs(fraction), 0)} ${fraction > 0 ? 'dearer' : 'cheaper'}`;
}

function conversionMoves(fraction: number): string {
  if (Math.abs(fraction) < NONE) return 'hardly changes';
  return `${fraction > 0 ? 'rises' : 'falls'} by ${formatPercent(Math.abs(fraction), 0)}`;
}
