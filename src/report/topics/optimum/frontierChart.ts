import { at } from '../../../core/present.ts';
import type { Decision } from '../../../decide/decision.ts';
import type { FrontierPoint } from '../../../decide/optimise/optimum.ts';
import { axisWidth, bottomAxis, nilLine, valueAxis } from '../../charts/axes.ts';
import { shownPlans } from '../../charts/chartFacts.ts';
import { draw, type Frame, haloText, type Layer, symbol } from '../../charts/marks.ts';
import { axisTitle, chartOf } from '../../charts/panels.ts';
import type { PlanMark } from '../../charts/planMarks.ts';
import { CHART_WIDTH, GREYS, PART_COLOURS } from '../../charts/theme.ts';
import { niceTicks, rangeOf } from '../../charts/ticks.ts';
import { formatGain, formatMoney, formatNumber } from '../../format.ts';
import type { DrawChart } from '../topic.ts';

/** A plan of the study by the money of its window, and its worth against `hold`. */
interface Placed extends Pick<PlanMark, 'colour' | 'shape'> {
  readonly label: string;
  readonly money: number;
  readonly gain: number;
}

/** The worth of the best plan for each amount of money, with the plans of the study beside it. */
export const frontierChart: DrawChart = (decision) => {
  const frontier = decision.optimum?.frontier ?? [];
  if (frontier.length < 2) return undefined;
  const { currency } = decision.study;
  const plans = placedPlans(decision);
  const knee = frontier.find(({ isKnee }) => isKnee);
  const most = knee ? `most of it is won by ${formatMoney(knee.money, currency)}` : 'no amount is enough for most of it';
  return {
    title: `What the best plan is worth by how much money it has: ${most}`,
    caption: `Worth against Hold by the money of the window, ${currency}. Line: the best plan for each amount; band: 8 in 10 futures; marks: the plans of the study.`,
    alt: `A rising line of worth by money. ${plans.map(({ label, money, gain }) => `${label}: ${formatMoney(money, currency)}, ${formatGain(gain, currency)}`).join('; ')}.`,
    spec: chartOf([panelOf(frontier, plans, currency)]),
    table: {
      columns: ['Money', 'Worth', 'P10', 'P90'].map((title) => `${title}, ${currency}`),
      rows: frontier.map(({ money, gain: { difference } }) =>
        [money, difference.mean, difference.p10, difference.p90].map((value) => formatNumber(value)),
      ),
    },
  };
};

function placedPlans(decision: Decision): Placed[] {
  return shownPlans(decision).flatMap(({ plan, label, colour, shape }) => {
    const row = decision.ranking.rows.find(({ name }) => name === plan.name);
    const gain = row?.kind === 'hold' ? 0 : row?.againstHold?.difference.mean;
    return gain === undefined ? [] : [{ label, colour, shape, money: plan.totals.adSpend + plan.totals.contentSpend, gain }];
  });
}

function panelOf(frontier: readonly FrontierPoint[], plans: readonly Placed[], currency: string) {
  const points = frontier.map(({ money, gain: { difference } }) => ({ money, ...difference })).sort((a, b) => a.money - b.money);
  const gains = [...points.flatMap(({ p10, p90 }) => [p10, p90]), ...plans.map(({ gain }) => gain), 0];
  const money = [...points, ...plans].map((one) => one.money);
  const [up, along] = [
    niceTicks(Math.min(...gains), Math.max(...gains), 5),
    niceTicks(Math.min(...money), Math.max(...money), 5),
  ];
  const ticks = up.map((value) => ({ value, text: formatGain(value, currency) }));
  const left = axisWidth(ticks);
  const frame: Frame = { width: CHART_WIDTH - 4 - left - EDGE, height: 230, x: rangeOf(along), y: rangeOf(up) };
  const line = points.map(({ money: x, mean: y }) => ({ x, y }));
  const colour = PART_COLOURS.earned;
  const layers = [
    ...valueAxis(frame, ticks),
    nilLine(frame),
    ...bottomAxis(
      frame,
      along.map((value) => ({ value, text: formatMoney(value, currency) })),
      false,
    ),
    axisTitle(frame, `Worth against Hold, ${currency}`, { left: left - 4 }),
    draw(
      frame,
      { type: 'area', fill: colour, fillOpacity: 0.12, opacity: 1 },
      points.map(({ money: x, p10, p90 }) => ({ x, y: p10, y2: p90 })),
    ),
    draw(frame, { type: 'line', stroke: colour, strokeWidth: 2, opacity: 1 }, line),
    ...kneeLayers(frame, frontier),
    ...plans.flatMap((plan) => planLayers(frame, plan)),
    ...haloText(frame, { align: 'left', dx: 6, dy: 14, fill: colour, fontWeight: 700 }, [{ ...at(line, 0), text: 'best plan' }]),
  ];
  return { frame, layers };
}

/** Pixels for a name that reaches over the right edge. */
const EDGE = 44;

function kneeLayers(frame: Frame, frontier: readonly FrontierPoint[]): Layer[] {
  const knees = frontier.flatMap(({ money, gain, isKnee }) => (isKnee ? [{ x: money, y: gain.difference.mean }] : []));
  return [
    draw(frame, symbol('circle', GREYS.ink, { size: 50, stroke: GREYS.paper }), knees),
    ...haloText(
      frame,
      { align: 'center', dy: -14, fill: GREYS.ink },
      knees.map((knee) => ({ ...knee, text: 'most is won by here' })),
    ),
  ];
}

function planLayers(frame: Frame, { label, money, gain, colour, shape }: Placed): Layer[] {
  const place = { x: money, y: gain };
  return [
    draw(frame, symbol(shape, colour, { size: 64, stroke: GREYS.paper }), [place]),
    ...haloText(frame, { align: 'center', dy: 15, fill: colour }, [{ ...place, text: label }]),
  ];
}
