import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatUnit, parseUnit } from '../../src/language/parseUnit.ts';
import { BASE_UNITS, divideUnits, multiplyUnits, PLAIN, raiseUnit, sameUnit } from '../../src/language/unit.ts';
import { issuesOf, markOf, messageOf, UNITS } from './small.ts';

const units = fc
  .record(Object.fromEntries([...BASE_UNITS, ...UNITS].map((base) => [base, fc.integer({ min: -3, max: 3 })])))
  .map((powers) => new Map(Object.entries(powers).filter(([, power]) => power !== 0)));

describe('units of text', () => {
  test.each([
    ['money/month', 'money/month'],
    ['1/year', '1/year'],
    ['click', 'click'],
    ['1', '1'],
    ['money*month/click', 'money*month/click'],
    ['USD', 'money'],
    ['USD/month', 'money/month'],
    [' money / month ', 'money/month'],
    ['1/month/month', '1/month^2'],
    ['money^2', 'money^2'],
    ['click^0.5', 'click^0.5'],
    ['month^-1', '1/month'],
    ['click/month*month', 'click'],
    ['1*1', '1'],
  ])('%s is %s', (text, canonical) => {
    expect(formatUnit(parseUnit(text, UNITS))).toBe(canonical);
  });

  test.each([
    ['clicks/month', 'unknown', 'clicks'],
    ['money/moth', 'unknown', 'moth'],
    ['EUR', 'unknown', 'EUR'],
    ['__proto__', 'unknown', '__proto__'],
    ['constructor', 'unknown', 'constructor'],
    ['Money', 'unknown', 'Money'],
  ])('%s is refused', (text, opening, mark) => {
    const [issue] = issuesOf(() => parseUnit(text, UNITS));
    expect([issue?.opening, markOf(issue)]).toEqual([opening, mark]);
  });

  test.each(['', 'money//month', 'money/', '*', 'money month', '2', 'money^month', 'money^', '(money)', '/'])(
    '"%s" is refused',
    (text) => {
      expect(issuesOf(() => parseUnit(text))[0]?.opening).toBe('invalid');
    },
  );

  test('the nearest base unit is offered, and the piece marked', () => {
    expect(messageOf(() => parseUnit('money/moth'))).toBe(
      ['unknown unit "moth"', '    | money/moth', '    |       ^^^^', '  Did you mean "month"?'].join('\n'),
    );
  });

  test('property: what is printed is read back', () => {
    fc.assert(fc.property(units, (unit) => sameUnit(parseUnit(formatUnit(unit), UNITS), unit)));
  });
});

describe('laws of the algebra', () => {
  test('property: multiplying is commutative and associative, and 1 is its unit', () => {
    fc.assert(
      fc.property(units, units, units, (a, b, c) => {
        expect(multiplyUnits(a, b)).toEqual(multiplyUnits(b, a));
        expect(sameUnit(multiplyUnits(multiplyUnits(a, b), c), multiplyUnits(a, multiplyUnits(b, c)))).toBe(true);
        expect(sameUnit(multiplyUnits(a, PLAIN), a)).toBe(true);
      }),
    );
  });

  test('property: dividing undoes multiplying, and a root a power', () => {
    fc.assert(
      fc.property(units, units, fc.constantFrom(2, 3, 0.5, -1), (a, b, power) => {
        expect(sameUnit(divideUnits(multiplyUnits(a, b), b), a)).toBe(true);
        expect(sameUnit(raiseUnit(raiseUnit(a, power), 1 / power), a)).toBe(true);
      }),
    );
  });

  test('a unit differs from its inverse and from a plain number', () => {
    const unit = parseUnit('money/month');
    expect(sameUnit(unit, parseUnit('month/money'))).toBe(false);
    expect(sameUnit(unit, PLAIN)).toBe(false);
  });
});
