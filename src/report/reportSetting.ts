import { EPOCH, monthLabel, type Step, stepOf } from '../core/calendar.ts';
import type { Decision, ReadingName } from '../decide/decision.ts';

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
  readonly otherReading: string;
  /** Whether there are actual months. */
  readonly history: boolean;
  /** Whether what they teach about the assumptions is in the figures. */
  readonly calibrated: boolean;
}

const READINGS: Readonly<Record<ReadingName, string>> = { article: 'article’s reading', evidence: 'evidence reading' };

export function settingOf(decision: Decision): Setting {
  const label = (index: number): string => {
    const month = decision.projected.at(index);
    return month === undefined ? 'the start' : monthLabel(month);
  };
  return {
    currency: decision.study.currency,
    draws: decision.draws,
    step: stepOf(decision.projected[0] ?? EPOCH),
    from: label(0),
    until: label(-1),
    reading: READINGS[decision.reading] ?? decision.reading,
    otherReading: decision.otherReading ? (READINGS[decision.otherReading.reading] ?? decision.otherReading.reading) : '',
    history: decision.actualUntil !== undefined,
    calibrated: decision.calibration !== undefined,
  };
}
