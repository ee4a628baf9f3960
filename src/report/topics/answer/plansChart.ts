import { wholeSteps } from '../../../core/calendar.ts';
import { at } from '../../../core/present.ts';
import type { Decision } from '../../../decide/decision.ts';
import type { RankedPlan } from '../../../decide/ranked.ts';
import { isSimulated, lastMonth, shownPlans } from '../../charts/chartFacts.ts';
import { gainRows } from '../../charts/gainRows.ts';
import type { Datum, Frame, Layer, TextStyle } from '../../charts/marks.ts';
import { draw, symbol } from '../../charts/marks.ts';
import { chartOf } from '../../charts/panels.ts';
import type { PlanMark } from '../../charts/planMarks.ts';
import { CHART_WIDTH, GREYS } from '../../charts/theme.ts';
import { formatGain, formatList, formatNumber, MISSING, shortChance, shorten } from '../../format.ts';
import { readingLabel } from '../../reportSetting.ts';
import { inSteps } from '../../text.ts';
import type { DrawChart } from '../topic.ts';
import { rowsShown } from './rowsShown.ts';

const NAMES = 196;
const COLUMNS = 236;
const ROW = 38;

/** Every plan against `hold`, best first: expected worth, its middle 80 of 100 futures, and how much of it comes after the window. */
export const plansChart: DrawChart = (decision) => {
  const rows = rowsShown(decision);
  const { currency } = decision.study;
  const held = heldIn(decision);
  const t = inSteps(decision.model.step);
  const said = rows
    .filter((row) => isDrawn(row, decision))
    .map((row) => `${nameOf(row)} ${formatGain(row.againstHold?.difference.mean ?? 0, currency)}`);
  const after = t`the ${wholeSteps(decision.model.step, 24)} months after`;
  const dots = isSimulated(decision) ? 'Mark: expected; line: 8 in 10 futures. ' : 'Mark: at the medians. ';
  const parts =
    decision.ranking.assetCredit > 0 ? `Bars: what comes by ${lastMonth(decision)} (full) and in ${after} (light). ` : '';
  return {
    title: `What each plan is worth against ${held}, best first`,
    caption: `${dots}${parts}Extra spend is by ${lastMonth(decision)}; what is in brackets is not one of your plans. ${currency}.`,
    alt: `A row for each plan with its worth against ${held}: ${formatList(said)}.`,
    spec: chartOf([
      panelOf(
        decision,
        rows.filter((row) => isDrawn(row, decision)),
      ),
    ]),
    table: {
      columns: [
        'Plan',
        ...[`Worth against ${held}`, 'P10', 'P90', `By ${lastMonth(decision)}`, 'After it', 'Extra spend'].map(
          (title) => `${title}, ${currency}`,
        ),
      ],
      rows: rows.map((row) => [nameOf(row), ...numbersOf(row).map((value) => formatNumber(value))]),
    },
  };
};

/** Of many plans those that the page draws. */
function isDrawn({ name, kind }: RankedPlan, { plans }: Decision): boolean {
  return !isOwn(kind) || plans.some((plan) => plan.name === name);
}

function heldIn({ plans }: Decision): string {
  return at(plans, 0).label;
}

function nameOf({ label, kind }: RankedPlan): string {
  return isOwn(kind) ? label : `[${label}]`;
}

/** Whether it is a plan of the study, or `hold`. */
function isOwn(kind: RankedPlan['kind']): boolean {
  return kind === 'plan' || kind === 'hold';
}

/** Letters of a line of a name. */
const LINE = 30;

/** A name over two lines, cut only where it needs more. */
function inTwo(name: string): string[] {
  const words = name.split(' ');
  const fits = words.findLastIndex((_, index) => words.slice(0, index + 1).join(' ').length <= LINE);
  const [first, rest] = [words.slice(0, fits + 1).join(' '), words.slice(fits + 1).join(' ')];
  return first === '' || rest === '' ? [shorten(name, LINE)] : [first, shorten(rest, LINE)];
}

function numbersOf({ againstHold, extraSpend }: RankedPlan): number[] {
  if (!againstHold) return [0, 0, 0, 0, 0, extraSpend];
  const { difference, within, after } = againstHold;
  return [difference.mean, difference.p10, difference.p90, within, after, extraSpend];
}

