import type { Verdict } from '../../decide/verdict.ts';
import type { ReportSource } from '../document.ts';
import type { Setting } from '../reportSetting.ts';

/** What a section is written from. */
export interface Context extends ReportSource {
  readonly verdict: Verdict;
  readonly setting: Setting;
}
