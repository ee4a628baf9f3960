import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadApart } from '../../../src/report/charts/endLabels.ts';
import { unbroken } from '../../../src/report/charts/marks.ts';
import { textWidth } from '../../../src/report/charts/textWidth.ts';
import { niceTicks } from '../../../src/report/charts/ticks.ts';
import { formatChance, formatNumber, shorten, visible } from '../../../src/report/format.ts';
import { chartFonts } from './chartFonts.ts';

const pixel = fc.double({ min: 0, max: 200, noNaN: true });

describe('spreadApart', () => {
  it('keeps labels apart, in order and within the frame', () => {
    fc.assert(
      fc.property(fc.array(pixel, { minLength: 1, maxLength: 10 }), (positions) => {
        const moved = spreadApart(positions, { gap: 14, low: 0, high: 200 });
        const order = positions.map((_, index) => index).sort((a, b) => (positions[a] ?? 0) - (positions[b] ?? 0));
        const sorted = order.map((index) => moved[index] ?? Number.NaN);
        for (const [index, place] of sorted.entries()) {
          expect(place).toBeGreaterThanOrEqual(-1e-9);
          expect(place).toBeLessThanOrEqual(200 + 1e-9);
          if (index > 0) expect(place - (sorted[index - 1] ?? 0)).toBeGreaterThanOrEqual(14 - 1e-9);
        }
      }),
    );
  });

  it('leaves alone what is far enough apart', () => {
    expect(spreadApart([10, 190, 100], { gap: 14, low: 0, high: 200 })).toEqual([10, 190, 100]);
  });
});

describe('niceTicks', () => {
  it('encloses the range in at most twice as many steps as asked', () => {
    const value = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(value, fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (low, span) => {
        const ticks = niceTicks(low, low + span, 5);
        const slack = 1e-6 * Math.max(1, Math.abs(low), span);
        expect(ticks[0]).toBeLessThanOrEqual(low + slack);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(low + span - slack);
        expect(ticks.length).toBeLessThanOrEqual(12);
      }),
    );
  });

  it('has ticks for a range of nothing', () => {
    expect(niceTicks(0, 0).length).toBeGreaterThan(1);
    expect(niceTicks(5, 5).length).toBeGreaterThan(1);
  });
});

describe('text', () => {
  it('never claims certainty', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (part) => !/^(0|100) of/.test(formatChance(part))));
  });

  it('never shows a signed nil or a number that is none', () => {
    expect(formatNumber(-0.0001, 2)).toBe('0.00');
    expect(formatNumber(Number.POSITIVE_INFINITY)).toBe('–');
  });

  it('keeps names short and free of what XML cannot carry', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect([...shorten(name)].length).toBeLessThanOrEqual(28);
        expect(visible(name)).not.toMatch(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u);
      }),
    );
  });

  it('breaks a line where a month is missing', () => {
    const rows = [1, Number.NaN, 3, 4].map((y, x) => ({ x, y }));
    expect(unbroken(rows)).toEqual([[rows[0]], [rows[2], rows[3]]]);
  });
});

describe('textWidth', () => {
  it('measures in the face that is drawn: bold is wider, width grows with size', () => {
    const width = textWidth(chartFonts());
    const text = 'Paid search (brand + generic)';
    expect(width({ fontSize: 11 }, text)).toBeCloseTo(133.5, 0);
    expect(width({ fontSize: 22 }, text)).toBeCloseTo(2 * width({ fontSize: 11 }, text), 9);
    expect(width({ fontSize: 11, fontWeight: 700 }, text)).toBeGreaterThan(width({ fontSize: 11 }, text));
    expect(width({}, undefined)).toBe(0);
  });
});
