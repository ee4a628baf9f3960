import { type Period, periodLabel } from '../../../core/calendar.ts';
import { at } from '../../../core/present.ts';
import type { Decision, PairResult } from '../../../decide/decision.ts';
import { nilLine } from '../../charts/axes.ts';
import { isSimulated, labelOf, lastMonth, lastOf, MOST_BANDS, quarterTable, shownPlans } from '../../charts/chartFacts.ts';
import { type ForecastLine, forecastLines } from '../../charts/forecastLines.ts';
import type { Frame, Layer } from '../../charts/marks.ts';
import { draw, haloText, symbol } from '../../charts/marks.ts';
import { chartOf } from '../../charts/panels.ts';
import { GREYS } from '../../charts/theme.ts';
import { formatChance, formatGain, formatList, formatMoney, formatNumber } from '../../format.ts';
import { inSteps } from '../../text.ts';
import type { DrawChart } from '../topic.ts';

interface Lead extends ForecastLine {
  readonly turning?: Period;
  /** Part of the draws in which the plan pays back within the months shown. */
  readonly chance?: number;
}

/** Contribution gained or lost against the reference plan, added up month by month: when does a plan pay back. */
export const cumulativeContribution: DrawChart = (decision) => {
  const reference = decision.plans[0];
  const leads = decision.pairs.flatMap((pair) => (pair.reference === reference?.name ? leadOf(decision, pair) : []));
  if (!reference || leads.length === 0) return undefined;
  const held = labelOf(decision, reference.name);
  const { currency } = decision.study;
  const t = inSteps(decision.model.step);
  const turned = leads.some((lead) => lead.turning !== undefined);
  const ends = leads.map(({ label, band }) => `${label} ${formatGain(lastOf(band.mean), currency)}`);
  return {
    title: titleOf(decision, leads, held),
    caption: t`Cumulative contribution margin less that of ${held}, ${currency}, not discounted. Lines: expected value; bands: P10–P90.${turned ? t` A ring marks the month from which the expected value stays ahead.` : ''}`,
    alt: t`Lines of cumulative contribution margin against ${held}, by month. At the end: ${formatList(ends)}.`,
    spec: chartOf([
      forecastLines({
        title: `Ahead of ${held} (+) or behind (−), ${currency}`,
        months: decision.projected,
        projected: decision.projected,
        lines: leads,
        format: (value) => formatGain(value, currency),
        height: 230,
        under: (frame) => [nilLine(frame)],
        over: (frame) => leads.flatMap((lead) => turningMark(frame, leads, lead)),
      }),
    ]),
    table: quarterTable({
      columns: leads.flatMap(({ label }) => [`${label} less ${held}, ${currency}`, 'P10', 'P90']),
      months: decision.projected,
      cells: (index) => leads.flatMap(({ band }) => [band.mean, band.p10, band.p90].map((row) => formatNumber(at(row, index)))),
    }),
  };
};

function leadOf(decision: Decision, pair: PairResult): Lead[] {
  const shown = shownPlans(decision).find(({ plan }) => plan.name === pair.alternative);
  const turning = pair.turningMonth === undefined ? {} : { turning: pair.turningMonth };
  if (!shown) return [];
  const part = shown.plan.totals.probabilityPaysBack;
  const chance = part === undefined || !isSimulated(decision) ? {} : { chance: part };
  return [
    {
      ...shown,
      isBanded: shown.isBanded || decision.plans.length <= 1 + MOST_BANDS,
      band: pair.cumulativeDifference,
      ...turning,
      ...chance,
    },
  ];
}

/** A dot where the expected value gets ahead to stay, with words clear of the lines: to its left, or above the bands when it is early. */
function turningMark(frame: Frame, leads: readonly Lead[], { turning, band, colour }: Lead): Layer[] {
  const index = turning === undefined ? -1 : turning - frame.x[0];
  if (turning === undefined || index < 0) return [];
  const dot = { x: turning, y: at(band.mean, index) };
  const months = frame.x[1] - frame.x[0];
  const reach = Math.ceil((WORDS_WIDTH * months) / frame.width);
  const highest = Math.max(...leads.flatMap(({ band: { p90 } }) => p90.slice(index, index + reach + 1)));
  const early = index < months / 2;
  const style = early ? ({ align: 'left', dx: 4, dy: -10 } as const) : ({ align: 'right', dx: -9, dy: -12 } as const);
  const words = { ...dot, y: early ? highest : dot.y, text: `ahead from ${periodLabel(turning)}` };
  return [
    draw(frame, symbol('circle', colour, { stroke: GREYS.paper, size: 70 }), [dot]),
    ...haloText(frame, { ...style, fill: colour, fontWeight: 700 }, [words]),
  ];
}

/** Pixels that "ahead from Nov 2026" takes. */
const WORDS_WIDTH = 112;

function titleOf(decision: Decision, leads: readonly Lead[], held: string): string {
  const { currency } = decision.study;
  const parts = [...leads]
    .sort((a, b) => lastOf(b.band.mean) - lastOf(a.band.mean))
    .map(({ label, turning, chance, band }) => {
      const gap = formatMoney(Math.abs(lastOf(band.mean)), currency);
      const side = lastOf(band.mean) < 0 ? 'behind' : 'ahead';
      if (turning === undefined) return `${label} does not pay back by ${lastMonth(decision)} (${gap} ${side})`;
      const often = chance === undefined ? '' : `, ${chance < 0.5 ? 'but in only' : 'and in'} ${formatChance(chance)} futures`;
      return `on average ${label} pays back against ${held} from ${periodLabel(turning)}${often} (${gap} ${side} at the end)`;
    });
  const text = parts.join('; ');
  return text.startsWith('on average') ? `O${text.slice(1)}` : text;
}
