import { present } from '../../../core/present.ts';
import type { Format } from '../../../language/contract/contract.ts';
import type { Input, Model } from '../../../language/model.ts';
import { isSpending } from '../../../language/unit.ts';
import type { NumberFormat } from '../../../tables/spreadsheet/stylePart.ts';
import { unitText } from '../../unitText.ts';

/** The input that a slot belongs to. */
export function inputOf(model: Model, slot: string): Input {
  const [name = slot] = slot.split('.');
  return present(model.inputs.get(name), slot);
}

/** What people call it: the input, and its member. */
export function inputLabel(model: Model, slot: string): string {
  const { label, over } = inputOf(model, slot);
  const member = over === undefined ? undefined : model.dimensions.get(over)?.members.find(({ id }) => slot.endsWith(`.${id}`));
  return member ? `${label}, ${member.label}` : label;
}

export function inputUnit(model: Model, slot: string): string {
  return unitText(inputOf(model, slot).unit);
}

export function inputFormat(model: Model, slot: string): NumberFormat {
  const { unit, format } = inputOf(model, slot);
  return isSpending(unit) ? 'money' : cellFormat(format);
}

const FORMATS: Readonly<Record<Format, NumberFormat>> = {
  percent: 'percent',
  money: 'money',
  price: 'price',
  number: 'number',
  rank: 'count',
};

/** How a cell shows what the model gives a format. */
export function cellFormat(format: Format | undefined): NumberFormat {
  return format === undefined ? 'number' : FORMATS[format];
}
