import { describe, expect, it } from 'vitest';
import { DE, dated, inMarch, readAll, refusal, rowsOf, US, warningsOf } from './reading.ts';

const NONE = Number.NaN;

describe('rank trackers', () => {
  it('Helium 10 Keyword Tracker: censored ranks, two ways of writing dates in one column', async () => {
    const text =
      'Title,ASIN,Keyword Sales,Keyword,Marketplace,Search Volume,Organic Rank,Sponsored Position,Date Added\nPan,B0PAN00001,1,copper pan,amazon.com,"2,000",54,4,2026-02-10 11:05:30\nPan,B0PAN00001,-,pan,amazon.com,-,>306,>96,2026-02-10 13:45:10\nPan,B0PAN00001,8,wok,amazon.com,400,-,,2/11/2026 4:01 PM\n';
    const rows = await rowsOf('helium10-keyword-tracker', text);
    expect(rows).toMatchObject([
      { marketplace: 'US', rank: 54, deeperThan: NONE, sponsoredRank: 4, volume: 2000 },
      { rank: NONE, deeperThan: 306, volume: NONE },
      { rank: NONE, deeperThan: 306, sponsoredRank: NONE },
    ]);
    expect(dated(rows)).toEqual(['2026-02-10', '2026-02-10', '2026-02-11']);
  });

  it('Cerebro: rank 0 is not ranked; the period is asked for', async () => {
    const text =
      'Keyword Phrase,Search Volume,Position (Rank),Keyword Sales,CPR,B0PAN00001,B0LID00001\npan,20400,9,410,66,9,3\nwok,9100,0,170,54,0,4\n';
    expect(await refusal(text)).toContain('missing period');
    const rows = await rowsOf('helium10-cerebro', text, inMarch({ ...US, asins: ['B0LID00009', 'B0PAN00001'] }));
    expect(rows).toMatchObject([
      { asin: 'B0PAN00001', rank: 9 },
      { rank: NONE, deeperThan: 306 },
    ]);
  });

  it('DataDive: 101 is not found', async () => {
    const text =
      'date,asin,keyword,searchVolume,organicRank,impressionRank\n2026-03-02,B0PAN00001,pan,900,101,12\n2026-03-02,B0PAN00001,wok,900,7,3\n';
    expect(await rowsOf('datadive-rank-radar', text)).toMatchObject([{ rank: NONE, deeperThan: 100 }, { rank: 7 }]);
  });

  it('SellerSprite', async () => {
    const text =
      '流量词,月搜索量,自然排名,广告排名,更新时间\npan,900,前3页无排名,2,2026-03-02 10:00\nwok,900,5,,2026-03-02 10:00\n';
    expect(await rowsOf('sellersprite', text)).toMatchObject([{ deeperThan: 48, sponsoredRank: 2 }, { rank: 5 }]);
  });

  it('a column a date: each dated cell is a row', async () => {
    const text = 'Search Terms,Median Rank,Search Volume,Aggregate,03/13/2026,03/14/2026\npan,7,900,x,7,-\nwok,8,800,x,,9\n';
    const rows = await rowsOf('rank-matrix', text);
    expect(rows).toMatchObject([
      { keyword: 'pan', rank: 7, line: 2 },
      { keyword: 'pan', rank: NONE, deeperThan: 100 },
      { keyword: 'wok', rank: NONE, deeperThan: NONE, line: 3 },
      { rank: 9, volume: 800 },
    ]);
    expect(dated(rows).slice(0, 2)).toEqual(['2026-03-13', '2026-03-14']);
  });
});

