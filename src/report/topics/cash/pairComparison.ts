import type { Decision, PairResult, ReadingName } from '../../../decide/decision.ts';
import { isSimulated, labelOf, shownPlans } from '../../charts/chartFacts.ts';
import { gainRows } from '../../charts/gainRows.ts';
import type { Frame, Layer } from '../../charts/marks.ts';
import { draw, symbol } from '../../charts/marks.ts';
import { chartOf } from '../../charts/panels.ts';
import { GREYS } from '../../charts/theme.ts';
import { formatList, formatNumber, formatProbability, shorten } from '../../format.ts';
import { readingLabel } from '../../reportSetting.ts';
import type { DrawChart } from '../topic.ts';

const NAMES = 176;
const ODDS = 156;
const ROW = 46;

interface ShownPair extends Pick<PairResult, 'reference' | 'alternative' | 'probabilityBetter'> {
  readonly npvDifference: Pick<PairResult['npvDifference'], 'mean' | 'p10' | 'p90'>;
}

interface PairRow {
  readonly pair: ShownPair;
  readonly other: ShownPair | undefined;
}

/** Every pair of plans: by how much, how sure, and whether the other reading of the evidence agrees. */
export const pairComparison: DrawChart = (decision) => {
  const rows = pairRows(decision);
  if (rows.length === 0) return undefined;
  const { currency } = decision.study;
  const { reading, otherReading } = decision;
  const odds = rows.map(({ pair }) => `${pairName(decision, pair)} ${formatProbability(pair.probabilityBetter)}`);
  return {
    title: titleOf(decision),
    caption: `NPV difference, the first plan less the second, ${currency}. Dots: expected value; bars: P10–P90, four futures in five.${readingKey(decision)}`,
    alt: `A row for each pair of plans with the NPV difference, its interval and how often the first plan is better: ${formatList(odds)}.`,
    spec: chartOf([panelOf(decision, rows)]),
    table: {
      columns: [
        'Pair',
        ...(reading === '' ? [] : ['Reading']),
        'First plan better',
        `Expected difference, ${currency}`,
        'P10',
        'P90',
      ],
      rows: rows.flatMap(({ pair, other }) => [
        tableRow(decision, pair, reading),
        ...(other && otherReading ? [tableRow(decision, other, otherReading.reading)] : []),
      ]),
    },
  };
};

/** Which dots are of which reading; nothing where there is one. */
function readingKey({ model, reading, otherReading }: Decision): string {
  if (!otherReading) return '';
  return ` Filled: the ${readingLabel(model, reading)} of the channel table; hollow: the ${readingLabel(model, otherReading.reading)}.`;
}

/** The pairs, each the way round that the headline has it where it is the headline's. */
function pairRows({ pairs, headline, otherReading }: Decision): PairRow[] {
  return pairs.map((pair, index) => {
    const other = otherReading?.pairs[index];
    const turned = pair.reference === headline.alternative && pair.alternative === headline.reference;
    return turned ? { pair: turnedRound(pair), other: other && turnedRound(other) } : { pair, other };
  });
}

/** The pair seen from its other plan. */
function turnedRound(pair: PairResult): ShownPair {
  const { mean, p10, p90 } = pair.npvDifference;
  return {
    reference: pair.alternative,
    alternative: pair.reference,
    probabilityBetter: 1 - pair.probabilityBetter,
    npvDifference: { mean: -mean, p10: -p90, p90: -p10 },
  };
}

function pairName(decision: Decision, { alternative, reference }: ShownPair): string {
  return `${labelOf(decision, alternative)} over ${labelOf(decision, reference)}`;
}

function tableRow(decision: Decision, pair: ShownPair, reading: ReadingName): string[] {
  const { mean, p10, p90 } = pair.npvDifference;
  return [
    pairName(decision, pair),
    ...(reading === '' ? [] : [reading]),
    formatProbability(pair.probabilityBetter),
    ...[mean, p10, p90].map((value) => formatNumber(value)),
  ];
}

