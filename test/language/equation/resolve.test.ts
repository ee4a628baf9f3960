import { describe, expect, test } from 'vitest';
import { parseEquation } from '../../../src/language/equation/parseEquation.ts';
import type { Expression } from '../../../src/language/expression.ts';
import { context, headlinesOf, issuesOf, markOf, messageOf } from '../small.ts';

const read = (text: string, over?: string): Expression => parseEquation(text, context(over === undefined ? {} : { over }));

/** The dimensions of every total in an expression: `signal`, or `signal in channel`. */
function totals(expression: Expression): string[] {
  const own =
    expression.kind === 'total' ? [`${expression.over}${expression.within === undefined ? '' : ` in ${expression.within}`}`] : [];
  const children = Object.values(expression)
    .flat()
    .filter((part): part is Expression => typeof part === 'object' && part !== null && 'span' in part);
  return [...own, ...children.flatMap(totals)];
}

describe('names', () => {
  test('stand for what declares them', () => {
    const of = (text: string, over?: string) => {
      const found = read(text, over);
      return found.kind === 'reference' ? found.to : found.kind;
    };
    expect(of('spend')).toEqual({ of: 'input', name: 'spend' });
    expect(of('season')).toEqual({ of: 'table', name: 'season' });
    expect(of('elapsed')).toEqual({ of: 'clock', name: 'elapsed' });
    expect(of('ceiling', 'channel')).toEqual({ of: 'parameter', name: 'ceiling', over: 'channel' });
    expect(of('weight', 'signal')).toEqual({ of: 'constant', name: 'weight', over: 'signal' });
  });

  test('that are unknown are all shown, each at its own place, with the nearest known one', () => {
    const issues = issuesOf(() => read('shre + share * revnue'));
    expect(issues.map((issue) => [issue.message, markOf(issue), issue.excerpt?.from, issue.advice])).toEqual([
      ['name "shre"', 'shre', 0, 'Did you mean "share"?'],
      ['name "revnue"', 'revnue', 15, 'Did you mean "revenue"?'],
    ]);
  });

  test('that are part of a longer name are not marked there', () => {
    const [issue] = issuesOf(() => read('share + hare'));
    expect([markOf(issue), issue?.excerpt?.from]).toEqual(['hare', 8]);
  });

  test('of functions need their arguments, and other names take none', () => {
    expect(issuesOf(() => read('exp + 1'))[0]?.advice).toBe('"exp" is a function: write exp(…).');
    expect(issuesOf(() => read('share(2)'))[0]?.advice).toBe('"share" is a name; write * between factors.');
    expect(messageOf(() => read('logg(2)'))).toBe(
      ['unknown function "logg"', '    | logg(2)', '    | ^^^^', '  Did you mean "log"?'].join('\n'),
    );
  });

  test.each([
    'exp()',
    'exp(1, 2)',
    'min(1)',
    'clamp(1, 2)',
    'last()',
    'last(revenue, 1)',
    'delay(revenue)',
    'total()',
    'initial()',
    'total(level, 1)',
  ])('%s has a wrong number of arguments', (text) => {
    expect(headlinesOf(() => read(text))[0]).toMatch(/^invalid call of \w+: it has \d arguments?$/);
  });

  test('min and max take any number from two', () => {
    expect(read('min(1, 2, 3, 4)').kind).toBe('call');
  });
});

describe('dimensions', () => {
  test('the same dimension means the same member, the owner its own', () => {
    expect(read('level * ceiling', 'signal')).toMatchObject({
      left: { to: { name: 'level', over: 'signal' } },
      right: { to: { name: 'ceiling', over: 'channel' } },
    });
  });

  test('a name over another dimension needs a total', () => {
    expect(messageOf(() => read('share * level'))).toBe(
      [
        'invalid use of "level": it is over signal, this equation is over no dimension',
        '    | share * level',
        '    |         ^^^^^',
        '  Sum it with total(level), or declare the variable "over: signal".',
      ].join('\n'),
    );
    expect(headlinesOf(() => read('level', 'channel'))).toEqual([
      'invalid use of "level": it is over signal, this place is over channel',
    ]);
    expect(headlinesOf(() => read('last(level)', 'channel'))).toHaveLength(1);
  });
});

describe('total', () => {
  test.each([
    ['total(level)', undefined, ['signal']],
    ['total(level)', 'channel', ['signal in channel']],
    ['total(weight * level * appeal)', 'channel', ['signal in channel']],
    ['total(level * appeal)', undefined, ['signal']],
    ['total(last(level))', 'channel', ['signal in channel']],
    ['total(delay(build, half_life))', undefined, ['signal']],
    ['total(appeal)', undefined, ['channel']],
    ['appeal / total(appeal)', 'channel', ['channel']],
    ['level / total(level)', 'signal', ['signal']],
    ['total(appeal)', 'signal', ['channel']],
    ['total(appeal * total(level))', undefined, ['channel', 'signal in channel']],
    ['total(level * total(level))', 'channel', ['signal in channel', 'signal in channel']],
    ['total(appeal * regional)', 'region', ['channel']],
    ['total(share > 0 ? level : 0)', undefined, ['signal']],
  ])('%s over %s', (text, over, expected) => {
    expect(totals(read(text, over))).toEqual(expected);
  });

  test('sums something', () => {
    expect(headlinesOf(() => read('total(share)'))).toEqual(['invalid total: nothing in it is over a dimension']);
    expect(headlinesOf(() => read('total(total(level))'))).toEqual(['invalid total: nothing in it is over a dimension']);
  });

  test('sums over one dimension', () => {
    expect(headlinesOf(() => read('total(appeal * regional)'))).toEqual(['invalid total: it could sum over channel or region']);
  });
});

describe('time', () => {
  test('looks back on variables and inputs', () => {
    expect(read('last(revenue)')).toMatchObject({ kind: 'last', to: { of: 'variable', name: 'revenue' } });
    expect(read('initial(spend)')).toMatchObject({ kind: 'initial', to: { of: 'input', name: 'spend' } });
    expect(read('delay(build, half_life)', 'signal')).toMatchObject({
      kind: 'delay',
      to: { over: 'signal' },
      months: { kind: 'reference' },
    });
  });

  test.each(['last(2 * revenue)', 'last(last(revenue))', 'initial(1)', 'delay(revenue + 1, 2)'])(
    '%s: only a bare name',
    (text) => {
      expect(headlinesOf(() => read(text))[0]).toMatch(/^invalid use of \w+: it takes the name of a variable or an input$/);
    },
  );

  test.each([
    ['last(price)', 'invalid use of last: "price" is a parameter'],
    ['initial(season)', 'invalid use of initial: "season" is a table'],
    ['delay(time, 2)', 'invalid use of delay: "time" is a clock'],
    ['last(nothing)', 'unknown name "nothing"'],
  ])('%s', (text, headline) => {
    expect(headlinesOf(() => read(text))).toEqual([headline]);
  });
});
