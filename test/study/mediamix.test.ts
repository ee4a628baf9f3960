import { expect, test } from 'vitest';
import { formatPeriod, parseMonth } from '../../src/core/calendar.ts';
import { loadModel } from '../../src/pipeline.ts';
import { planInputs } from '../../src/study/planInputs.ts';
import { readStudy } from '../../src/study/readStudy.ts';
import { timelineOf } from '../../src/study/studyTimeline.ts';
import { sourceFiles } from '../helpers/shipped.ts';
import { mediamixStudy } from '../models/mediamixStudy.ts';
import { file } from './sample.ts';

test('a weekly study of several media and controls reads by what its model says, and its controls go on', () => {
  const model = loadModel(sourceFiles('test/models/mediamix').filter(({ path }) => !path.endsWith('.ts')));
  const files = Object.entries(mediamixStudy(3)).map(([path, text]) => file(path, text));
  const week = (text: string) => parseMonth(text) ?? (0 as never);
  const span = { from: week('2026-06-08'), to: week('2026-12-28') };
  const study = readStudy(files, { name: 'shop', model, ...span, toIsExplicit: true });
  expect(study.product.marketplace).toBe('*');
  expect(study.history?.months).toHaveLength(130);
  const [, past] = study.readings;
  expect(past?.takenFor).toContain('history, a row a week');
  expect(past?.columns.slice(0, 2)).toEqual([
    { header: 'Week', meaning: 'week', unit: 'week' },
    { header: 'spend.tv', meaning: 'spend.tv: advertising money, Television', unit: 'EUR/week' },
  ]);
  const plans = planInputs(study, model, timelineOf(study, span.to));
  const [hold, search] = plans;
  expect(plans.map(({ name }) => name)).toEqual(['hold', 'more-search', 'no-tv']);
  const ahead = (name: string) => [...(hold?.series.get(name) ?? [])].slice(-(study.plans[0]?.months.length ?? 0));
  const temperatures = [...(study.history?.columns.get('temperature') ?? [])];
  expect(formatPeriod(study.plans[0]?.months[0] ?? (0 as never))).toBe('2026-06-08');
  expect(ahead('temperature')).toEqual(temperatures.slice(130 - 52).slice(0, ahead('temperature').length));
  expect(new Set(ahead('price_index'))).toEqual(new Set([study.history?.columns.get('price_index')?.at(-1)]));
  expect(search?.series.get('temperature')).toEqual(hold?.series.get('temperature'));
  expect(search?.series.get('spend.search')?.at(-1)).toBe(9000);
});
