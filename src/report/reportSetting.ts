import { periodLabel, type Step } from '../core/calendar.ts';
import type { Decision, ReadingName } from '../decide/decision.ts';
import type { Model } from '../language/model.ts';
import { playing } from './roleSeries.ts';
import { inSentence } from './text.ts';

/** What every sentence may need beside its own numbers, already in words. */
export interface Setting {
  readonly currency: string;
  readonly draws: number;
  /** What the model moves by, as a word. */
  readonly step: Step;
  /** First and last projected month or week. */
  readonly from: string;
  readonly until: string;
  readonly reading: string;
  /** Absent where the model has one reading, or none. */
  readonly otherReading?: string;
  /** What a plan spends money on: `advertising and content`. */
  readonly spending: string;
  /** What the brand wins, e.g. `discovery`. */
  readonly won: string;
  /** All there is to win, e.g. `category discoveries`. */
  readonly demand: string;
  /** Whether there are actual months. */
  readonly history: boolean;
  /** Whether what they teach about the assumptions is in the figures. */
  readonly calibrated: boolean;
}

export function settingOf(decision: Decision): Setting {
  const { model, otherReading } = decision;
  const label = (index: number): string => {
    const month = decision.projected.at(index);
    return month === undefined ? 'the start' : periodLabel(month);
  };
  return {
    currency: decision.study.currency,
    draws: decision.draws,
    step: model.step,
    from: label(0),
    until: label(-1),
    reading: readingLabel(model, decision.reading),
    ...(otherReading && { otherReading: readingLabel(model, otherReading.reading) }),
    spending: spendingWords(model),
    won: wonWord(model),
    demand: demandWords(model),
    history: decision.actualUntil !== undefined,
    calibrated: decision.calibration !== undefined,
  };
}

/** What the model calls a reading; its name where the model has none of that name. */
export function readingLabel({ readingNames }: Model, name: ReadingName): string {
  return readingNames.find((reading) => reading.name === name)?.label ?? name;
}

/** What plans of the model spend money on. */
export function spendingWords({ roles }: Model): string {
  const groups = [...(roles.advertising.length > 0 ? ['advertising'] : []), ...(roles.content.length > 0 ? ['content'] : [])];
  return groups.join(' and ') || 'spending';
}

/** What the brand wins, as words.md says under "What is won". */
export function wonWord({ words }: Model): string {
  return words.get('What is won')?.[0] ?? 'business';
}

/** All there is to win, in a sentence. */
export function demandWords(model: Model): string {
  const demand = playing(model, 'demand');
  return demand ? inSentence(demand.label) : 'all there is to win';
}
