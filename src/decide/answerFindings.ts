import type { Step } from '../core/calendar.ts';
import { at } from '../core/present.ts';
import { advertisingSlots, otherMoneySlots } from '../language/contract/rolePlayers.ts';
import type { Calibration } from '../posterior/calibration.ts';
import { byWeight, type Finding } from '../posterior/findings/finding.ts';
import type { PlanInputs } from '../run/planSeries.ts';
import { actualSpending } from '../study/planInputs.ts';
import type { Study } from '../study/study.ts';
import type { Sensitivity } from './decision.ts';
import type { Setting } from './decisionSetting.ts';
import { labelOf } from './planResult.ts';
import { toldInAll } from './toldInAll.ts';

/** What makes the answer hard to believe: in the history, in the plans, and in what the answer hangs on; the weightiest first. */
export function answerFindings(
  setting: Setting,
  study: Study,
  { calibration, tornado }: { readonly calibration?: Calibration; readonly tornado: readonly Sensitivity[] },
): Finding[] {
  const ofHistory = calibration ? [...calibration.findings, ...restsOnUntold(tornado, calibration)] : [];
  return [...ofHistory, ...beyondHistory(setting, study), ...toldInAll(setting, study)].sort(byWeight);
}

/** Part of the movement of the answer from which what the history cannot tell is a finding. */
const UNTOLD = 0.25;

/** How much of what could move the answer lies in assumptions that the history cannot tell: their part of the squared swings. */
function restsOnUntold(tornado: readonly Sensitivity[], { learnt }: Pick<Calibration, 'learnt'>): Finding[] {
  const untold = new Set(learnt.filter(({ lesson }) => lesson === 'still prior: the data cannot tell').map(({ slot }) => slot));
  const told = new Set(learnt.map(({ slot }) => slot));
  const hidden = tornado.filter(({ assumption }) => untold.has(assumption) || !told.has(assumption));
  const square = (rows: readonly Sensitivity[]): number => rows.reduce((sum, { swing }) => sum + swing * swing, 0);
  const part = square(hidden) / square(tornado);
  const [first] = hidden;
  if (!first || !(part > UNTOLD)) return [];
  return [
    {
      code: 'rests-on-untold',
      says: `About ${Math.round(100 * part)} % of what could move the answer lies in assumptions that the history cannot tell, “${first.label}” first.`,
      effect: 'On these the answer is as good as their sources, and no better for having been calibrated.',
      advice:
        'What would tell them stands in the report under “What the history taught”: release the large money in steps, after what tells the first.',
      weight: part / UNTOLD,
    },
  ];
}

/** Part by which a plan may leave the range of the history before the reader is told. */
const NEAR = 0.1;
/** Times the most that was ever spent from which that weighs as much as a finding at its limit. */
const FAR = 1.5;

/** Plans whose money lies outside what the history has seen: the equations are trusted beyond what was tested. */
function beyondHistory({ plans, world: { model, timeline } }: Setting, study: Study): Finding[] {
  const { history } = study;
  if (!history) return [];
  const seen = actualSpending({ ...study, history }, model);
  const actual = timeline.lead + timeline.actual + 1;
  const groups = [
    ['advertising', advertisingSlots(model)],
    ['content', otherMoneySlots(model)],
  ] as const;
  return plans.flatMap(({ name, series }) => {
    const outside = groups.flatMap(([what, slots]) =>
      beyond({ what, step: model.step }, together(seen, slots), together(series, slots).slice(actual)),
    );
    if (outside.length === 0) return [];
    return [
      {
        code: 'beyond-history',
        says: `${labelOf(name, model)} goes beyond the history: ${outside.map(({ says }) => says).join('; ')}.`,
        effect: 'What so much does is told by the assumptions alone.',
        advice: 'Go there in steps, and look after each whether it did what the plan says.',
        weight: Math.max(...outside.map(({ times }) => times)) / FAR,
      },
    ];
  });
}

/** Money of these slots together, by month. */
function together(series: PlanInputs['series'], slots: readonly string[]): number[] {
  const [first, ...rest] = slots.flatMap((slot) => series.get(slot) ?? []);
  return [...(first ?? [])].map((value, month) => rest.reduce((sum, values) => sum + at(values, month), value));
}

interface Money {
  readonly what: string;
  readonly step: Step;
}

interface Outside {
  readonly says: string;
  /** How many times the most that was ever spent; 1 below the least. */
  readonly times: number;
}

function beyond({ what, step }: Money, seen: readonly number[], planned: readonly number[]): Outside[] {
  const [least, most] = [Math.min(...seen), Math.max(...seen)];
  const [lowest, highest] = [Math.min(...planned), Math.max(...planned)];
  const whole = (value: number): string => Math.round(value).toLocaleString('en-GB');
  const times = most > 0 ? highest / most : FAR;
  const more = most > 0 ? `${times.toFixed(1)} times the most that was seen` : 'of which none was seen';
  return [
    ...(highest > most * (1 + NEAR) ? [{ says: `${what} of ${whole(highest)} a ${step}, ${more}`, times }] : []),
    ...(lowest < least * (1 - NEAR)
      ? [{ says: `${what} of ${whole(lowest)} a ${step}, at least ${whole(least)} was seen`, times: 1 }]
      : []),
  ];
}
