import { formatPercent } from '../report/format.ts';
import type { Parcel, ParcelReading } from '../report/outputs/html/live/parcel.ts';
import { element } from './element.ts';
import type { Wishes } from './pageWishes.ts';
import { rangeRow } from './range.ts';

export interface RunPanel {
  readonly parcel: Parcel;
  readonly wishes: Wishes;
  readonly credited: (part: number, isDone: boolean) => void;
  readonly read: (reading: string) => void;
}

/** The reading, where there are two, and how much of what comes after the window counts. */
export function runPanel({ parcel, wishes, credited, read }: RunPanel): HTMLElement {
  const said = (part: number): string => formatPercent(part, 0);
  const label = 'Of what is left after the window counts';
  const credit = rangeRow({ id: 'live-credit', label, least: 0, greatest: 1, value: wishes.assetCredit, said }, credited);
  const readings = parcel.readings.length < 2 ? [] : parcel.readings.map((reading) => choice(reading, { wishes, read }));
  return element(
    'fieldset',
    {},
    element('legend', {}, 'How it is counted'),
    element('div', { class: 'choices' }, readings),
    credit,
  );
}

function choice({ name, label }: ParcelReading, { wishes, read }: Pick<RunPanel, 'wishes' | 'read'>): HTMLElement {
  const id = `live-reading-${name}`;
  const isChosen = wishes.reading === name;
  const radio = element('input', { type: 'radio', name: 'live-reading', id, value: name, ...(isChosen && { checked: '' }) });
  radio.addEventListener('change', () => read(name));
  return element('div', {}, radio, ' ', element('label', { for: id }, label));
}
