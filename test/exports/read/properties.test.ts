import fc from 'fast-check';
import { gzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { dateOf, formatDay } from '../../../src/core/day.ts';
import { InputError } from '../../../src/core/error.ts';
import { openExport } from '../../../src/exports/openExport.ts';
import { exportFile } from '../../helpers/exportFile.ts';
import { workbook } from '../../helpers/workbook.ts';
import { readAll, US } from './reading.ts';

interface Values {
  readonly day: number;
  readonly campaign: string;
  readonly impressions: number;
  readonly clicks: number;
  readonly cents: number;
  readonly sales: number | undefined;
}

const NAMES = fc
  .array(fc.constantFrom('a', 'Z', 'ü', 'é', '"', ',', ';', '|', ' ', '\n', '=', '+', '0', 'é'), { minLength: 1, maxLength: 8 })
  .map((letters) => `n${letters.join('')}n`);

const ROW: fc.Arbitrary<Values> = fc.record({
  day: fc.integer({ min: 18_262, max: 29_000 }),
  campaign: NAMES,
  impressions: fc.integer({ min: 0, max: 3_000_000 }),
  clicks: fc.integer({ min: 0, max: 30_000 }),
  cents: fc.integer({ min: 0, max: 90_000_000 }),
  sales: fc.option(fc.integer({ min: 0, max: 90_000_000 }), { nil: undefined }),
});

const DIALECT = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  decimal: fc.constantFrom('.', ','),
  grouped: fc.boolean(),
  sign: fc.constantFrom('', '€', ' €', '\u00a0€'),
  end: fc.constantFrom('\n', '\r\n', '\r'),
  encoding: fc.constantFrom('utf-8', 'utf-8 mark', 'utf-16le', 'utf-16be', 'windows-1252', 'gzip'),
  language: fc.constantFrom('en', 'de', 'ja'),
  dates: fc.constantFrom('iso', 'dmy', 'words', 'compact', 'serial', 'japanese'),
  quoteAll: fc.boolean(),
  blankLine: fc.boolean(),
  lastEnd: fc.boolean(),
});

type Dialect = typeof DIALECT extends fc.Arbitrary<infer T> ? T : never;

const HEADERS: Readonly<Record<Dialect['language'] & string, readonly string[]>> = {
  en: ['Date', 'Campaign Name', 'Impressions', 'Clicks', 'Spend', '7 Day Total Sales '],
  de: ['Datum', 'Kampagnen-Name', 'Impressionen', 'Klicks', 'Ausgaben', '7 Tage, Umsatz gesamt (€)'],
  ja: ['日付', 'キャンペーン名', 'インプレッション', 'クリック', '費用', '広告がクリックされてから7日間の総売上高'],
};

function grouped(whole: string, { decimal, grouped: on }: Dialect): string {
  return on ? whole.replace(/\B(?=(?:\d{3})+$)/g, decimal === '.' ? ',' : '.') : whole;
}

function amount(cents: number, dialect: Dialect): string {
  const whole = grouped(String(Math.floor(cents / 100)), dialect);
  const text = `${whole}${dialect.decimal}${String(cents % 100).padStart(2, '0')}`;
  return dialect.sign.endsWith('€') && dialect.sign.length > 1 ? `${text}${dialect.sign}` : `${dialect.sign}${text}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function dateText(day: number, style: Dialect['dates']): string {
  const { year, month, day: number } = dateOf(day);
  const [mm, dd] = [month, number].map((part) => String(part).padStart(2, '0'));
  if (style === 'dmy') return `${dd}/${mm}/${year}`;
  if (style === 'words') return `${MONTHS[month - 1]} ${dd}, ${year}`;
  if (style === 'compact') return `${year}${mm}${dd}`;
  if (style === 'serial') return String(day + 25_569);
  return style === 'japanese' ? `${year}年${month}月${number}日` : formatDay(day);
}

function write(rows: readonly Values[], dialect: Dialect): Uint8Array {
  const { delimiter, quoteAll, end } = dialect;
  const quote = (cell: string): string =>
    quoteAll || /[",;|\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""').replaceAll('\n', end)}"` : cell;
  const table = [
    HEADERS[dialect.language] ?? [],
    ...rows.map((row) => [
      dateText(row.day, dialect.dates),
      row.campaign,
      grouped(String(row.impressions), dialect),
      String(row.clicks),
      amount(row.cents, dialect),
      row.sales === undefined ? '--' : amount(row.sales, dialect),
    ]),
  ];
  const lines = table.map((cells) => cells.map(quote).join(delimiter));
  if (dialect.blankLine) lines.push('');
  return encoded(lines.join(end) + (dialect.lastEnd || dialect.blankLine ? end : ''), dialect.encoding);
}