describe('Google Analytics', () => {
  const PREAMBLE = '# ---\n# Traffic acquisition: Session source / medium\n# Start date: 20260101\n# End date: 20260131\n\n';
  it('traffic acquisition: the period stands in the preamble', async () => {
    const rows = await rowsOf(
      'ga4-sessions',
      `${PREAMBLE}Session source / medium,Sessions,Engagement rate,Total revenue\nchatgpt.com / (not set),21,0.4,0\ngoogle / organic,90,0.5,12.5\n`,
    );
    expect(rows).toMatchObject([
      { source: 'chatgpt.com', medium: '(not set)', assistant: 'ChatGPT', sessions: 21, line: 7 },
      { source: 'google', medium: 'organic', revenue: 12.5 },
    ]);
    expect(dated(rows)[0]).toBe('2026-01-01 to 2026-01-31');
  });

  it('free form: the grand total has one more cell', async () => {
    const text =
      '# ---\n# Free form-Free form 1\n# 20260723-20260922\n# ---\n\nDate,Session source / medium,Sessions,Total revenue\n,,14,29.9,Grand total\n20260826,chatgpt.com / referral,12,29.9\n20260826,perplexity.ai / referral,2,0\n';
    const [only] = await readAll(text);
    expect([...(only?.reading.tally().leftOut ?? [])]).toEqual([['totals row', 1]]);
    expect(only?.reading.warnings()).toEqual([]);
    expect(await warningsOf(text.replace(',,14,', ',,15,'))).toEqual(['totals-row']);
  });

  it('overview: several tables, those that are no report are named', async () => {
    const text = `${PREAMBLE}Nth day,Active users\n0000,5\n\nSession primary channel group (Default Channel Group),Sessions\nAI Assistant,7\n\nNth day,Session source,Session medium,Sessions\n0003,claude.ai,referral,2\n`;
    const all = await readAll(text);
    expect(all.flatMap(({ rows }) => rows)).toMatchObject([
      { source: 'AI Assistant', assistant: 'AI assistant', sessions: 7 },
      { source: 'claude.ai', assistant: 'Claude', span: { from: 20457, to: 20457 } },
    ]);
    expect(all[0]?.reading.warnings()).toMatchObject([{ code: 'table-not-read' }]);
  });
});

describe('answers of AI assistants', () => {
  it('our own template', async () => {
    const text =
      'date,engine,surface,country,prompt_id,prompt,brand,mentioned,position,run_id\n2026-09-01,chatgpt,web,US,p1,best pan,Pan,1,2,r1\n2026-09-01,Rufus,app,US,p1,best pan,Pan,no,,r1\n2026-09-01,Rufus,app,US,p1,best pan,Pan,,,r2\n';
    const [only] = await readAll(text);
    expect(only?.rows).toMatchObject([
      { engine: 'chatgpt', channel: 'external_ai', answers: 1, mentions: 1, run: 'r1', prompt: 'best pan' },
      { engine: 'Rufus', channel: 'alexa_for_shopping', answers: 1, mentions: 0 },
    ]);
    expect(only?.reading.tally().leftOut.get('not known whether the brand was mentioned')).toBe(1);
  });

  it('counts by other names', async () => {
    const text = 'date,model_id,brand_name,visibility_count,visibility_total\n2026-09-01,perplexity,Pan,12,100\n';
    expect(await rowsOf('ai-answer-counts', text)).toMatchObject([{ answers: 100, mentions: 12, brand: 'Pan' }]);
    expect(await refusal(text.replace('12,100', '101,100'))).toContain('101 mentions in 100 answers');
  });

  it('citations and bare mentions say nothing about the history', async () => {
    expect(
      await rowsOf('ai-citations', 'LLM Service,Prompt,Cited Status,Domain,Country,Date\nChatGPT,p,yes,a.com,US,2026-09-01\n'),
    ).toMatchObject([{ kind: 'other' }]);
    expect(await rowsOf('ai-mentions', 'Date,Platform,Brand Mentions,Share of Voice\n2026-09-01,ChatGPT,5,20%\n')).toMatchObject([
      { kind: 'other' },
    ]);
    expect(await rowsOf('ai-citations', 'Account ID,Refresh Date,Domain,Type,Citation Count\n', US)).toEqual([]);
  });
});

describe('content ledger', () => {
  it('months and days, build and upkeep', async () => {
    const text =
      'month,signal,line_item,amount,currency,kind,note\n2026-03,reviews,Vine,"$1,200.00",USD,one_time,\nApr 2026,qa_coverage,Answers,90,USD,maintenance,\n2026-05-04,,Refund,-20,USD,,\n2026-05-04,,Nothing,,USD,,\n2026-05-04,,,,USD,,\n';
    const [only] = await readAll(text);
    expect(only?.rows).toMatchObject([
      { signal: 'reviews', line_item: 'Vine', amount: 1200, use: 'build' },
      { use: 'upkeep', amount: 90 },
      { amount: -20, use: 'unknown' },
      { line_item: 'Nothing', amount: Number.NaN },
    ]);
    expect(dated(only?.rows ?? [])).toEqual([
      ...['2026-03-01 to 2026-03-31', '2026-04-01 to 2026-04-30', '2026-05-04', '2026-05-04'],
    ]);
    expect([...(only?.reading.tally().leftOut ?? [])]).toEqual([['no amount and no line item', 1]]);
  });

  it('in German', async () => {
    const text = 'Datum;Posten;Betrag;Art\n03.04.2026;Texte;"1.250,50 €";laufend\nGesamt;;"1.250,50 €";\n';
    expect(await rowsOf('content-ledger', text, DE)).toMatchObject([{ amount: 1250.5, use: 'upkeep', currency: 'EUR' }]);
  });
});
