import fc from 'fast-check';
import { unzlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { canvasOf, fillArea } from '../../src/report/raster/canvas.ts';
import { drawPicture } from '../../src/report/raster/drawPicture.ts';
import { pathLines } from '../../src/report/raster/pathLines.ts';
import { strokeLines } from '../../src/report/raster/strokeLines.ts';

const SIZE = 40;
const BLACK = { colour: [0, 0, 0], opacity: 1 } as const;

/** How much of a canvas is black, in dots; each dot is rounded to a part of 255. */
function blackened(lines: Parameters<typeof fillArea>[1]): number {
  const canvas = canvasOf(SIZE, SIZE);
  fillArea(canvas, lines, BLACK);
  return canvas.dots.filter((_, place) => (place % (3 * SIZE + 1)) % 3 === 1).reduce((sum, dot) => sum + (255 - dot) / 255, 0);
}

const ROUNDING = (SIZE * SIZE * 0.5) / 255;

const point = fc.tuple(fc.double({ min: 1, max: 39, noNaN: true }), fc.double({ min: 1, max: 39, noNaN: true }));

describe('an area', () => {
  it('blackens as much as it covers, whichever way it goes round', () => {
    fc.assert(
      fc.property(point, point, point, ([a, b], [c, d], [e, f]) => {
        const area = Math.abs((c - a) * (f - b) - (e - a) * (d - b)) / 2;
        expect(Math.abs(blackened(pathLines(`M${a} ${b}L${c} ${d}L${e} ${f}Z`)) - area)).toBeLessThan(ROUNDING);
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  it('is cut where lines go round the other way', () => {
    expect(blackened(pathLines('M4 4h20v20h-20Z M8 8v10h10v-10Z'))).toBeCloseTo(400 - 100, 5);
  });

  it('of arcs is that of circles', () => {
    const circle = blackened(pathLines('M30,20A10,10,0,1,1,10,20A10,10,0,1,1,30,20'));
    expect(Math.abs(circle - Math.PI * 100)).toBeLessThan(ROUNDING);
    const quarter = blackened(pathLines('M20 20L30 20A10 10 0 0 1 20 30Z'));
    expect(Math.abs(quarter - Math.PI * 25)).toBeLessThan(ROUNDING);
    const rest = blackened(pathLines('M20 20L20 30A10 10 0 1 1 30 20Z'));
    expect(Math.abs(rest - Math.PI * 75)).toBeLessThan(ROUNDING);
  });

  it('of curves is theirs: a third of the box of a parabola, and a cubic that is a parabola', () => {
    // A curve is drawn with ten lines, which leave out a hundredth of what it bulges.
    expect(Math.abs(blackened(pathLines('M5 35Q20 5 35 35Z')) - (2 / 3) * 30 * 15)).toBeLessThan(ROUNDING + 3);
    expect(Math.abs(blackened(pathLines('M5 35C15 15 25 15 35 35Z')) - (2 / 3) * 30 * 15)).toBeLessThan(ROUNDING + 3);
  });
});

describe('a line', () => {
  it('is as wide as it is told, with straight ends', () => {
    const [line] = pathLines('M5 5L35 5');
    expect(Math.abs(blackened(line ? strokeLines(line, 3) : []) - 90)).toBeLessThan(ROUNDING);
  });

  it('goes round a circle, and round corners', () => {
    const [ring] = pathLines('M30,20A10,10,0,1,1,10,20A10,10,0,1,1,30,20Z');
    expect(Math.abs(blackened(ring ? strokeLines(ring, 2) : []) - 40 * Math.PI)).toBeLessThan(ROUNDING);
    const [corner] = pathLines('M5 5h20v20');
    expect(Math.abs(blackened(corner ? strokeLines(corner, 2) : []) - 80)).toBeLessThan(ROUNDING);
  });
});

/** The dots of a PNG of ours. */
function dotsOf(png: Uint8Array): { readonly width: number; readonly dots: (x: number, y: number) => number[] } {
  const view = new DataView(png.buffer, png.byteOffset);
  const width = view.getUint32(16);
  const content = unzlibSync(png.subarray(41, 41 + view.getUint32(33)));
  return { width, dots: (x, y) => [...content.subarray(y * (3 * width + 1) + 1 + 3 * x, y * (3 * width + 1) + 4 + 3 * x)] };
}

describe('a picture of a drawing', () => {
  const svg = (inner: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4">${inner}</svg>`;

  it('has colours, parts of dots, and what is half seen', () => {
    const { width, dots } = dotsOf(
      drawPicture(
        svg('<path fill="#ff0000" d="M0.5 0.5h2v2h-2Z"/><path fill="#0000ff" fill-opacity="0.5" d="M4 0h2v2h-2Z"/>'),
        1,
      ),
    );
    expect(width).toBe(8);
    expect([dots(0, 0), dots(1, 1), dots(3, 3), dots(4, 1)]).toEqual([
      [255, 191, 191],
      [255, 0, 0],
      [255, 255, 255],
      [128, 128, 255],
    ]);
  });

  it('moves and repeats what it is told to, and leaves out what is hidden', () => {
    const text = svg(
      '<g transform="translate(1,0) scale(2)"><use xlink:href="#a" x="0" y="0" fill="#00ff00"/></g>' +
        '<use xlink:href="#a" x="6" y="3" fill="#000000"/><path display="none" d="M0 0h8v4h-8Z"/>' +
        '<defs><symbol id="a"><path d="M0 0h1v1h-1Z"/></symbol></defs><g fill="none"><path d="M0 0h8v4h-8Z"/></g>',
    );
    const { dots } = dotsOf(drawPicture(text, 1));
    expect([dots(0, 0), dots(1, 0), dots(2, 1), dots(3, 1), dots(6, 3), dots(7, 3)]).toEqual([
      [255, 255, 255],
      [0, 255, 0],
      [0, 255, 0],
      [255, 255, 255],
      [0, 0, 0],
      [255, 255, 255],
    ]);
  });
});
