import type { Decision } from '../../../decide/decision.ts';
import type { SizedTest, TestValue } from '../../../decide/testing/testValue.ts';
import { gainRows } from '../../charts/gainRows.ts';
import { draw, symbol } from '../../charts/marks.ts';
import { chartOf } from '../../charts/panels.ts';
import { CHART_WIDTH, GREYS, PART_COLOURS } from '../../charts/theme.ts';
import { formatGain, formatNumber, shorten } from '../../format.ts';
import { inSentence } from '../../text.ts';
import type { DrawChart } from '../topic.ts';
import { bestOf, type ClearTest, clearTests, isClear, paysClearly, sizeName } from './testSizes.ts';

const NAMES = 330;
/** Letters of a test's name beside its size. */
const SHORT = 34;
const RIGHT = 70;

/** What each test is worth at each of its sizes, before and after what it costs. */
export const testsChart: DrawChart = (decision) => {
  const rows = rowsOf(decision);
  const best = bestOf(clearTests(decision));
  if (!best) return undefined;
  const { currency } = decision.study;
  const size = { rows: rows.length, rowHeight: 24, width: CHART_WIDTH - 4 - NAMES - RIGHT };
  const { frame, layers: axis } = gainRows(
    rows.flatMap(({ value, net }) => [value, net]),
    { ...size, currency, ticks: 3 },
  );
  const at = rows.map(({ value, net, label }, index) => ({ value, net, label, y: index + 0.5 }));
  const dots = (of: 'value' | 'net', colour: string) =>
    draw(
      frame,
      symbol(of === 'net' ? 'circle' : 'diamond', colour, { size: 54, stroke: GREYS.paper }),
      at.map((row) => ({ x: row[of], y: row.y })),
    );
  return {
    title: titleOf(best, decision),
    caption: `Diamond: what the test would tell; dot: the same less its fee, what its own change loses and what choosing later loses, ${currency}. Sizes whose value stands out from its error.`,
    alt: `${rows.map(({ label, net }) => `${label}: ${formatGain(net, currency)}`).join('; ')}.`,
    spec: chartOf([
      {
        frame,
        layers: [
          ...axis,
          draw(
            frame,
            { type: 'rule', stroke: GREYS.rule, strokeWidth: 1.5 },
            at.map(({ value, net, y }) => ({ x: net, x2: value, y })),
          ),
          dots('value', GREYS.muted),
          dots('net', PART_COLOURS.earned),
          draw(
            frame,
            { type: 'text', x: -NAMES, align: 'left', limit: NAMES - 8 },
            at.map(({ label, y }) => ({ y, text: label })),
          ),
          draw(
            frame,
            { type: 'text', x: frame.width + RIGHT - 4, align: 'right' },
            at.map(({ net, y }) => ({ y, text: formatGain(net, currency) })),
          ),
        ],
      },
    ]),
    table: {
      columns: ['Test', `Worth, ${currency}`, `Cost, ${currency}`, `Net, ${currency}`],
      rows: rows.map(({ label, value, fee, lost, net }) => [
        label,
        ...[value, fee + lost, net].map((money) => formatNumber(money)),
      ]),
    },
  };
};

type Row = SizedTest & { readonly label: string };

function titleOf({ test, size }: ClearTest, { model, study: { currency } }: Decision): string {
  const [name, money] = [inSentence(sizeName(test, size, model)), formatGain(size.net, currency)];
  if (paysClearly(size)) return `What would pay for itself before choosing, ${money}: ${name}`;
  return size.net > 0
    ? `The test that nets most, ${money} and within its error: ${name}`
    : `No test before choosing pays for itself: the best nets ${money}, ${name}`;
}

/** Test by test, the smallest size first. */
function rowsOf(decision: Decision): Row[] {
  const inOrder = ({ sizes }: TestValue): SizedTest[] => [...sizes].sort((a, b) => a.months - b.months || a.count - b.count);
  return clearTests(decision).flatMap(({ test }) =>
    inOrder(test)
      .filter(isClear)
      .map((size) => ({ ...size, label: sizeName({ label: shorten(test.label, SHORT) }, size, decision.model) })),
  );
}
