import { present } from '../core/present.ts';
import { moneySlots } from '../language/contract/rolePlayers.ts';
import { planFile } from '../report/planFile.ts';
import { say } from './announce.ts';
import { element } from './element.ts';
import type { PageSource } from './pageSource.ts';
import type { Wishes } from './pageWishes.ts';
import { planAsWished } from './wishedPlans.ts';

export interface Actions {
  readonly source: PageSource;
  /** The plan that is being changed. */
  readonly plan: string;
  readonly wishes: () => Wishes;
  readonly reset: () => void;
}

/** What can be done with what is shown: take it along, or go back. */
export function actions({ source, plan, wishes, reset }: Actions): HTMLElement {
  const csv = (): string => {
    const { decision, timeline } = source.parcel;
    const { series } = planAsWished(source, wishes(), plan);
    const ahead = moneySlots(decision.model).map(
      (slot) => [slot, present(series.get(slot), slot).subarray(timeline.lead + timeline.actual + 1)] as const,
    );
    return planFile(new Map(ahead.filter(([, money]) => money.some((value) => value > 0))), timeline.projected);
  };
  return element(
    'div',
    { class: 'actions' },
    button('Copy link', () => copy(location.href, 'The link is copied: whoever has this file sees the same with it.')),
    button('Copy plan as CSV', () => copy(csv(), 'The plan is copied: save it among the plans of the study.')),
    button('Reset', reset),
  );
}

function button(text: string, press: () => unknown): HTMLElement {
  const made = element('button', { type: 'button', id: `live-${text.toLowerCase().replaceAll(' ', '-')}` }, text);
  made.addEventListener('click', () => press());
  return made;
}

async function copy(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say(done);
  } catch {
    say(copiedBySelection(text) ? done : `Copy this: ${text}`);
  }
}

/** Where a browser keeps the clipboard from files on disk. */
function copiedBySelection(text: string): boolean {
  const field = element('textarea', { 'aria-hidden': 'true' });
  field.value = text;
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  return isCopied;
}
