import { at } from '../../../core/present.ts';
import type { Decision, PairResult } from '../../../decide/decision.ts';
import { bottomAxis } from '../../charts/axes.ts';
import { isSimulated, labelOf, shownPlans, standingOf } from '../../charts/chartFacts.ts';
import type { Datum, Frame, Layer } from '../../charts/marks.ts';
import { draw, symbol } from '../../charts/marks.ts';
import { chartOf } from '../../charts/panels.ts';
import { GREYS } from '../../charts/theme.ts';
import { niceTicks } from '../../charts/ticks.ts';
import { formatChance, formatGain, formatMoney, formatNumber } from '../../format.ts';
import type { DrawChart } from '../topic.ts';

/** How the difference of worth of the headline pair is spread over the simulated futures. */
export const valueDistribution: DrawChart = (decision) => {
  const pair = decision.headline;
  if (!isSimulated(decision) || pair.alternative === pair.reference || !pair.histogram.some(({ count }) => count > 0))
    return undefined;
  const { currency } = decision.study;
  const [alternative, reference] = [labelOf(decision, pair.alternative), labelOf(decision, pair.reference)];
  const { mean, p10, p90 } = pair.valueDifference;
  const interval = `${formatGain(p10, currency)} to ${formatGain(p90, currency)}`;
  return {
    title: titleOf(decision, pair),
    caption: `Worth of ${alternative} less that of ${reference}, ${currency}, over ${formatNumber(decision.draws)} simulated futures; the first and the last bar also hold what lies beyond. The line under the axis runs from P10 to P90, its dot is the expected value.`,
    alt: `Histogram of the difference of worth. Expected ${formatGain(mean, currency)}, four futures in five between ${interval}; ${alternative} is better in ${formatChance(pair.probabilityBetter)}.`,
    spec: chartOf([panelOf(decision, pair)]),
    table: {
      columns: [`From, ${currency}`, `To, ${currency}`, 'Simulated futures', 'Part of all, %'],
      rows: merged(pair.histogram).map(({ from, to, count }) =>
        [from, to, count].map((value) => formatNumber(value)).concat(formatNumber((100 * count) / total(pair), 1)),
      ),
    },
  };
};

/** Rows that a table of the histogram may have: the chart draws finer bins than anybody reads as numbers. */
const MOST_ROWS = 16;

/** Neighbouring bins taken together, as many as it takes. */
function merged(bins: PairResult['histogram']): PairResult['histogram'] {
  const each = Math.ceil(bins.length / MOST_ROWS);
  return Array.from({ length: Math.ceil(bins.length / each) }, (_, index) => {
    const group = bins.slice(index * each, (index + 1) * each);
    const count = group.reduce((sum, bin) => sum + bin.count, 0);
    return { from: at(group, 0).from, to: at(group, group.length - 1).to, count };
  });
}

function total({ histogram }: PairResult): number {
  return histogram.reduce((sum, { count }) => sum + count, 0);
}

function titleOf(decision: Decision, pair: PairResult): string {
  const { level, ahead, behind, probability, lead } = standingOf(decision, pair);
  const { currency } = decision.study;
  const expected = `the expected difference is ${formatMoney(Math.abs(lead), currency)}`;
  if (level) return `${ahead} and ${behind} are each better in about half of the simulated futures; ${expected}`;
  const money =
    lead >= 0
      ? `over all of them it is ${formatMoney(lead, currency)} ahead`
      : `yet over all of them it is ${formatMoney(-lead, currency)} behind`;
  return `${ahead} beats ${behind} in ${formatChance(probability)} simulated futures; ${money} on average`;
}

/** Part of the width at either side in which a label would stand out of the chart. */
const EDGE = 0.03;

