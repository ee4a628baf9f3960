import { formatMonth, monthOf, monthsBetween } from '../core/calendar.ts';
import { csvText } from '../tables/csvText.ts';
import { exportTemplates, type TemplateFile } from './exportTemplates.ts';
import { PRODUCT_FIELDS } from './productFields.ts';

const ACTUALS = monthsBetween(monthOf(2025, 11), monthOf(2026, 10));
const PLANNED = monthsBetween(monthOf(2026, 11), monthOf(2027, 12));

/** Example values, to be overwritten; money a month. */
const EXAMPLE = { adSpend: 20_000, acos: 0.28, rank: 15, contentSpend: 500, extra: 6_000 };

/** An example and a hint for each field of product.csv. */
const PRODUCT_VALUES: ReadonlyMap<string, readonly [value: string, note: string]> = new Map([
  ['product', ['', 'As the report should call it']],
  ['marketplace', ['US', 'US, UK, DE, JP or IN']],
  ['currency', ['USD', 'Of every amount in this folder']],
  ['price', ['30.00', 'Business Reports: ordered product sales over orders']],
  ['margin', ['35%', 'Price less goods, Amazon fees and shipping, before ads and content, as a share of price']],
  ['conversion_rate', ['10%', 'Business Reports: orders over sessions']],
  ['return_rate', ['6%', 'Share of revenue sent back']],
  ['repeat_rate', ['15%', 'Brand Analytics, Repeat Purchase: repeat orders over orders']],
  ['discount_rate', ['10%', 'A year; ask finance']],
  ['category_discoveries', ['400000', 'Clicks a month of all brands in the category; Search Query Performance, total clicks']],
]);

/**
 * The files that `discovery new` writes: a study with example values that reads as it is, each hint in a note column.
 * `signals` are the model's: the content plan gets two lines for each. Both plans cost the same every month.
 */
export function templates(name: string, signals: readonly string[]): readonly TemplateFile[] {
  return [
    { path: 'product.csv', text: productText(name) },
    { path: 'history.csv', text: historyText() },
    {
      path: 'plans/scale-ppc.csv',
      text: planText([['ad_spend', EXAMPLE.adSpend + EXAMPLE.extra, 'All ad products together'], BASE_CONTENT]),
    },
    {
      path: 'plans/invest-in-content.csv',
      text: planText([['ad_spend', EXAMPLE.adSpend, 'As before'], BASE_CONTENT, ...contentLines(signals)]),
    },
    { path: 'assumptions.csv', text: csvText([ASSUMPTION_HEADER, ['', '', '', '', '', '', '', '', '', '', ASSUMPTION_NOTE]]) },
    ...exportTemplates(signals),
  ];
}

type Line = readonly [name: string, amount: number, note: string];

const BASE_CONTENT: Line = ['content_spend', EXAMPLE.contentSpend, 'Content work that goes on in either plan'];
const ASSUMPTION_HEADER = ['name', 'member', 'unit', 'shape', 'low', 'mid', 'high', 'as_of', 'source', 'grade', 'note'];
const ASSUMPTION_NOTE =
  'A row without a name is a comment. To override an assumption, copy its row from "discovery explain" and change low, mid, high and source.';

function productText(name: string): string {
  const rows = [...PRODUCT_VALUES].map(([field, [value, note]]) => [field, field === 'product' ? name : value, note]);
  const optional = PRODUCT_FIELDS.filter((field) => !PRODUCT_VALUES.has(field.name)).map((field) => [
    field.name,
    '',
    `Optional: ${field.meaning}`,
  ]);
  return csvText([['field', 'value', 'note'], ...rows, ...optional]);
}

function historyText(): string {
  const { adSpend, acos, rank, contentSpend } = EXAMPLE;
  const rows = ACTUALS.map((month, index) => {
    const note = index === 0 ? 'Example values: overwrite them, oldest month first; optional columns are in the README' : '';
    return [formatMonth(month), adSpend, `${Math.round(acos * 100)}%`, rank, contentSpend, note];
  });
  return csvText([['month', 'ad_spend', 'acos', 'organic_rank', 'content_spend', 'note'], ...rows]);
}

/** The money splits evenly over signals, two thirds to build and one third to keep; the last line takes the cents that rounding leaves. */
function contentLines(signals: readonly string[]): Line[] {
  const build = Math.floor((EXAMPLE.extra * 2) / 3 / Math.max(1, signals.length));
  const upkeep = Math.floor(EXAMPLE.extra / 3 / Math.max(1, signals.length));
  const rest = EXAMPLE.extra - signals.length * (build + upkeep);
  return signals.flatMap((signal, index): Line[] => [
    [`build.${signal}`, build, 'Raises the signal'],
    [`upkeep.${signal}`, upkeep + (index === signals.length - 1 ? rest : 0), 'Keeps it from fading'],
  ]);
}

function planText(lines: readonly Line[]): string {
  const rows = lines.map(([name, amount, note]) => [name, ...PLANNED.map(() => amount), note]);
  return csvText([['line', ...PLANNED.map(formatMonth), 'note'], ...rows]);
}
