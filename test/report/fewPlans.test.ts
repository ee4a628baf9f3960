import { expect, it } from 'vitest';
import { buildReport } from '../../src/report/document.ts';
import { fewPlans } from '../../src/report/fewPlans.ts';
import { plansChart } from '../../src/report/topics/answer/plansChart.ts';
import { type MadePlan, madeDecision } from './ranked.ts';
import { sourceOf } from './sampleSource.ts';

const plan = (name: string, worth: number): MadePlan => ({
  ...{ name, label: `Plan ${name}`, spend: 1000 },
  ...{ window: [worth, worth + 1], after: [0, 0] },
});

/** `hold` in the middle of twenty plans; the best is the last by name. */
const many = Array.from({ length: 20 }, (_, index) => plan(String.fromCharCode(97 + index), index * 1000 - 7000));
const made = madeDecision({
  plans: [plan('hold', 0), ...many],
  nothing: plan('nothing', -9000),
  elsewhere: [plan('hold', 0), ...many],
});

it('of many plans eight are drawn: hold, those of the details and the best; all are ranked', () => {
  const drawn = fewPlans(made);
  expect(drawn.plans.map(({ name }) => name)).toEqual(['hold', 'n', 'o', 'p', 'q', 'r', 's', 't']);
  expect(drawn.pairs).toHaveLength((8 * 7) / 2);
  expect(drawn.ranking.rows).toHaveLength(21);
  const { table, spec } = plansChart(drawn) ?? {};
  expect(table?.rows.filter(([label]) => label?.startsWith('Plan'))).toHaveLength(21);
  const texts = JSON.stringify(spec);
  expect(['Plan t', 'Plan n', 'Plan hold'].every((label) => texts.includes(label))).toBe(true);
  expect(texts).not.toContain('Plan a"');
});

it('the page says how many there are, and where the others stand', () => {
  const { title, sections } = buildReport(sourceOf(fewPlans(made)));
  expect(title).toMatch(/one of 18 more, or carry on as today\?$/);
  const notes = sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'note' ? [block.text] : [])));
  expect(notes.filter((text) => /^Of 21 plans the 8 that matter most are drawn/.test(text))).toHaveLength(1);
});

it('few plans are drawn as they are, and nothing is said of it', () => {
  const few = madeDecision({
    plans: [plan('hold', 0), ...many.slice(0, 7)],
    nothing: plan('nothing', -9000),
    elsewhere: [plan('hold', 0)],
  });
  expect(fewPlans(few)).toBe(few);
  const { sections } = buildReport(sourceOf(few));
  expect(JSON.stringify(sections)).not.toContain('matter most are drawn');
});
