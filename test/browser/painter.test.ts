import { expect, it } from 'vitest';
import { buildCharts } from '../../src/report/charts/buildCharts.ts';
import { drawChart } from '../../src/report/charts/drawChart.ts';
import { paintChart } from '../../src/report/charts/paint/paintChart.ts';
import { textWidth } from '../../src/report/charts/textWidth.ts';
import { leanDrawing } from '../../src/report/outputs/html/leanDrawing.ts';
import { withPage } from '../helpers/chromium.ts';
import { CALIBRATED } from '../helpers/sampleCalibrated.ts';
import { sampleDecision } from '../helpers/sampleDecision.ts';
import { chartFonts } from '../report/charts/chartFonts.ts';

/** Counts dots of two drawings that are further apart than 48 of 255; -1 where they have not the same size. */
const APART = `async ([one, other]) => {
  const dots = async (svg) => {
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, image.width, image.height);
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height);
  };
  const [a, b] = [await dots(one), await dots(other)];
  if (a.width !== b.width || a.height !== b.height) return -1;
  return a.data.reduce((count, value, place) => count + (Math.abs(value - b.data[place]) > 48 ? 1 : 0), 0);
}`;

/** The edges of some letters and lines, of 160,000 dots and more. */
const EDGES = 200;

async function apart(one: string, other: string): Promise<number> {
  return withPage((page) => page.evaluate(`(${APART})(${JSON.stringify([one, other])})`));
}

it('a page shows what Vega has drawn, in fewer bytes', async () => {
  const decision = sampleDecision({ winner: 'content' });
  for (const chart of buildCharts(decision)) {
    const { svg } = await drawChart(chart, chartFonts());
    const lean = leanDrawing(svg).replace('<svg ', '<svg font-family="Source Sans 3" ');
    expect(lean.length, chart.id).toBeLessThan(0.6 * svg.length);
    const dots = await apart(svg, lean);
    expect(dots, chart.id).toBeGreaterThanOrEqual(0);
    expect(dots, chart.id).toBeLessThan(EDGES);
  }
});

/** The pictures that the page draws again. */
const PICTURES = ['plans', 'budget-dependent-versus-earned', 'cumulative-contribution', 'quarterly-contribution'];

it.each([
  ['of the assumptions alone', sampleDecision({ winner: 'content' })],
  ['of what a history taught', CALIBRATED],
])('the page paints what Vega draws, %s', async (_, decision) => {
  const measure = textWidth(chartFonts());
  const charts = buildCharts(decision).filter(({ id }) => PICTURES.includes(id));
  expect(charts.map(({ id }) => id).sort()).toEqual([...PICTURES].sort());
  for (const chart of charts) {
    const { svg } = await drawChart(chart, chartFonts());
    const dots = await apart(
      svg,
      paintChart(chart, (text, style) => measure(style, text)),
    );
    expect(dots, chart.id).toBeGreaterThanOrEqual(0);
    expect(dots, chart.id).toBeLessThan(EDGES);
  }
});
