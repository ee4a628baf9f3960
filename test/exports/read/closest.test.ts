import { expect, it } from 'vitest';
import { refusal, US } from './reading.ts';

const said = (format: string) => ({ ...US, formats: new Map([['x', format]]) });
const WINDOWS = 'Date,Campaign Name,Clicks,Spend,14 Day Total Sales\n2026-04-09,Kettles,3,4.00,12.00\n';

it('advice never leads back to where it was given', async () => {
  const unsaid = await refusal(WINDOWS);
  expect(unsaid).toMatch(/sp-campaign \(lacks impressions/);
  expect(unsaid).not.toContain('--format x=<id>');
  expect(unsaid).toMatch(/Add to the report the columns that it lacks.*--format x=none/);
  const asSaid = await refusal(WINDOWS, said('sp-campaign'));
  expect(asSaid).toContain('unknown report: said to be sp-campaign, and as that it lacks impressions');
  expect(asSaid).not.toMatch(/Closest|Say what it is/);
});

it('a column that no such report has is named', async () => {
  const text =
    'Date,Campaign Name,Impressions,Clicks,Spend,14 Day Total Sales,Placement\n2026-04-09,Kettles,90,3,4.00,12.00,Top\n';
  const message = await refusal(text, said('sb-campaign'));
  expect(message).toContain('said to be sb-campaign, and as that it has "Placement", which no such report has');
});

it('an AI tracker is near to AI answers, and not to a ledger', async () => {
  const message = await refusal('Date,Brand,Model,Visibility,Sentiment\n2026-04-09,Kettleworks,ChatGPT,20%,60\n');
  expect(message).toMatch(/Closest: ai-/);
  expect(message).not.toContain('content-ledger');
});
