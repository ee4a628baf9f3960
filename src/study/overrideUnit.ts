import type { AssumptionRow } from '../core/assumption.ts';
import { fail, InputError } from '../core/error.ts';
import type { Model } from '../language/model.ts';
import { formatUnit, parseUnit } from '../language/parseUnit.ts';
import { sameUnit, type Unit } from '../language/unit.ts';

/**
 * Refuses a row of the study's assumptions.csv in another unit than the model declares: three years are not three months.
 * Money may be in US dollars or in the study's currency. The unit of a plain number may be left out.
 */
export function checkOverrideUnit({ name, unit, place }: AssumptionRow, model: Model, currency: string): void {
  const declared = model.parameters.get(name)?.unit;
  if (!declared) return;
  const given = unitOf(unit === '' ? '1' : unit.replace(new RegExp(`\\b${currency}\\b`, 'g'), 'money'), model.units);
  if (given && sameUnit(given, declared)) return;
  const wanted = formatUnit(declared);
  const money = currency === 'USD' ? 'USD' : `${currency} or USD`;
  fail({
    opening: 'invalid',
    message: `unit "${unit}" of "${name}": the model counts in ${wanted}`,
    place,
    advice: `Give the numbers in ${wanted}${declared.has('money') ? `, money in ${money}` : ''}, and write that as the unit.`,
  });
}

/** Undefined where the text is no unit. */
function unitOf(text: string, own: readonly string[]): Unit | undefined {
  try {
    return parseUnit(text, own);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return undefined;
  }
}
