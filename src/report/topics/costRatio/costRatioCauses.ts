import { at } from '../../../core/present.ts';
import type { Band, Decision } from '../../../decide/decision.ts';
import type { Chart } from '../../charts/chart.ts';
import type { ShownPlan } from '../../charts/chartFacts.ts';
import {
  bandedWords,
  headlinePlans,
  lastMonth,
  lastOf,
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
import { measuredFor, roleLabel, seriesOf } from '../../roleSeries.ts';
import { inSentence } from '../../text.ts';
import type { DrawChart } from '../topic.ts';

interface Cause extends ShownPlan {
  readonly click: Band;
  readonly conversion: Band;
}

/** What the model calls the two causes, and the channel that stands for conversion. */
interface Names {
  readonly price: string;
  readonly conversion: string;
}

/** Why the cost ratio moves: it is the click price divided by conversion and by the price of the product. */
export const costRatioCauses: DrawChart = (decision) => {
  const [channel] = decision.channels;
  const causes = shownPlans(decision).flatMap((shown): Cause[] => {
    const click = seriesOf(decision, shown.plan, 'click_price');
    const conversion = channel && seriesOf(decision, shown.plan, { role: 'conversion', member: channel.id });
    return click && conversion ? [{ ...shown, click, conversion }] : [];
  });
  if (!channel || causes.length === 0) return undefined;
  const { currency } = decision.study;
  const { model } = decision;
  const names = { price: roleLabel(model, 'click_price'), conversion: roleLabel(model, 'conversion') };
  const [price, conversion] = [inSentence(names.price), inSentence(names.conversion)];
  const where = shorten(channel.label);
  const ends = causes.map(
    (one) =>
      `${one.label} ${price} ${formatPrice(lastOf(one.click.mean), currency)} and ${formatPercent(lastOf(one.conversion.mean))} ${conversion}`,
  );
  return {
    title: titleOf(decision, causes, names),
    caption: `${roleLabel(model, 'cost_ratio')} is ${price} divided by ${conversion} and by the price of the product. Left: ${price}, ${currency}; right: ${conversion} in ${where}, the part that becomes orders. Dashed: expected; band${bandedWords(decision)}: P10–P90.`,
    alt: `Two panels of lines by month: ${price}, and ${conversion} in ${where}. In ${lastMonth(decision)}: ${formatList(ends)}.`,
    spec: specOf(decision, causes, { price: `${names.price}, ${currency}`, conversion: `${names.conversion} in ${where}` }),
    table: quarterTable({
      columns: causes.flatMap(({ label }) => [`${label}: ${price}, ${currency}`, `${label}: ${conversion}, %`]),
      months: decision.projected,
      cells: (index) =>
        causes.flatMap((cause) => [formatNumber(at(cause.click.mean, index), 2), points(cause.conversion.mean, index, 2)]),
    }),
  };
};

const OUTER = 332;
const GAP = 12;

function specOf(decision: Decision, causes: readonly Cause[], titles: Names): Chart['spec'] {
  const { months, projected, actualUntil, actuals, study } = decision;
  const prices = measuredFor(decision, 'click_price');
  const shared = { months, projected, ...(actualUntil === undefined ? {} : { actualUntil }), height: 170, outerWidth: OUTER };
  const left = forecastLines({
    ...shared,
    title: titles.price,
    ...(prices ? { measured: { months: actuals.months, values: prices } } : {}),
    lines: onceIfSame(causes.map(({ click, ...line }) => ({ ...line, band: click }))),
    format: (value) => formatPrice(value, study.currency),
  });
  const right = forecastLines({
    ...shared,
    title: titles.conversion,
    lines: onceIfSame(causes.map(({ conversion, ...line }) => ({ ...line, band: conversion }))),
    format: (value) => formatPercent(value, 1),
  });
  return chartOf([left, right], { columns: 2, gap: OUTER - left.left - left.frame.width + GAP + right.left });
}

/** One line for all plans where they are too close to tell apart. */
function onceIfSame(lines: readonly ForecastLine[]): readonly ForecastLine[] {
  const [first, ...others] = lines;
  const close = (a: readonly number[], b: readonly number[]): boolean =>
    a.every((value, index) => Math.abs(at(b, index) / value - 1) < 0.002);
  const same = first && others.length > 0 && others.every(({ band }) => close(first.band.mean, band.mean));
  return same ? [{ ...first, label: 'all plans', colour: GREYS.muted, isBanded: true }] : lines;
}

/** By what fraction an expected value moves from the first to the last projected month. */
function change(row: readonly number[]): number {
  return lastOf(row) / at(row, 0) - 1;
}

function titleOf(decision: Decision, causes: readonly Cause[], names: Names): string {
  const named = headlinePlans(decision).flatMap(({ plan }) => causes.filter((cause) => cause.plan === plan));
  const [one] = [...named].sort((a, b) => Math.abs(change(b.click.mean)) - Math.abs(change(a.click.mean)));
  if (!one) return `What moves ${roleLabel(decision.model, 'cost_ratio')} to ${lastMonth(decision)}`;
  const [click, conversion] = [one.click, one.conversion].map(({ mean }) => moves(change(mean)));
  const span = `from ${monthName(decision.projected[0])} to ${lastMonth(decision)}`;
  return `Under ${one.label} ${inSentence(names.price)} ${click} ${span}, while ${inSentence(names.conversion)} ${conversion}`;
}

/** Changes below half a per cent are none. */
const NONE = 0.005;

function moves(fraction: number): string {
  if (Math.abs(fraction) < NONE) return 'hardly changes';
  return `${fraction > 0 ? 'rises' : 'falls'} by ${formatPercent(Math.abs(fraction), 0)}`;
}
