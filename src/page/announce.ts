import { LIVE_IDS } from '../report/outputs/html/live/livePlaces.ts';
import { byId } from './element.ts';

/** Tells everybody: what is written under the sentence is read out too. */
export function say(text: string): void {
  tell(undefined, text);
}

/** Reads a sentence out that is seen elsewhere, and tells what follows it. */
export function tell(sentence: string | undefined, text: string): void {
  byId(LIVE_IDS.note).textContent = text;
  byId(LIVE_IDS.status).textContent = [sentence, text].filter(Boolean).join(' ');
}
