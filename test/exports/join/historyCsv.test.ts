import { expect, test } from 'vitest';
import { historyCsv } from '../../../src/study/historyCsv.ts';
import { readHistory } from '../../../src/study/readHistory.ts';
import { CHANNELS, SIGNALS, table } from '../../study/sample.ts';
import { ad, answer, content, join, query, rank, traffic } from './sample.ts';

test('a joined history reads back to the same values', async () => {
  const months = ['2026-01', '2026-02', '2026-03'];
  const joined = await join({
    '=sp.csv': months.map((month, index) => ad(month, 1000 + index)),
    'br.csv': months.slice(1).map((month) => traffic(month, 9876.5)),
    'sqp.csv': [query('2026-01', 'lid'), query('2026-02', 'lid', { clicks: 33, ownClicks: 7 })],
    'rank.csv': [rank('2026-01-03', 'lid', { rank: 12 }), rank('2026-02-03', 'lid', { deeperThan: 306 })],
    'ai.csv': [answer('2026-03-01', 'best lid', { answers: 30, mentions: 7 })],
    'ledger.csv': [content('2026-02-01', 450.5, { signal: 'reviews' })],
  });
  const text = historyCsv(joined);
  expect(text.split('\n')[1]).toMatch(/^2026-01,1000\.00,4000\.00,10,,.*,"?'?Imported from/);
  const { history } = readHistory(table(text, 'history.csv'), { signals: SIGNALS, channels: CHANNELS, currency: 'USD' });
  expect(history.months).toEqual(joined.months);
  expect(new Map(history.columns)).toEqual(new Map(joined.columns));
  expect(history.limits).toEqual(joined.limits);
  expect(history.final).toEqual([true, true, false]);
});
