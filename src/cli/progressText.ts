import { clipped, harmless } from '../core/textLayout.ts';

const BAR = 24;
/** Before so much is done, and so many seconds have passed, what is left cannot be told. */
const TELLING = { done: 0.05, seconds: 3 };

/** How far the work is, as the progress line shows it. */
export interface ProgressShown {
  /** Part of the work, 0 to 1. */
  readonly done: number;
  readonly step: string;
  /** Since it began. */
  readonly seconds: number;
  /** Of the terminal. */
  readonly columns: number;
}

/**
 * A bar, the percentage, the time left where there is enough done to tell, and the step; always narrower than the terminal, so that
 * it can be drawn over.
 *
 * @example
 * progressText({ done: 0.5, step: 'drawing', seconds: 30, columns: 60 }) // => '████████████░░░░░░░░░░░░  50%, about 30 s left  drawing'
 */
export function progressText({ done, step, seconds, columns }: ProgressShown): string {
  const part = Math.min(1, Math.max(0, done));
  const full = Math.round(part * BAR);
  const bar = columns >= 2 * BAR ? `${'█'.repeat(full)}${'░'.repeat(BAR - full)} ` : '';
  const percent = `${Math.floor(part * 100)}%`.padStart(4);
  return clipped(`${bar}${percent}${timeLeft(part, seconds)}  ${harmless(step)}`, columns - 1);
}

function timeLeft(part: number, seconds: number): string {
  if (part < TELLING.done || part >= 1 || seconds < TELLING.seconds) return '';
  const left = (seconds * (1 - part)) / part;
  if (left >= 90) return `, about ${Math.round(left / 60)} min left`;
  return left >= 10 ? `, about ${Math.round(left / 5) * 5} s left` : ', seconds left';
}
