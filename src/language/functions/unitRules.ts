import { formatUnit } from '../parseUnit.ts';
import { PLAIN, raiseUnit, sameUnit, type Unit } from '../unit.ts';
import type { FunctionDefinition, Measured } from './functionDefinition.ts';

type UnitRule = FunctionDefinition['unit'];

/** Arguments in these units, in order, and a plain number as the result. */
export function takes(expected: readonly Unit[]): UnitRule {
  return (units) => {
    const wrong = expected.findIndex((unit, index) => !fits(units[index], unit));
    if (wrong < 0) return PLAIN;
    return { problem: `its ${ordinal(wrong)} must be ${spoken(expected[wrong])}, and is ${spoken(units[wrong])}` };
  };
}

/** Arguments that all have the same unit, which is the result's too. */
export const alike: UnitRule = (units) => {
  const unit = units.find((candidate) => candidate !== undefined);
  const wrong = units.findIndex((candidate) => !fits(candidate, unit));
  return wrong < 0
    ? unit
    : { problem: `its first argument is ${spoken(unit)}, its ${ordinal(wrong)} is ${spoken(units[wrong])}` };
};

/** One argument of any unit; the result's powers are its powers times `exponent`. */
export function raises(exponent: number): UnitRule {
  return ([unit]) => unit && raiseUnit(unit, exponent);
}

function fits(unit: Measured, expected: Measured): boolean {
  return unit === undefined || expected === undefined || sameUnit(unit, expected);
}

function ordinal(index: number): string {
  return `${['first', 'second', 'third'][index] ?? `${index + 1}th`} argument`;
}

function spoken(unit: Measured): string {
  return unit === undefined || unit.size === 0 ? 'a plain number' : `in ${formatUnit(unit)}`;
}