function panelOf(decision: Decision, rows: readonly RankedPlan[]) {
  const { currency } = decision.study;
  const values = rows.flatMap((row) => numbersOf(row).slice(0, 4));
  const size = { rows: rows.length, rowHeight: ROW, width: CHART_WIDTH - 4 - NAMES - COLUMNS };
  const { frame, layers: axis } = gainRows(values, { ...size, currency, ticks: 4 });
  const layers = [
    ...axis,
    draw(frame, { type: 'rule', y: -6, y2: frame.height, stroke: GREYS.ink, strokeWidth: 1.25 }, [{ x: 0 }]),
    ...rows.flatMap((row, index) => rowMarks(frame, row, { index, ...markOf(decision, row) })),
    ...columns(frame, decision, rows),
  ];
  return { frame, layers };
}

function markOf(decision: Decision, { name, kind }: RankedPlan): Pick<PlanMark, 'colour' | 'shape'> {
  const shown = isOwn(kind) ? shownPlans(decision).find(({ plan }) => plan.name === name) : undefined;
  return shown ?? { colour: GREYS.muted, shape: 'circle' };
}

function rowMarks(
  frame: Frame,
  row: RankedPlan,
  { index, colour, shape }: Pick<PlanMark, 'colour' | 'shape'> & { readonly index: number },
): Layer[] {
  const [mean = 0, p10 = 0, p90 = 0, within = 0] = numbersOf(row);
  const at = (part: number): number => index + part;
  const bar = (from: number, to: number, [top, bottom]: readonly [number, number]): Datum[] =>
    from === to ? [] : [{ x: Math.min(from, to), x2: Math.max(from, to), y: at(top), y2: at(bottom) }];
  return [
    draw(frame, { type: 'rect', fill: colour }, bar(0, within, [0.54, 0.68])),
    draw(frame, { type: 'rect', fill: colour, fillOpacity: 0.35 }, bar(within, mean, [0.68, 0.82])),
    draw(frame, { type: 'rule', stroke: colour, strokeWidth: 2 }, p10 === p90 ? [] : [{ x: p10, x2: p90, y: at(0.32) }]),
    draw(frame, symbol(shape, colour, { size: 64, stroke: GREYS.paper }), [{ x: mean, y: at(0.32) }]),
  ];
}

/** Names on the left; extra spend, chance and the other reading on the right. */
function columns(frame: Frame, decision: Decision, rows: readonly RankedPlan[]): Layer[] {
  const { otherReading, model } = decision;
  const cells = (style: TextStyle, of: (row: RankedPlan) => string | string[]): Layer =>
    draw(
      frame,
      { ...style, type: 'text' },
      rows.map((row, index) => ({ y: index + 0.4, text: of(row) })),
    );
  const right = (x: number, of: (row: RankedPlan) => string): Layer => cells({ x, align: 'right' }, of);
  const head = (x: number, words: string): Layer =>
    draw(frame, { type: 'text', x, y: -16, align: 'right', fill: GREYS.muted, limit: 96 }, [{ text: words }]);
  const [spendAt, chanceAt, otherAt] = [frame.width + 66, frame.width + 148, frame.width + COLUMNS - 2];
  const drawn = isSimulated(decision);
  return [
    cells({ x: -NAMES, align: 'left', fontWeight: 700, limit: NAMES - 8 }, (row) => inTwo(nameOf(row))),
    head(spendAt, 'extra spend'),
    right(spendAt, (row) => extraOf(row, decision)),
    ...(drawn ? [head(chanceAt, `ahead of ${shorten(heldIn(decision), 8)}`), right(chanceAt, chanceOf)] : []),
    ...(otherReading
      ? [head(otherAt, readingLabel(model, otherReading.reading)), right(otherAt, (row) => thereOf(row, decision))]
      : []),
  ];
}

function extraOf({ kind, extraSpend }: RankedPlan, { study }: Decision): string {
  return kind === 'hold' ? MISSING : formatGain(extraSpend, study.currency);
}

function chanceOf({ againstHold }: RankedPlan): string {
  return againstHold ? shortChance(againstHold.probability) : MISSING;
}

function thereOf({ name }: RankedPlan, { otherReading, study }: Decision): string {
  const there = [...(otherReading?.rows ?? []), ...(otherReading?.beside ?? [])].find((row) => row.name === name)?.againstHold;
  return there ? formatGain(there.difference.mean, study.currency) : MISSING;
}