function encoded(text: string, encoding: Dialect['encoding']): Uint8Array {
  if (encoding === 'windows-1252')
    return new Uint8Array(Array.from(text, (letter) => (letter === '€' ? 0x80 : letter.charCodeAt(0))));
  if (encoding.startsWith('utf-16')) {
    const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
    const bytes = [0xfeff, ...units].flatMap((unit) => [unit & 255, unit >> 8]);
    return new Uint8Array(
      encoding === 'utf-16le' ? bytes : bytes.flatMap((byte, at) => (at % 2 ? [byte, bytes[at - 1] ?? 0] : [])),
    );
  }
  const bytes = new TextEncoder().encode(encoding === 'utf-8 mark' ? `\ufeff${text}` : text);
  return encoding === 'gzip' ? gzipSync(bytes) : bytes;
}

const CONTEXT = { marketplace: 'DE', currency: 'EUR' };
const LATIN_ONLY = (dialect: Dialect): boolean =>
  dialect.encoding !== 'windows-1252' || (dialect.language !== 'ja' && dialect.dates !== 'japanese');

it('any table in any dialect reads back to the same values', async () => {
  const property = fc.asyncProperty(
    fc.array(ROW, { minLength: 1, maxLength: 6 }),
    DIALECT.filter(LATIN_ONLY),
    async (rows, dialect) => {
      const [only] = await readAll(write(rows, dialect), CONTEXT);
      expect(only?.reading.format).toBe('sp-campaign');
      const expected = rows.map(({ day, campaign, impressions, clicks, cents, sales }) => {
        return {
          span: { from: day, to: day },
          campaign,
          impressions,
          clicks,
          spend: cents / 100,
          sales: sales === undefined ? Number.NaN : sales / 100,
        };
      });
      expect(only?.rows).toMatchObject(expected);
    },
  );
  await fc.assert(property, { numRuns: 120 });
});

it('a workbook reads back to the same values', async () => {
  const property = fc.asyncProperty(fc.array(ROW, { minLength: 1, maxLength: 5 }), async (rows) => {
    const table = rows.map((row) => [
      row.day + 25_569,
      row.campaign,
      row.impressions,
      row.clicks,
      row.cents / 100,
      row.sales ?? '',
    ]);
    const [only] = await readAll(workbook({ R: [HEADERS.en ?? [], ...table] }), CONTEXT);
    expect(only?.rows).toMatchObject(
      rows.map(({ day, campaign, cents }) => ({ span: { from: day, to: day }, campaign, spend: cents / 100 })),
    );
  });
  await fc.assert(property, { numRuns: 30 });
});

/** A result or a refusal; everything else that is thrown fails the test. */
async function survives(bytes: Uint8Array, chunk: number): Promise<void> {
  try {
    for (const { rows } of await openExport(exportFile('x', bytes, chunk), US)) {
      for await (const row of rows) expect(Object.values(row).some((value) => value === Number.POSITIVE_INFINITY)).toBe(false);
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.message).toMatch(/^(?:unknown|missing|invalid) /);
  }
}

const SEEDS: readonly Uint8Array[] = [
  new TextEncoder().encode(
    'Date,Campaign Name,Impressions,Clicks,Spend,7 Day Total Sales \n2026-03-02,"P, 1",900,9,$4.50,"1,045.00"\n',
  ),
  new TextEncoder().encode('[{"date":"2026-03-02","campaignName":"P","clicks":1,"cost":2.5,"sales7d":9}]'),
  new TextEncoder().encode(
    '# ---\n# 20260723-20260922\n\nDate,Session source / medium,Sessions\n,,2,Grand total\n20260826,chatgpt.com / referral,2\n',
  ),
  workbook({ R: [HEADERS.en ?? [], [46_083, 'P', 900, 9, 4.5, 45]] }),
  gzipSync(new TextEncoder().encode('Keyword,Organic Rank,Date\npan,>306,2026-03-02\n')),
];

it('any bytes give a result or a refusal', async () => {
  const property = fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.integer({ min: 1, max: 90 }), survives);
  await fc.assert(property, { numRuns: 120 });
});

it('damaged reports give a result or a refusal', async () => {
  const damage = fc.record({
    seed: fc.constantFrom(...SEEDS),
    changes: fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { maxLength: 6 }),
    cut: fc.option(fc.nat(2000), { nil: undefined }),
  });
  const property = fc.asyncProperty(damage, fc.integer({ min: 1, max: 90 }), async ({ seed, changes, cut }, chunk) => {
    const bytes = Uint8Array.from(seed);
    for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
    await survives(cut === undefined ? bytes : bytes.subarray(0, cut % bytes.length), chunk);
  });
  await fc.assert(property, { numRuns: 250 });
});
