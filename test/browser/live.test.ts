import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withPage } from '../helpers/chromium.ts';
import { ROOT } from '../helpers/sources.ts';
import { comparedWorth, expectAlike, settled, shownWorth, type Written, withLive, writtenPage } from './livePage.ts';

const folder = mkdtempSync(join(tmpdir(), 'discovery-'));
const made: { written?: Written } = {};
beforeAll(async () => {
  made.written = await writtenPage(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const address = (): string => made.written?.address ?? '';

it('runs under its own policy, asks for nothing and says nothing', async () => {
  const said: string[] = [];
  await withPage(async (page) => {
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', ({ message }) => said.push(message));
    page.on('request', (request) => said.push(request.url()));
    await page.goto(address());
    await page.waitForFunction(() => document.getElementById('live-status')?.textContent !== '');
  });
  expect(said).toEqual([address()]);
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(made.written?.html ?? '')?.[1]?.replaceAll('&#39;', "'") ?? '';
  expect(policy).toMatch(
    /^default-src 'none'; script-src 'sha256-[^ ]+' 'sha256-[^ ]+'; style-src 'sha256-[^ ]+'; font-src data:; base-uri 'none'/,
  );
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
});

it('is worth what the command line says, as it opens and with an assumption held by keyboard', async () => {
  await withLive(address(), async (page) => {
    expectAlike(await shownWorth(page), await comparedWorth([]));
    const box = page.locator('.held input[type=checkbox]').first();
    await box.focus();
    await settled(page, () => page.keyboard.press('Space'));
    expect(await page.evaluate('document.activeElement.id')).toBe('live-hold-0');
    const slider = page.locator('#live-held-0');
    const before = await slider.getAttribute('aria-valuetext');
    await slider.focus();
    for (let press = 0; press < 10; press++) await settled(page, () => page.keyboard.press('ArrowRight'));
    expect(await slider.getAttribute('aria-valuetext')).not.toBe(before);
    const [slot = '', value] =
      [...new URLSearchParams(new URL(page.url()).hash.slice(1))].find(([key]) => key.startsWith('hold.')) ?? [];
    expectAlike(await shownWorth(page), await comparedWorth(['--hold', `${slot.slice('hold.'.length)}=${value}`]));
    expect(await page.locator('#live-status').textContent()).toMatch(/^.+\. Over all 300 futures\. Changed: .+, held at .+\.$/);
  });
});

it('is worth what the command line says with less credit for what is left', async () => {
  await withLive(`${address()}#credit=0.25`, async (page) => {
    expectAlike(await shownWorth(page), await comparedWorth(['--asset-credit', '0.25']));
  });
});

it('draws again while a bar is dragged, makes a plan of the reader’s own, and its link and its CSV bring it back', async () => {
  const own = await withLive(
    address(),
    async (page) => {
      const bar = page.locator('#live-content-1');
      await bar.scrollIntoViewIfNeeded();
      const { x = 0, y = 0, width = 0, height = 0 } = (await bar.boundingBox()) ?? {};
      await page.mouse.move(x + width / 2, y + height / 2);
      await page.mouse.down();
      await page.mouse.move(x + 0.9 * width, y + height / 2, { steps: 3 });
      await page.waitForFunction(() => document.getElementById('live')?.dataset.worth?.includes('your-plan'));
      await settled(page, () => page.mouse.up());
      const worth = await shownWorth(page);
      await page.getByRole('button', { name: 'Copy plan as CSV' }).click();
      await page.waitForFunction(() => document.getElementById('live-note')?.textContent?.startsWith('The plan is copied'));
      const csv = (await page.evaluate('navigator.clipboard.readText()')) as string;
      return { worth, csv, link: page.url() };
    },
    { permissions: ['clipboard-read', 'clipboard-write'] },
  );
  await withLive(own.link, async (page) => {
    expect(await shownWorth(page)).toEqual(own.worth);
    await settled(page, () => page.getByRole('button', { name: 'Reset' }).click());
    expect(page.url()).toBe(address());
    expect(Object.keys(await shownWorth(page))).not.toContain('your-plan');
  });
  const study = join(folder, 'study');
  cpSync(join(ROOT, 'test/models/toyStudy'), study, { recursive: true });
  writeFileSync(join(study, 'plans/your-plan.csv'), own.csv);
  expectAlike(own.worth, await comparedWorth([], [study, '--models', join(ROOT, 'test/models/toy'), '--draws', '300']));
});

it.each([390, 1300])('nothing is wider than a window of %d pixels', async (width) => {
  const wide = await withLive(address(), (page) => page.evaluate('document.documentElement.scrollWidth'), {
    viewport: { width, height: 844 },
  });
  expect(wide).toBe(width);
});

it('at night its text is light', async () => {
  const look = `[...document.querySelectorAll("#live p, #live legend, #live label, #live svg text")].map((one) => getComputedStyle(one)[one.tagName === 'text' ? 'fill' : 'color'])`;
  const seen = await withLive(
    address(),
    async (page) => ({
      colours: (await page.evaluate(look)) as string[],
      paper: await page.evaluate('getComputedStyle(document.body).backgroundColor'),
    }),
    { colorScheme: 'dark' },
  );
  // What keeps letters apart from lines behind them has the colour of the page.
  const colours = seen.colours.filter((colour) => colour !== seen.paper);
  const light = (colour: string): number => Math.max(...(colour.match(/\d+/g) ?? []).map(Number));
  expect(colours.length).toBeGreaterThan(30);
  expect(colours.filter((colour) => light(colour) < 140)).toEqual([]);
});

it('is set in the letters that it carries', async () => {
  const faces = await withLive(address(), (page) =>
    page.evaluate('document.fonts.ready.then((all) => [...all].map(({ weight, status }) => weight + " " + status))'),
  );
  expect(faces).toEqual(['400 loaded', '600 loaded']);
});

it('without script the report stands, and nothing of this shows', async () => {
  const seen = await withPage(
    async (page) => {
      await page.goto(address());
      return [
        await page.locator('#live').isVisible(),
        await page.locator('#answer').isVisible(),
        await page.locator('h1').textContent(),
      ];
    },
    { javaScriptEnabled: false },
  );
  expect(seen).toEqual([false, true, expect.stringMatching(/\w/)]);
});
