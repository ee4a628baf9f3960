import { formatPercent } from '../report/format.ts';
import type { Parcel } from '../report/outputs/html/live/parcel.ts';
import { element } from './element.ts';
import type { Wishes } from './pageWishes.ts';
import { rangeRow } from './range.ts';

export interface RunPanel {
  readonly parcel: Parcel;
  readonly wishes: Wishes;
  readonly changed: (wishes: Wishes, isDone: boolean) => void;
}

/** The reading, where there are two, and how much of what comes after the window counts. */
export function runPanel({ parcel, wishes, changed }: RunPanel): HTMLElement {
  const credit = rangeRow(
    {
      id: 'live-credit',
      label: 'What is left after the window counts',
      least: 0,
      greatest: 1,
      value: wishes.assetCredit,
      said: (part) => formatPercent(part, 0),
    },
    (assetCredit, isDone) => changed({ ...wishes, assetCredit }, isDone),
  );
  const readings =
    parcel.readings.length < 2 ? [] : parcel.readings.map(({ name, label }) => reading(name, label, { parcel, wishes, changed }));
  return element(
    'fieldset',
    {},
    element('legend', {}, 'How it is counted'),
    element('div', { class: 'choices' }, readings),
    credit,
  );
}

function reading(name: string, label: string, { wishes, changed }: RunPanel): HTMLElement {
  const id = `live-reading-${name}`;
  const radio = element('input', {
    ...{ type: 'radio', name: 'live-reading', id, value: name },
    ...(wishes.reading === name && { checked: '' }),
  });
  radio.addEventListener('change', () => changed({ ...wishes, reading: name }, true));
  return element('div', {}, radio, element('label', { for: id }, label));
}
