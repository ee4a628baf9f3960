import { describe, expect, it } from 'vitest';
import type { ProductRow } from '../../src/portfolio/accountResult.ts';
import { collect } from '../../src/portfolio/collect.ts';
import type { LeftOut, ProductRecord, RanRecord } from '../../src/portfolio/record.ts';
import { renderHtml } from '../../src/report/outputs/html/renderHtml.ts';
import { accountBook } from '../../src/report/topics/account/accountBook.ts';
import { leftOutCsv, productCsv } from '../../src/report/topics/account/accountCsv.ts';
import { accountJson } from '../../src/report/topics/account/accountJson.ts';
import { accountReport } from '../../src/report/topics/account/accountReport.ts';
import { accountText } from '../../src/report/topics/account/accountText.ts';
import type { AccountFacts } from '../../src/report/topics/account/accountWords.ts';

const HOSTILE = '=cmd()<script>"';

function ran(index: number, { extra, gain }: { readonly extra: number; readonly gain: number }): RanRecord {
  return {
    ...{ kind: 'ran', index, id: `P${index}`, category: '', name: HOSTILE, currency: 'USD', months: 12, plans: 0, remarks: [] },
    menu: {
      ...{ hold: Float64Array.of(1e5, 2e5, 1e5, 2e5), spend: 50_000, adSpend: 40_000 },
      options: [
        { label: `Do ${index}`, kind: 'step', extra, extraAds: extra, gain: Float64Array.of(gain, 2 * gain, gain, 2 * gain) },
      ],
    },
  };
}

const BROKEN: LeftOut = {
  ...{ kind: 'left out', index: 2, id: 'P2', category: '' },
  issues: [{ opening: 'missing', message: 'column "month"', place: { file: 'history.csv', line: 7 }, advice: 'Add it.' }],
};
const RECORDS: readonly ProductRecord[] = [
  ran(0, { extra: 10_000, gain: 30_000 }),
  ran(1, { extra: -20_000, gain: 5000 }),
  BROKEN,
];

const FACTS: AccountFacts = {
  ...{
    name: 'account',
    program: { name: 'discovery', version: '1.0.0' },
    seed: 1,
    draws: 4,
    reading: '',
    method: 'Posteriors: all.',
    told: [],
  },
  pooled: [{ slot: 'half', label: 'Half', category: '', products: 9, mean: 0.5, deviation: 0.7 }],
};

function done(allowed: number) {
  const rows: ProductRow[] = [];
  const result = collect({
    records: () => RECORDS,
    allowed: () => allowed,
    row: (row) => rows.push(row),
    leftOut: () => undefined,
  });
  return { rows, result };
}

describe('the report of an account', () => {
  const { rows, result } = done(0);
  const report = accountReport(result, FACTS);

  it('says what the money does, and who was left out', () => {
    expect(report.headline).toBe(
      'With $90k of the $100k that may be spent, divided anew, the account is worth $70k more than going on as before, and better in more than 99 of 100 futures',
    );
    expect(report.lead).toMatch(/^Of 2 products 1 gets more money, 1 less, 0 the same for other things, and 0 go on as before/);
    const text = accountText(result, FACTS, 80);
    expect(text).toContain('Where to add\n');
    expect(text).toMatch(/1 product left out:[\s\S]*P2: missing column "month"; at history.csv, line 7/);
    expect(text).not.toMatch(/undefined|NaN/);
  });

  it('has text as text in the page and the tables, whatever a product is called', () => {
    const page = renderHtml(report, { sha256Base64: () => 'x' });
    expect(page).toContain('=cmd()&lt;script&gt;');
    expect(page).not.toContain('<script>');
    expect(page).not.toMatch(/undefined|NaN/);
    expect(rows.map(productCsv).join('')).toContain('"\'=cmd()<script>"""');
    expect(leftOutCsv(BROKEN)).toBe('P2,history.csv,7,"missing column ""month""; Add it."\n');
  });

  it('is the same from the same records: page, numbers and workbook', () => {
    const again = done(0);
    expect(accountJson(again.result, FACTS)).toBe(accountJson(result, FACTS));
    const book = { facts: FACTS, leftOut: [BROKEN] };
    expect(accountBook({ ...book, ...again })).toEqual(accountBook({ ...book, rows, result }));
  });

  it('says that money is not what is scarce where nobody wants more, and what more or less would bring', () => {
    expect(report.lead).toContain('Money is not what is scarce');
    const scarce = done(-15_000).result;
    expect(scarce.price.price).toBeGreaterThan(0);
    expect(accountReport(scarce, FACTS).headline).toMatch(/^With \$85k \(15\.0% less than going on as before\), divided anew/);
    expect(accountReport(scarce, FACTS).lead).toMatch(/The last \$100 brings \$\d/);
    expect(result.steps.at(-1)).toMatchObject({ price: 0, extra: -10_000, gain: 35_000 });
  });
});
