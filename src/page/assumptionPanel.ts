import type { FreeAssumption } from '../report/outputs/html/live/parcel.ts';
import { quantity } from '../report/quantity.ts';
import { element } from './element.ts';
import type { Wishes } from './pageWishes.ts';
import { rangeRow } from './range.ts';

export interface AssumptionPanel {
  readonly free: readonly FreeAssumption[];
  readonly wishes: Wishes;
  /** Held at a value, or free again. */
  readonly held: (slot: string, value: number | undefined, isDone: boolean) => void;
}

/** The assumptions that matter most: each free, as the report has it, or held at a value. */
export function assumptionPanel({ free, wishes, held }: AssumptionPanel): HTMLElement {
  const rows = free.map((assumption, index) => {
    const { slot, label, mid, least, greatest } = assumption;
    const value = wishes.held.get(slot);
    const said = (now: number): string => quantity(now, assumption);
    const box = element('input', {
      type: 'checkbox',
      id: `live-hold-${index}`,
      ...(value !== undefined && { checked: '' }),
      'aria-label': `Hold ${label}`,
    });
    box.addEventListener('change', () => held(slot, box.checked ? mid : undefined, true));
    const words = (now: number): string =>
      value === undefined ? `free: ${said(assumption.low)} to ${said(assumption.high)}` : said(now);
    const row = rangeRow(
      { id: `live-held-${index}`, label, least, greatest, value: value ?? mid, said: words, isOff: value === undefined },
      (now, isDone) => held(slot, now, isDone),
    );
    return element('div', { class: 'held' }, box, row);
  });
  return element(
    'fieldset',
    {},
    element('legend', {}, 'The assumptions that matter most'),
    element('p', { class: 'hint' }, 'Tick one to hold it at a value; all others stay as uncertain as they are.'),
    rows,
  );
}
