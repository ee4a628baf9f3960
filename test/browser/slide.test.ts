import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildCharts } from '../../src/report/charts/buildCharts.ts';
import { drawChart } from '../../src/report/charts/drawChart.ts';
import { buildReport } from '../../src/report/document.ts';
import { renderSlide } from '../../src/report/outputs/pdf/renderSlide.ts';
import { drawPicture } from '../../src/report/raster/drawPicture.ts';
import { withPage } from '../helpers/chromium.ts';
import { sampleDecision } from '../helpers/sampleDecision.ts';
import { ROOT } from '../helpers/sources.ts';
import { sourceOf } from '../report/sampleSource.ts';

const face = (name: string): Uint8Array => readFileSync(join(ROOT, 'node_modules/source-sans/TTF', `SourceSans3-${name}.ttf`));
const FONTS = [face('Regular'), face('It'), face('Semibold'), face('Bold')] as const;

/** Draws both at their size and counts dots by how far they are apart, of 255. */
const COMPARE = `async ([svg, png]) => {
  const dots = async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const canvas = new OffscreenCanvas(1920, 1080);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0, 1920, 1080);
    return context.getImageData(0, 0, 1920, 1080).data;
  };
  const [one, other] = [await dots(svg), await dots(png)];
  let far = 0, sum = 0, dark = 0;
  for (let place = 0; place < one.length; place++) {
    const apart = Math.abs(one[place] - other[place]);
    if (apart > 96) far++;
    if (one[place] < 128) dark++;
    sum += apart;
  }
  return { far, mean: sum / one.length, dark };
}`;

it('the picture of page one is what a browser makes of its drawing', async () => {
  const decision = sampleDecision();
  const charts = await Promise.all(
    buildCharts(decision)
      .filter(({ id }) => id === 'plans')
      .map((chart) => drawChart(chart, { regular: FONTS[0], bold: FONTS[3] })),
  );
  const svg = renderSlide(buildReport({ ...sourceOf(decision), charts }), FONTS);
  const png = drawPicture(svg, 2);
  const sources = [
    `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`,
    `data:image/png;base64,${Buffer.from(png).toString('base64')}`,
  ];
  const { far, mean, dark } = await withPage((page) =>
    page.evaluate<{ far: number; mean: number; dark: number }>(`(${COMPARE})(${JSON.stringify(sources)})`),
  );
  expect(dark).toBeGreaterThan(50_000);
  // Only how the edges of letters are smoothed may be otherwise.
  expect(far).toBeLessThan(dark / 10_000);
  expect(mean).toBeLessThan(0.5);
});
