import type { Decision } from '../../decide/decision.ts';
import type { Verdict } from '../../decide/verdict.ts';
import type { Model } from '../../language/model.ts';
import type { Block } from '../block.ts';
import type { Chart } from '../charts/chart.ts';
import type { Setting } from '../reportSetting.ts';
import type { ReportSource } from '../reportSource.ts';
import type { Need } from './needs.ts';

/** What a topic is written from. `charts` are its own. */
export interface Context extends ReportSource {
  readonly verdict: Verdict;
  readonly setting: Setting;
}

/** A chart without its id, which is the name it has in its topic; undefined where the decision lacks its numbers. */
export type DrawChart = (decision: Decision) => Omit<Chart, 'id'> | undefined;

/** One subject of the report: its folder holds what it says, draws and tabulates. */
export interface Topic {
  /** Anchor, kebab-case. */
  readonly id: string;
  readonly title: string | ((model: Model) => string);
  /** Registers and equations: after the report proper. */
  readonly appendix?: true;
  /** What the model must have for it; a topic without is left out, and told by `explain` and `check`. */
  readonly needs: readonly Need[];
  /** Parts of it that need more than that, by what they are; a part without is left out, and told likewise. */
  readonly parts?: Readonly<Record<string, readonly Need[]>>;
  /** By id, in the order in which it shows them. */
  readonly charts?: Readonly<Record<string, DrawChart>>;
  /** No blocks where the decision has nothing to say of it, and then it is left out. */
  readonly build: (context: Context) => readonly Block[];
}

/** The title of a topic in a report of this model. */
export function titleOf({ title }: Pick<Topic, 'title'>, model: Model): string {
  return typeof title === 'string' ? title : title(model);
}