function panelOf(decision: Decision, pair: PairResult) {
  const bins = pair.histogram;
  const { p10, p90 } = pair.valueDifference;
  const [low, high] = [Math.min(0, p10, at(bins, 0).from), Math.max(0, p90, at(bins, bins.length - 1).to)];
  const top = Math.max(...bins.map(({ count }) => count));
  const frame: Frame = { width: 660, height: 200, x: [low, high], y: [0, top * 1.02] };
  const edge = EDGE * (high - low);
  const ticks = niceTicks(low, high, 7).filter((value) => value >= low + edge && value <= high - edge);
  const { currency } = decision.study;
  const layers = [
    ...sides(decision, pair).map(({ colour, rows }) =>
      draw(frame, { type: 'rect', fill: colour, stroke: GREYS.paper, strokeWidth: 0.75 }, rows),
    ),
    ...bottomAxis(
      frame,
      ticks.map((value) => ({ value, text: formatGain(value, currency) })),
      false,
    ),
    draw(frame, { type: 'rule', y: -8, y2: frame.height, stroke: GREYS.ink, strokeWidth: 1.25 }, [{ x: 0 }]),
    ...words(frame, decision, pair),
    ...interval(frame, pair, currency),
  ];
  return { frame, layers };
}

/** The bins left and right of nil, a bin across it cut in two, each side in the colour of the plan that is better there. */
function sides(decision: Decision, { histogram, reference, alternative }: PairResult): { colour: string; rows: Datum[] }[] {
  const cut = (from: (bin: number) => number, to: (bin: number) => number): Datum[] =>
    histogram.flatMap((bin) => {
      const [x, x2] = [from(bin.from), to(bin.to)];
      return x2 > x && bin.count > 0 ? [{ x, x2, y: 0, y2: bin.count }] : [];
    });
  return [
    {
      colour: colourOf(decision, reference),
      rows: cut(
        (value) => value,
        (value) => Math.min(0, value),
      ),
    },
    {
      colour: colourOf(decision, alternative),
      rows: cut(
        (value) => Math.max(0, value),
        (value) => value,
      ),
    },
  ];
}

function colourOf(decision: Decision, name: string): string {
  return shownPlans(decision).find(({ plan }) => plan.name === name)?.colour ?? GREYS.muted;
}

/** Which side is whose, above the bars at the left and the right edge. */
function words(frame: Frame, decision: Decision, { reference, alternative, probabilityBetter }: PairResult): Layer[] {
  const style = { type: 'text', y: -22, fontSize: 12, fontWeight: 700, limit: frame.width / 2 - 8 } as const;
  const better = (name: string, part: number): string => `${labelOf(decision, name)} better in ${formatChance(part)}`;
  return [
    draw(frame, { ...style, x: 0, align: 'left', fill: colourOf(decision, reference) }, [
      { text: `← ${better(reference, 1 - probabilityBetter)}` },
    ]),
    draw(frame, { ...style, x: frame.width, align: 'right', fill: colourOf(decision, alternative) }, [
      { text: `${better(alternative, probabilityBetter)} →` },
    ]),
  ];
}

/** The middle 80 % and the expected value, under the axis, with words as near to it as the edges allow. */
function interval(frame: Frame, { valueDifference: { mean, p10, p90 } }: PairResult, currency: string): Layer[] {
  const y = frame.height + 30;
  const [low, high] = frame.x;
  const centre = (frame.width * (mean - low)) / (high - low);
  const x = Math.min(frame.width - HALF_SENTENCE, Math.max(HALF_SENTENCE, centre));
  const sentence = `expected ${formatGain(mean, currency)}, four futures in five from ${formatGain(p10, currency)} to ${formatGain(p90, currency)}`;
  return [
    draw(frame, { type: 'rule', y, stroke: GREYS.ink, strokeWidth: 3 }, [{ x: p10, x2: p90 }]),
    draw(frame, symbol('circle', GREYS.ink, { stroke: GREYS.paper, size: 80, y }), [{ x: mean }]),
    draw(frame, { type: 'text', x, y: y + 17 }, [{ text: sentence }]),
  ];
}

/** Half of the pixels that the sentence under the axis takes. */
const HALF_SENTENCE = 170;
