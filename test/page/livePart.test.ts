import { expect, test } from 'vitest';
import { fromPlainText } from '../../src/core/plainText.ts';
import { livePart } from '../../src/report/outputs/html/live/livePart.ts';
import type { Parcel } from '../../src/report/outputs/html/live/parcel.ts';
import { CALIBRATED } from '../helpers/sampleCalibrated.ts';

const BUNDLE = 'start("</script><!--");';

function partIn(room: number) {
  const { data, scripts } = livePart(CALIBRATED, BUNDLE, room);
  const text = />(.*?)<\/script>/s.exec(data.markup)?.[1] ?? '';
  const bits = (fromPlainText(text) as Parcel).readings.map(({ draws }) => draws.bits);
  return { bits, scripts, size: data.markup.length + scripts.reduce((sum, { length }) => sum + length, 0) };
}

test('draws are as fine as there is room for, and as coarse as they may become where there is none', () => {
  const [fine, coarse] = [partIn(1_000_000), partIn(0)];
  expect([fine.bits[0], coarse.bits[0]]).toEqual([24, 9]);
  const room = (fine.size + coarse.size) / 2;
  const between = partIn(room);
  expect(between.size).toBeLessThanOrEqual(room);
  expect(between.bits[0]).toBeLessThan(24);
  expect(between.bits[0]).toBeGreaterThan(9);
});

test('nothing in a script ends it early', () => {
  for (const script of partIn(0).scripts) expect(script).not.toMatch(/<\/script|<!--/);
});
