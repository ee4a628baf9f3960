import { describe, expect, test } from 'vitest';
import { refusal } from './reading.ts';

const HEADER = 'Date,Campaign Name,Impressions,Clicks,Spend,7 Day Total Sales ,7 Day Total Orders (#),7 Day Total Units (#)';

function report(clicks: readonly string[], spend: (index: number) => string = () => '4.50'): string {
  const rows = clicks.map((count, index) => `2026-03-02,P,900,${count},${spend(index)},45.00,3,3`);
  return [HEADER, ...rows, ''].join('\n');
}

async function lines(text: string): Promise<string[]> {
  return [...(await refusal(text)).matchAll(/line (\d+)/g)].map(([, line = '']) => line);
}

describe('rows that cannot be read', () => {
  test('come together, the first five of them shown', async () => {
    const text = report(['9', 'nine', '9', ...Array(6).fill('ten')]);
    expect(await lines(text)).toEqual(['3', '5', '6', '7', '8']);
    expect((await refusal(text)).split('\n').at(-1)).toMatch(/ 2 more rows have the same wrong\.$/);
  });

  test('are counted up to a thousand', async () =>
    expect(await refusal(report(Array(1500).fill('nine')))).toMatch(/ At least 995 more rows have the same wrong\.$/));

  test('stop where something else is wrong', async () => {
    const spend = (index: number): string => (index === 3 ? 'much' : '4.50');
    expect(await lines(report(['9', 'nine', 'nine', '9', 'nine'], spend))).toEqual(['3', '4']);
  });
});
