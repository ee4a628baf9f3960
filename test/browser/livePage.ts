import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { withPage } from '../helpers/chromium.ts';
import { type Ran, runProgram } from '../helpers/program.ts';
import { ROOT } from '../helpers/sources.ts';

/** What the numbers of these tests are of: another model than the one that ships, and what its history taught. */
const STUDY = [join(ROOT, 'test/models/toyStudy'), '--models', join(ROOT, 'test/models/toy'), '--draws', '300'];

export interface Written {
  readonly ran: Ran;
  /** Where the page is. */
  readonly address: string;
  readonly html: string;
}

/** The toy study's report, its page alone. */
export async function writtenPage(folder: string): Promise<Written> {
  const out = join(folder, 'report');
  const ran = await runProgram(['report', ...STUDY, '--format', 'html', '--skip-backtest', '--out', out]);
  return { ran, address: `file://${join(out, 'report.html')}`, html: readFileSync(join(out, 'report.html'), 'utf8') };
}

/** What each plan is worth as the command line has it. */
export async function comparedWorth(more: readonly string[], study = STUDY): Promise<Record<string, number>> {
  const { stdout } = await runProgram(['compare', ...study, ...more, '--json']);
  const { ranking } = JSON.parse(stdout) as { ranking: { plans: { name: string; value: { mean: number } }[] } };
  return Object.fromEntries(ranking.plans.map(({ name, value }) => [name, value.mean]));
}

/** The same as the page has it, once all of its draws are through. */
export async function shownWorth(page: Page): Promise<Record<string, number>> {
  return JSON.parse(String(await page.locator('#live').getAttribute('data-worth'))) as Record<string, number>;
}

/** Equal to a millionth. */
export function expectAlike(shown: Record<string, number>, compared: Record<string, number>): void {
  expect(Object.keys(shown).sort()).toEqual(Object.keys(compared).sort());
  for (const [name, worth] of Object.entries(compared))
    expect(Math.abs((shown[name] ?? Number.NaN) / worth - 1), name).toBeLessThan(1e-6);
}

/** Waits until the page has drawn all that it was asked for: its status line is read out last. */
export async function settled(page: Page, work: () => Promise<unknown>): Promise<void> {
  await page.evaluate('document.getElementById("live-status").textContent = ""');
  await work();
  await page.waitForFunction(() => document.getElementById('live-status')?.textContent !== '');
}

type PageOptions = Parameters<typeof withPage>[1];

/** Opens the page and waits for its first whole picture. */
export function withLive<Result>(
  address: string,
  use: (page: Page) => Promise<Result>,
  options: PageOptions = {},
): Promise<Result> {
  return withPage(async (page) => {
    await page.goto(address);
    await page.waitForFunction(() => document.getElementById('live-status')?.textContent !== '');
    return use(page);
  }, options);
}
