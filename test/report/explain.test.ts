import { describe, expect, test } from 'vitest';
import type { Model } from '../../src/language/model.ts';
import { explainModel } from '../../src/pipeline.ts';
import { shippedModel } from '../helpers/shipped.ts';
import { smallModel, tree } from '../helpers/smallModel.ts';
import { small } from '../language/small.ts';

const shipped = shippedModel();
const text = explainModel({ model: shipped, format: 'text', width: 100 });

describe('the whole model as text', () => {
  test('fits into 100 columns', () => {
    expect(text.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });

  test('has every equation, parameter and input', () => {
    const flat = text.replace(/\s+/g, ' ');
    for (const { name, about, text: written } of shipped.variables.values()) {
      for (const part of [name, about, written.equals, written.starts ?? '']) expect(flat).toContain(part.replace(/\s+/g, ' '));
    }
    for (const { name, about } of [...shipped.parameters.values(), ...shipped.inputs.values()]) {
      expect(flat).toContain(name);
      expect(flat).toContain(about);
    }
    for (const { source } of shipped.assumptions) expect(flat).toContain(source.replace(/\s+/g, ' '));
  });

  test('has the words of the channel table and what both readings make of them', () => {
    const table = text.slice(text.indexOf('The channel table'));
    expect(table).toContain(
      [
        '  Alexa for Shopping: "None - organic only"',
        '    - article: paid_ceiling = 0, fixed; grade C',
        '    - evidence: paid_ceiling = 0.005 | 0.04 | 0.15, logit-normal; grade J',
      ].join('\n'),
    );
  });
});

describe('one name', () => {
  test('a variable with what it uses and what uses it', () => {
    expect(explainModel({ model: shipped, format: 'text', width: 100, name: 'ad_space' })).toBe(
      [
        'Budget-dependent discovery, advertising',
        '=======================================',
        '',
        'ad_space',
        '  Largest part of all discovery that advertising can buy.',
        '  = total(channel_mix * open_ceiling)',
        '  Uses: channel_mix, open_ceiling',
        '  Used by: part_bought, ad_pressure',
        '',
      ].join('\n'),
    );
  });

  test('a column of a history, a line of a plan and a field of the product, by the names that files have for them', () => {
    const told = (name: string): string => explainModel({ model: shipped, format: 'text', width: 100, name });
    expect(told('total_sales')).toContain('total_sales (column of history.csv)\n  All sales of the product, attributed or not.');
    expect(told('mention_rate')).toMatch(/Before, it was called\s+recommendation_share\./);
    expect(told('content_spend')).toMatch(
      /content_spend for each signal \(column of history\.csv\)[\s\S]*content_spend \(line of a plan\)/,
    );
    expect(told('repeat_orders')).toContain('repeat_orders (field of product.csv)');
  });

  test('a parameter with its quantiles, its source and its words', () => {
    const { equations, parameters } = JSON.parse(explainModel({ model: shipped, format: 'json', width: 100, name: 'half_life' }));
    expect(equations).toEqual([]);
    expect(parameters).toHaveLength(1);
    expect(parameters[0]).toMatchObject({ name: 'half_life', over: 'signal', unit: 'month' });
    expect(parameters[0].usedBy).toContain('signal_level');
    expect(parameters[0].words.map(({ reading }: { reading: string }) => reading)).toContain('evidence');
  });

  test('an unknown one is an error that offers the nearest', () => {
    const explain = (name: string) => () => explainModel({ model: shipped, format: 'text', width: 100, name });
    expect(explain('acoss')).toThrow('unknown name "acoss"\n  at model.yaml\n  Did you mean "acos"?');
    expect(explain('__proto__')).toThrow('Run "discovery explain" for every name.');
  });
});

test('a parameter that has a density is said to have it', () => {
  const model = small({
    yaml: 'model: m\nparameters:\n  p: {unit: 1, density: "beta(2, 5)"}\nvariables:\n  A:\n    x: {unit: 1, equals: p}\n',
  });
  expect(explainModel({ model, format: 'text', width: 100, name: 'p' })).toContain('  Density: beta(2, 5).\n');
  expect(explainModel({ model, format: 'md', width: 100, name: 'p' })).toContain('Density: beta(2, 5).');
});

describe('hostile text stays text', () => {
  const model: Model = smallModel({ variables: [{ name: 'x', equals: tree.number(1) }] });
  const variable = model.variables.get('x');
  if (!variable) throw new Error('x is missing');
  const hostile = new Map([['x', { ...variable, about: '<img src=x> | [a](b) \u001b[2J' }]]);
  test('in Markdown', () => {
    expect(explainModel({ model: { ...model, variables: hostile }, format: 'md', width: 100 })).toContain(
      '\\<img src=x\\> \\| \\[a\\](b)',
    );
  });
  test('in the terminal', () => {
    expect(explainModel({ model: { ...model, variables: hostile }, format: 'text', width: 100 })).toContain('\\u001b[2J');
  });
});

test('Markdown has a table of numbers for an assumption', () => {
  const markdown = explainModel({ model: shipped, format: 'md', width: 100, name: 'demand_growth' });
  expect(markdown).toContain('| For | P10 | P50 | P90 | Unit | Shape | As of | Grade | Source | Note |');
  expect(markdown).toContain('| all | −0.02 | 0.03 | 0.08 | 1/year | normal |');
});
