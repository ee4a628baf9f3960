import { element } from './element.ts';

/** A number that is set by dragging, by keys or by writing it. */
export interface RangeWish {
  readonly id: string;
  readonly label: string;
  readonly least: number;
  readonly greatest: number;
  readonly value: number;
  /** A value in words, for eyes and for a screen reader. */
  readonly said: (value: number) => string;
  readonly isOff?: boolean;
  /** On one line, without the value in words: for many that are alike. */
  readonly isShort?: boolean;
}

/** What a reader does: `isDone` once he has let go. */
export type Moved = (value: number, isDone: boolean) => void;

/** Steps of a slider from end to end. */
const STEPS = 200;

/** A row: the name, a slider, the value in words, and a field for it. */
export function rangeRow(wish: RangeWish, moved: Moved): HTMLElement {
  const { id, label, value, said, isOff = false, isShort = false } = wish;
  const [least, greatest] = [Math.min(wish.least, value), Math.max(wish.greatest, value)];
  const step = stepOf(greatest - least);
  const output = element('output', { for: id }, said(value));
  const slider = element('input', {
    ...{ id, type: 'range', step: 'any' },
    min: String(least),
    max: String(greatest),
    'aria-valuetext': said(value),
  });
  const field = element('input', {
    id: `${id}-number`,
    type: 'number',
    step: 'any',
    'aria-label': `${label}, as a number`,
    value: shortNumber(value, step),
  });
  slider.value = String(value);
  slider.step = String(step);
  slider.disabled = isOff;
  field.disabled = isOff;
  const show = (now: number): void => {
    output.textContent = said(now);
    slider.setAttribute('aria-valuetext', said(now));
  };
  const slid = (isDone: boolean) => (): void => {
    field.value = shortNumber(slider.valueAsNumber, step);
    show(slider.valueAsNumber);
    moved(slider.valueAsNumber, isDone);
  };
  slider.addEventListener('input', slid(false));
  slider.addEventListener('change', slid(true));
  field.addEventListener('change', () => {
    const written = field.valueAsNumber;
    if (!Number.isFinite(written)) return;
    slider.max = String(Math.max(Number(slider.max), written));
    slider.min = String(Math.min(Number(slider.min), written));
    slider.value = String(written);
    show(written);
    moved(written, true);
  });
  return element(
    'div',
    { class: isShort ? 'range short' : 'range' },
    element('label', { for: id }, label),
    slider,
    isShort ? undefined : output,
    field,
  );
}

/** A round step, of which there are about {@link STEPS}. */
function stepOf(width: number): number {
  if (!(width > 0)) return 1;
  const [mantissa = 1, exponent = 0] = (width / STEPS).toExponential(6).split('e').map(Number);
  const round = [1, 2, 5, 10].find((one) => one >= mantissa) ?? 10;
  return Number(`${round}e${exponent}`);
}

/** As exact as its steps ask for. */
function shortNumber(value: number, step: number): string {
  return String(Number(value.toPrecision(Math.max(4, Math.ceil(String(Math.abs(value / step)).split('.')[0]?.length ?? 4) + 1))));
}
