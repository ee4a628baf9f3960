import { isSimulated, shownPlans } from '../../charts/chartFacts.ts';
import { gainRows } from '../../charts/gainRows.ts';
import { draw, symbol } from '../../charts/marks.ts';
import { chartOf } from '../../charts/panels.ts';
import { CHART_WIDTH, GREYS } from '../../charts/theme.ts';
import { formatGain, formatNumber, shortChance } from '../../format.ts';
import type { DrawChart } from '../topic.ts';
import { delaySentence, startLabel } from './delayWords.ts';

const NAMES = 214;
const RIGHT = 120;

/** The plan's worth against `hold` by when it begins. */
export const delayChart: DrawChart = (decision) => {
  const { delay, model, study } = decision;
  if (!delay) return undefined;
  const { currency } = study;
  const rows = delay.starts.map((start) => ({ ...start, label: startLabel(start, model) }));
  const values = rows.flatMap(({ againstHold: { difference } }) => [difference.mean, difference.p10, difference.p90]);
  const size = { rows: rows.length, rowHeight: 30, width: CHART_WIDTH - 4 - NAMES - RIGHT };
  const { frame, layers: axis } = gainRows(values, { ...size, currency, ticks: 4 });
  const colour = shownPlans(decision).find(({ plan }) => plan.name === delay.plan)?.colour ?? GREYS.muted;
  const each = rows.map(({ againstHold: { difference } }, index) => ({ ...difference, y: index + 0.5 }));
  return {
    title: delaySentence(delay, currency).replace(/\.$/, ''),
    caption: `Worth against Hold of ${delay.label} by when it begins, ${currency}. ${isSimulated(decision) ? 'Dot: expected; line: 8 in 10 futures.' : 'At the medians.'}`,
    alt: rows
      .map(({ label, againstHold }) => `Begun ${label}: ${formatGain(againstHold.difference.mean, currency)}`)
      .join('; ')
      .concat('.'),
    spec: chartOf([
      {
        frame,
        layers: [
          ...axis,
          draw(
            frame,
            { type: 'rule', stroke: colour, strokeWidth: 2 },
            each.filter(({ p10, p90 }) => p10 < p90).map(({ p10, p90, y }) => ({ x: p10, x2: p90, y })),
          ),
          draw(
            frame,
            symbol('circle', colour, { size: 64, stroke: GREYS.paper }),
            each.map(({ mean, y }) => ({ x: mean, y })),
          ),
          draw(
            frame,
            { type: 'text', x: -NAMES, align: 'left', limit: NAMES - 8 },
            rows.map(({ label }, index) => ({ y: index + 0.5, text: label })),
          ),
          draw(
            frame,
            { type: 'text', x: frame.width + RIGHT - 4, align: 'right' },
            each.map(({ mean, y }) => ({ y, text: formatGain(mean, currency) })),
          ),
        ],
      },
    ]),
    table: {
      columns: ['Begins', `Worth against Hold, ${currency}`, 'P10', 'P90', 'Ahead of Hold in'],
      rows: rows.map(({ label, againstHold: { difference, probability } }) => [
        label,
        ...[difference.mean, difference.p10, difference.p90].map((value) => formatNumber(value)),
        isSimulated(decision) ? shortChance(probability) : '–',
      ]),
    },
  };
};
