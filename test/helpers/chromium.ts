import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, inject } from 'vitest';

/** Own flags: those that the package proposes switch web security off, which would hide faults of the page's policy. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const ADVICE =
  'The browser for tests did not start. Set CHROMIUM_PATH to a Chrome or Chromium of your own, ' +
  'or install what the one from npm needs (Debian: apt install libnss3 libnspr4 libexpat1).';

const running: { browser?: Promise<Browser> } = {};

/** One browser a test file, started by the first test that needs it. */
function browser(): Promise<Browser> {
  running.browser ??= launch();
  return running.browser;
}

async function launch(): Promise<Browser> {
  const path = inject('chromium');
  if (path === undefined) throw new Error('Tests that open a page belong in test/browser/.');
  try {
    return await chromium.launch({
      headless: true,
      args: FLAGS,
      ...(path === '' ? { channel: 'chrome' } : { executablePath: path }),
    });
  } catch (cause) {
    throw new Error(ADVICE, { cause });
  }
}

afterAll(async () => {
  await (await running.browser)?.close();
});

/**
 * Runs `use` with a fresh page, e.g. `withPage(async (page) => …, { viewport: { width: 390, height: 844 }, colorScheme: 'dark' })`.
 * Works in test/browser/ only. A test never goes without its browser: where none starts, it fails with advice.
 */
export async function withPage<Result>(
  use: (page: Page) => Promise<Result>,
  options: BrowserContextOptions = {},
): Promise<Result> {
  const context = await (await browser()).newContext(options);
  try {
    return await use(await context.newPage());
  } finally {
    await context.close();
  }
}
