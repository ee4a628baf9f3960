import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatPeriod, monthOf } from '../../src/core/calendar.ts';
import { heldMoney } from '../../src/study/heldMoney.ts';
import { readStudy } from '../../src/study/readStudy.ts';
import type { Study } from '../../src/study/study.ts';
import { studyFiles } from '../studies/studyFiles.ts';
import { CONTENT_PLAN, DEMO, WAAGE } from '../studies/studyNumbers.ts';
import { OPTIONS } from './sample.ts';

const inputs = join(import.meta.dirname, '../../inputs');

function committed(name: string): Study {
  const files = studyFiles()
    .filter(({ path }) => path.startsWith(`${name}/`))
    .map(({ path }) => ({ path: path.slice(name.length + 1), bytes: readFileSync(join(inputs, path)) }));
  return readStudy(files, { ...OPTIONS, name, folder: `inputs/${name}`, to: monthOf(2027, 12) });
}

function column(study: Study, name: string): readonly number[] {
  return [...(study.history?.columns.get(name) ?? [])];
}

function cash(study: Study): readonly (readonly number[])[] {
  return study.plans.map((plan) =>
    plan.months.map((_, index) => [...plan.lines.values()].reduce((sum, { values }) => sum + (values[index] ?? 0), 0)),
  );
}

test('the files on disk are those that the script writes', () => {
  for (const { path, content } of studyFiles()) expect(readFileSync(join(inputs, path), 'utf8')).toBe(content);
});

test('each phase of the content plan spends a thousand of each thousand', () => {
  for (const { build, upkeep } of CONTENT_PLAN) {
    expect([...Object.values(build), ...Object.values(upkeep)].reduce((sum, part) => sum + part, 0)).toBe(1000);
  }
});

describe.each([DEMO, WAAGE])('inputs/$folder', (brand) => {
  const study = committed(brand.folder);

  test('reads without a remark', () => {
    expect(study.warnings).toEqual([]);
    expect(study.product).toMatchObject({ name: brand.product, marketplace: brand.marketplace, currency: brand.currency });
    expect(study.product.facts.get('price')?.value).toBe(brand.price);
    expect(study.product.facts.get('category_discoveries')?.value).toBe(brand.discoveries);
  });

  test('history runs from 2024-01 to 2026-10, with more than the four columns that are required', () => {
    const months = study.history?.months.map(formatPeriod) ?? [];
    expect([months[0], months.at(-1), months.length]).toEqual(['2024-01', '2026-10', 34]);
    for (const name of ['content_spend', 'total_sales', 'ad_clicks', 'sessions', 'search_click_share'])
      expect(column(study, name).every((value) => value > 0)).toBe(true);
  });

  test('mention rates are measured since 2026-03 and missing before', () => {
    for (const name of ['mention_rate.alexa_for_shopping', 'mention_rate.external_ai', 'prompts', 'runs']) {
      expect(column(study, name).map((value) => Number.isFinite(value))).toEqual([
        ...Array(26).fill(false),
        ...Array(8).fill(true),
      ]);
    }
  });

  test('ad spend varies by more than a factor of two', () => {
    const spend = column(study, 'ad_spend');
    expect(Math.max(...spend) / Math.min(...spend)).toBeGreaterThan(2);
  });

  test('both plans cost the same in every month, and each what the README says: what the brand would spend, and the extra', () => {
    const [invest, scale] = cash(study);
    expect(study.plans.map(({ name }) => name)).toEqual(['invest-in-content', 'scale-ppc']);
    expect(invest).toEqual(scale);
    const held = (name: string): Float64Array =>
      heldMoney(Float64Array.from(column(study, name)), { count: scale?.length ?? 0, step: 'month' }).values;
    const [ads, content] = [held('ad_spend'), held('content_spend')];
    scale?.forEach((money, month) => {
      expect(Math.abs(money - brand.extra - (ads[month] ?? 0) - (content[month] ?? 0))).toBeLessThanOrEqual(10);
    });
  });

  test('one plan is in each layout', () => {
    expect(
      study.readings
        .filter(({ file }) => file.includes('/plans/'))
        .map(({ takenFor }) => /a row a (line item|month)/.exec(takenFor)?.[1]),
    ).toEqual(['month', 'line item']);
  });
});

test('the demo is a brand that an agency would know: rank about 6, ads 30 to 45 % of sales, TACOS 8 to 14 %', () => {
  const demo = committed('demo');
  const year = (name: string): number =>
    column(demo, name)
      .slice(-12)
      .reduce((sum, value) => sum + value, 0) / 12;
  expect(year('organic_rank')).toBeGreaterThan(5);
  expect(year('organic_rank')).toBeLessThan(7.5);
  expect(year('ad_sales') / year('total_sales')).toBeGreaterThan(0.3);
  expect(year('ad_sales') / year('total_sales')).toBeLessThan(0.45);
  expect(year('ad_spend') / year('total_sales')).toBeGreaterThan(0.08);
  expect(year('ad_spend') / year('total_sales')).toBeLessThan(0.14);
});
