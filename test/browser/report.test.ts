import { expect, it } from 'vitest';
import { buildCharts } from '../../src/report/charts/buildCharts.ts';
import type { DrawnChart } from '../../src/report/charts/chart.ts';
import { drawChart } from '../../src/report/charts/drawChart.ts';
import { buildReport } from '../../src/report/document.ts';
import { renderHtml } from '../../src/report/outputs/html/renderHtml.ts';
import { runJson } from '../../src/report/outputs/json/runJson.ts';
import { withPage } from '../helpers/chromium.ts';
import { chartFonts } from '../report/charts/chartFonts.ts';
import { PROGRAM, sampleSource, sha256Base64 } from '../report/sampleSource.ts';

const HOSTILE = '</script><img src=x onerror="document.title=1"><svg onload="document.title=1"> \u2028 {{7*7}}';

const named = (product: string) => sampleSource({ product, labels: new Map([['scale-ppc', `Scale ${product}`]]) });

/** The page of a sample report with its real charts. */
async function pageOf(product: string): Promise<string> {
  const source = named(product);
  const charts: DrawnChart[] = [];
  for (const chart of buildCharts(source.decision)) charts.push(await drawChart(chart, chartFonts()));
  return renderHtml(buildReport({ ...source, charts }), { sha256Base64 });
}

const hostile = await pageOf(HOSTILE);
const plain = await pageOf('bottle');

it('the page runs nothing, fetches nothing and breaks no policy of its own', async () => {
  await withPage(async (page) => {
    const said: string[] = [];
    const asked: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('request', (request) => asked.push(request.url()));
    await page.setContent(hostile);
    expect(said).toEqual([]);
    expect(asked).toEqual([]);
    expect(await page.title()).toContain('Amazon US');
    expect(await page.evaluate('document.querySelectorAll("img, script, [onload], [onerror]").length')).toBe(0);
    expect(await page.locator('.facts').textContent()).toContain('</script><img src=x onerror="document.title=1">');
  });
});

it('page one shows the numbers of run.json', async () => {
  const { decision } = named('bottle');
  const { verdict } = runJson(decision, PROGRAM) as { verdict: { headline: { text: string }; orders: { text: string }[] } };
  const shown = await withPage(async (page) => {
    await page.setContent(plain);
    return (await page.locator('body').textContent()) ?? '';
  });
  const plainly = (text: string): string => text.replace(/[\s\u2060]+/g, ' ');
  for (const { text } of [verdict.headline, ...verdict.orders]) expect(plainly(shown)).toContain(plainly(text));
});

it.each([390, 1200])('nothing is wider than a window of %d pixels', async (width) => {
  const wide = await withPage(
    async (page) => {
      await page.setContent(plain);
      return page.evaluate('document.documentElement.scrollWidth');
    },
    { viewport: { width, height: 844 } },
  );
  expect(wide).toBe(width);
});

it('at night the page is dark and every text in a chart light; on paper it is not', async () => {
  const colours = await withPage(
    async (page) => {
      await page.setContent(plain);
      const look =
        '[getComputedStyle(document.body).backgroundColor, ...new Set([...document.querySelectorAll("svg text")].map((text) => getComputedStyle(text).fill))]';
      const screen = (await page.evaluate(look)) as string[];
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      return { screen, paper: (await page.evaluate(look)) as string[] };
    },
    { colorScheme: 'dark' },
  );
  const light = (colour: string): number => Math.max(...(colour.match(/\d+/g) ?? []).map(Number));
  expect(light(colours.screen[0] ?? '')).toBeLessThan(60);
  expect(colours.screen.slice(1).filter((colour) => light(colour) < 140 && colour !== colours.screen[0])).toEqual([]);
  expect(colours.paper[0]).toBe('rgb(255, 255, 255)');
});

it('opens the numbers behind a chart by keyboard', async () => {
  const open = await withPage(async (page) => {
    await page.setContent(plain);
    await page.locator('summary').first().focus();
    await page.keyboard.press('Enter');
    return page.locator('details').first().getAttribute('open');
  });
  expect(open).toBe('');
});
