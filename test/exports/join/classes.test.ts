import { describe, expect, test } from 'vitest';
import type { AdRow, ExportContext } from '../../../src/exports/canonical.ts';
import { adClassReader } from '../../../src/exports/join/adClass.ts';
import { CHANNELS, SIGNALS } from '../../study/sample.ts';
import { ad, type BareRow, CURVE, column, join } from './sample.ts';

const CLASSES = new Set(['brand', 'generic', 'rival', 'unknown']);

function joinClasses(files: Readonly<Record<string, readonly BareRow[]>>, study: Partial<ExportContext> = {}) {
  const rules = study.campaignRules ?? [];
  const adClass = adClassReader({ names: { own: ['Emberlid'], rivals: ['Quartz'] }, rules, classes: CLASSES });
  return join(files, study, { curve: CURVE, channels: CHANNELS, signals: SIGNALS, adClass });
}

const term = (when: string, spend: number, keyword: string, more: Partial<AdRow> = {}): BareRow =>
  ad(when, spend, { level: 'search-term', keyword, entity: keyword, ...more });

describe('advertising by class of keywords', () => {
  test('is that of search terms, and what they do not tell is left of the whole', async () => {
    const joined = await joinClasses({
      'terms.csv': [
        term('2026-01', 20, 'emberlid rack'),
        term('2026-01', 50.55, 'air fryer rack'),
        term('2026-01', 10, 'quartz rack'),
        term('2026-01', 19.45, 'b0strangr1'),
        term('2026-02', 5, 'rack'),
      ],
    });
    expect(column(joined, 'ad_spend')).toEqual([100, 5]);
    expect(['brand', 'generic', 'rival'].map((id) => column(joined, `ad_spend.${id}`))).toEqual([
      [20, 0],
      [50.55, 5],
      [10, 0],
    ]);
    expect(column(joined, 'ad_sales.brand')).toEqual([80, 0]);
    expect(column(joined, 'ad_clicks.rival')).toEqual([10, 0]);
    expect(joined.history.columns.has('ad_spend.unknown')).toBe(false);
    expect(joined.imported.notes[0]).toBe(
      'ad_spend by class of keywords: brand 20.00 USD (19 %), generic 55.55 USD (53 %), rival 10.00 USD (10 %), not told apart 19.45 USD (19 %). product.csv names no rivals: keywords with their names count as generic.',
    );
  });

  test('of campaigns is that of the search terms beside them, and the whole stays that of the campaigns', async () => {
    const joined = await joinClasses({
      'campaigns.csv': [ad('2026-01', 100), ad('2026-02', 100)],
      'terms.csv': [term('2026-01', 30, 'emberlid'), term('2026-01', 40, 'rack')],
    });
    expect([column(joined, 'ad_spend'), column(joined, 'ad_spend.brand'), column(joined, 'ad_spend.generic')]).toEqual([
      [100, 100],
      [30, 0],
      [40, 0],
    ]);
    const [spend] = joined.imported.reconciliation.totals.filter(({ column }) => column === 'ad_spend');
    expect(spend).toMatchObject({ read: 270, used: 200 });
  });

  test('of campaigns is what the user says of their names', async () => {
    const joined = await joinClasses(
      { 'campaigns.csv': [ad('2026-01', 30, { campaign: 'SB | Own name' }), ad('2026-01', 70, { campaign: 'SB | Video' })] },
      { campaignRules: [{ text: 'own NAME', class: 'brand' }] },
    );
    expect([column(joined, 'ad_spend'), column(joined, 'ad_spend.brand')]).toEqual([[100], [30]]);
  });

  test('counts every day once, whichever terms a later download has', async () => {
    const joined = await joinClasses({
      'sp_2026-01-31.csv': [term('2026-01', 20, 'emberlid'), term('2026-01', 80, 'rack')],
      'sp_2026-02-14.csv': [term('2026-01', 99, 'rack')],
    });
    expect([column(joined, 'ad_spend'), column(joined, 'ad_spend.brand'), column(joined, 'ad_spend.generic')]).toEqual([
      [99],
      [],
      [99],
    ]);
  });

  test('has no columns where nothing tells it apart', async () => {
    const joined = await joinClasses({ 'campaigns.csv': [ad('2026-01', 100)] });
    expect([...joined.history.columns.keys()].filter((name) => name.includes('.'))).toEqual([]);
  });
});
