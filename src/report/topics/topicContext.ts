import type { Verdict } from '../../decide/verdict.ts';
import type { Setting } from '../reportSetting.ts';
import type { ReportSource } from '../reportSource.ts';

/** What a section is written from. */
export interface Context extends ReportSource {
  readonly verdict: Verdict;
  readonly setting: Setting;
}
