import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planMarks } from '../../../src/report/charts/planMarks.ts';

const name = fc.stringMatching(/^[a-z]{1,12}(-[a-z]{1,8})?$/);
const names = fc.uniqueArray(name, { minLength: 1, maxLength: 5 }).filter((all) => !all.includes('hold'));

test('up to six plans are told apart by colour, by shape and by dash, in any order of theirs', () => {
  fc.assert(
    fc.property(names, (others) => {
      const marks = planMarks(['hold', ...others]);
      for (const part of [marks.map(({ colour }) => colour), marks.map(({ shape }) => shape), marks.map(({ dash }) => `${dash}`)])
        expect(new Set(part).size).toBe(marks.length);
      expect(
        planMarks(['hold', ...[...others].reverse()])
          .slice(1)
          .reverse(),
      ).toEqual(marks.slice(1));
    }),
  );
});

test('a plan keeps its mark whatever other plan stands beside it, unless both want the same', () => {
  fc.assert(
    fc.property(name, name, (one, other) => {
      fc.pre(one !== other && one !== 'hold' && other !== 'hold');
      const [, alone] = planMarks(['hold', one]);
      const [, otherAlone] = planMarks(['hold', other]);
      fc.pre(alone?.colour !== otherAlone?.colour);
      expect(planMarks(['hold', other, one])[2]).toEqual(alone);
    }),
  );
});

test('the reference is the grey circle, and the plans of the demo keep their colours', () => {
  expect(planMarks(['hold', 'invest-in-content', 'scale-ppc']).map(({ colour, shape }) => [colour, shape])).toEqual([
    ['#66707a', 'circle'],
    ['#0068a8', 'diamond'],
    ['#b84a00', 'square'],
  ]);
});