function titleOf(decision: Decision): string {
  const { best, model, otherReading } = decision;
  const odds = decision.pairs.flatMap((pair) => {
    if (pair.alternative === best) return [{ other: pair.reference, part: pair.probabilityBetter }];
    return pair.reference === best ? [{ other: pair.alternative, part: 1 - pair.probabilityBetter }] : [];
  });
  const beaten = formatList(odds.map(({ other, part }) => `of ${labelOf(decision, other)} in ${formatProbability(part)}`));
  const opening = `${labelOf(decision, best)} has the highest ${isSimulated(decision) ? 'expected NPV' : 'NPV at the medians'}`;
  const proof = isSimulated(decision) ? `, ahead ${beaten} of simulated futures` : '';
  if (!otherReading) return `${opening}${proof}`;
  const agrees = otherReading.best === best ? 'agrees' : `prefers ${labelOf(decision, otherReading.best)}`;
  return `${opening}${proof}; the ${readingLabel(model, otherReading.reading)} ${agrees}`;
}

function panelOf(decision: Decision, rows: readonly PairRow[]) {
  const { currency } = decision.study;
  const both = rows.flatMap(({ pair, other }) => [pair, other ?? pair]);
  const values = both.flatMap(({ npvDifference: { p10, p90 } }) => [p10, p90]);
  const size = { rows: rows.length, rowHeight: ROW, width: 676 - NAMES - ODDS };
  const { frame, layers: axis } = gainRows(values, { ...size, currency, ticks: 5 });
  const layers = [
    ...axis,
    ...heads(frame, decision),
    ...rows.flatMap((row, index) => rowLayers(frame, decision, { ...row, index })),
  ];
  return { frame, layers };
}

function heads(frame: Frame, decision: Decision): Layer[] {
  const { model, reading, otherReading } = decision;
  const style = { type: 'text', y: -14, align: 'left', fill: GREYS.muted } as const;
  const key = [reading, ...(otherReading ? [otherReading.reading] : [])].flatMap((name, index) => {
    const [x, fill] = [4 + 96 * index, index === 0 ? GREYS.muted : GREYS.paper];
    const dot = symbol('circle', fill, { stroke: GREYS.muted, size: 50, x, y: -14 });
    return [draw(frame, dot, [{}]), draw(frame, { ...style, x: x + 9 }, [{ text: readingLabel(model, name) }])];
  });
  const odds = draw(frame, { ...style, x: frame.width + 16 }, [{ text: 'how often the first is better' }]);
  return [
    draw(frame, { ...style, x: -NAMES }, [{ text: 'First plan over second' }]),
    ...key,
    ...(isSimulated(decision) ? [odds] : []),
  ];
}

function rowLayers(frame: Frame, decision: Decision, { pair, other, index }: PairRow & { index: number }): Layer[] {
  const middle = (index + 0.5) * ROW;
  const colour = shownPlans(decision).find(({ plan }) => plan.name === pair.alternative)?.colour ?? GREYS.ink;
  const name = { type: 'text', align: 'left', x: -NAMES, limit: NAMES - 12 } as const;
  const odds = `${formatProbability(pair.probabilityBetter)}${other ? ` (${formatProbability(other.probabilityBetter)})` : ''}`;
  return [
    draw(frame, { ...name, y: middle - 7, fontSize: 12, fontWeight: 700, fill: colour }, [
      { text: shorten(labelOf(decision, pair.alternative)) },
    ]),
    draw(frame, { ...name, y: middle + 8 }, [{ text: `over ${labelOf(decision, pair.reference)}` }]),
    ...interval(frame, pair, { y: middle - (other ? 7 : 0), colour, filled: true }),
    ...(other ? interval(frame, other, { y: middle + 7, colour, filled: false }) : []),
    ...(isSimulated(decision)
      ? [
          draw(frame, { type: 'text', align: 'left', x: frame.width + 16, y: middle, fontSize: 12, fontWeight: 700 }, [
            { text: odds },
          ]),
        ]
      : []),
  ];
}

function interval(frame: Frame, pair: ShownPair, style: { y: number; colour: string; filled: boolean }): Layer[] {
  const { y, colour, filled } = style;
  const { mean, p10, p90 } = pair.npvDifference;
  const dot = symbol('circle', filled ? colour : GREYS.paper, { stroke: colour, size: 60, y });
  return [
    draw(frame, { type: 'rule', y, stroke: colour, strokeWidth: filled ? 2.5 : 1.25 }, [{ x: p10, x2: p90 }]),
    draw(frame, dot, [{ x: mean }]),
  ];
}
