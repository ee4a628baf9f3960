import type { ReportSource } from './report.ts';
import type { Verdict } from './verdict.ts';
import type { Setting } from './wording/setting.ts';

/** What a section is written from. */
export interface Context extends ReportSource {
  readonly verdict: Verdict;
  readonly setting: Setting;
}
