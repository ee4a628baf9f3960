import { expect, test } from 'vitest';
import { at, present } from '../../../src/core/present.ts';
import { predict } from '../../../src/posterior/fitted.ts';
import { posteriorDraws } from '../../../src/posterior/posteriorDraws.ts';
import { createTarget } from '../../../src/posterior/target.ts';
import { shippedStudy } from '../../posterior/shippedWorld.ts';
import { cellsOf, committed } from './committed.ts';

const SCHEDULE = { runs: 1, chains: 2, warmUp: 1, block: 1, thin: 1, mostBlocks: 1 };

/** Contribution by month and place as the engine has it. */
function contribution(reading: string): Float64Array[] {
  const source = shippedStudy('demo', reading).source(SCHEDULE);
  const points = committed(reading);
  const target = createTarget(source);
  const places = points.rows(
    'place',
    target.coordinates.map(({ slot }) => slot),
  );
  const draws = posteriorDraws({ ...source, draws: points.count }, target, { places, batches: new Uint16Array(points.count) });
  const cash = { ...present(target.series[0], 'series'), slot: 'contribution_margin' };
  return [...present(predict(source, [cash], draws)[0], 'prediction').at];
}

test.each(['article', 'evidence'])('contribution is what a program of its own makes of it, in the reading %s', (reading) => {
  const wanted = cellsOf('cash.csv').filter(([of]) => of === reading);
  const found = contribution(reading);
  const apart = wanted.flatMap(([, ...months], point) =>
    months.filter((text, month) => {
      const value = Number(text);
      return !(Math.abs(at(at(found, month), point) - value) <= 1e-9 * Math.max(1, Math.abs(value)));
    }),
  );
  expect(apart).toEqual([]);
  expect([wanted.length, found.length]).toEqual([40, 34]);
});
