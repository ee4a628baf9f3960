import { expect, it } from 'vitest';
import { withPage } from '../helpers/chromium.ts';

it('opens a page, runs its script and keeps its content security policy', async () => {
  const policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; script-src \'sha256-none\'">';
  const script = "<script>document.title = 'changed'</script>";
  const title = (head: string): Promise<string> =>
    withPage(async (page) => {
      await page.setContent(`<!doctype html><head><title>as written</title>${head}</head><body></body>`);
      return page.title();
    });
  expect(await title(script)).toBe('changed');
  expect(await title(policy + script)).toBe('as written');
});

it('shows what the options ask for', async () => {
  const seen = await withPage((page) => page.evaluate('[innerWidth, matchMedia("(prefers-color-scheme: dark)").matches]'), {
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
  });
  expect(seen).toEqual([390, true]);
});
