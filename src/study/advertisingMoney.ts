import { at } from '../core/present.ts';
import { inputsOfLine } from '../language/contract/buildLines.ts';
import type { Model } from '../language/model.ts';
import { givenLines } from './spentColumns.ts';
import type { History } from './study.ts';

/** Advertising money by month, all columns of it added up, a blank one being none; NaN where no column says anything. */
export function advertisingMoney(history: History, model: Model): Float64Array {
  const money = givenLines(history, model).flatMap(([line, values]) => (isAdvertising(line, model) ? [values] : []));
  return Float64Array.from(history.months, (_, month) => {
    const known = money.map((values) => at(values, month)).filter((value) => !Number.isNaN(value));
    return known.length === 0 ? Number.NaN : known.reduce((sum, value) => sum + value, 0);
  });
}

function isAdvertising(written: string, { lines, roles }: Model): boolean {
  const line = lines.get(written.split('.')[0] ?? written);
  const inputs = line ? inputsOfLine(line) : [];
  return inputs.length > 0 && inputs.every((input) => roles.advertising.includes(input));
}
