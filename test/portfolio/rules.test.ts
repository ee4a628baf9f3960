import { describe, expect, it } from 'vitest';
import { meets, parseRule } from '../../src/portfolio/rules.ts';
import type { Study } from '../../src/study/study.ts';
import { shippedModel, trialStudy } from '../helpers/shipped.ts';

const model = shippedModel();
const place = { file: 'rules.csv', line: 2 };
const rule = (text: string) => parseRule('more', text, { model, place });

function studyWith(columns: Readonly<Record<string, readonly number[]>>): Study {
  const [first = []] = Object.values(columns);
  const months = first.map((_, index) => 24_000 + index);
  const history = {
    months,
    columns: new Map(Object.entries(columns).map(([name, values]) => [name, Float64Array.from(values)])),
  };
  return { ...trialStudy([]), history: history as unknown as NonNullable<Study['history']> };
}

describe('a rule', () => {
  it('names a line and columns in any of their words', () => {
    expect(rule('scale PPC by -12,5 % where ACOS < 25 % and organic rank ≤ 10')).toEqual({
      plan: 'more',
      line: 'ad_spend',
      by: -0.125,
      where: [
        { column: 'acos', is: '<', value: 0.25 },
        { column: 'organic_rank', is: '<=', value: 10 },
      ],
    });
  });

  it('is asked of the last three months, by the column’s own formula where it is not written', () => {
    const study = studyWith({ ad_spend: [900, 10, 20, 30], ad_sales: [100, 100, 100, 100] });
    expect(meets(rule('scale ads by 20 % where ACOS <= 20.1 %'), study, model)).toBe(true);
    expect(meets(rule('scale ads by 20 % where ACOS < 19 %'), study, model)).toBe(false);
    expect(meets(rule('scale ads by 20 % where sessions > 0'), study, model)).toBe(false);
    expect(meets(rule('scale ads by 20 %'), study, model)).toBe(true);
  });

  it('that cannot be read is refused at its place', () => {
    expect(() => rule('double the ads')).toThrow(/invalid rule "double the ads"\n {2}at rules.csv, line 2/);
    expect(() => rule('scale adz by 20 %')).toThrow(/unknown line "adz"/);
    expect(() => rule('scale ads by 20 % where ACOSS < 3')).toThrow(/unknown column "ACOSS"/);
    expect(() => rule('scale ads by 20 % where ACOS is low')).toThrow(/invalid condition/);
  });
});
