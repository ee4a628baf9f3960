import { wholeSteps } from '../../../core/calendar.ts';
import type { Decision } from '../../../decide/decision.ts';
import type { HeldLine } from '../../../decide/heldPlan.ts';
import { formatList, formatNumber } from '../../format.ts';
import type { Setting } from '../../reportSetting.ts';
import { inSteps, sentence } from '../../text.ts';

/** How the money of `hold` goes on, in words; the same in every simulated future. */
export function holdWords({ held: { file, lines } }: Pick<Decision, 'held'>, { history, step }: Setting): string {
  const t = inSteps(step);
  if (file !== undefined) return `Hold spends what ${file} says, the same in every simulated future.`;
  if (!history) return 'There is no history: Hold spends what product.csv says, or else what the first plan begins with.';
  const said = groupsOf(lines).map(({ labels, line }) => sentence(`${labels} ${goesOn(line, step)}`));
  const same = t`Hold is money: the same in every simulated future and in both readings. Years after the first are like it.`;
  return [same, ...said].join(' ');
}

interface Group {
  readonly labels: string;
  readonly line: HeldLine;
}

/** Lines that go on alike, together; all of a kind under the name of the kind. */
function groupsOf(lines: readonly HeldLine[]): Group[] {
  const key = ({ kind, as, growth }: HeldLine): string => `${kind} ${as} ${growth?.toFixed(3)}`;
  return [...new Set(lines.map(key))].flatMap((one) => {
    const alike = lines.filter((line) => key(line) === one);
    const [line] = alike;
    if (!line) return [];
    const whole = lines.every((other) => other.kind !== line.kind || key(other) === one);
    return [{ line, labels: whole ? `${line.kind} money` : formatList(alike.map(({ label }) => `“${label}”`)) }];
  });
}

function goesOn({ as, growth = 1 }: HeldLine, step: Setting['step']): string {
  const t = inSteps(step);
  const few = t`${wholeSteps(step, 3)} months`;
  const flat = `goes on at the mean of the last ${few}`;
  return {
    shape: t`follows last year, month by month, times ${formatNumber(growth, 2)}: the last ${few} over the same ${few} a year before`,
    nothing: `stays at nothing, as in the last ${few}`,
    short: `${flat}: less than ${t`${wholeSteps(step, 15)} months`} are known, too few for last year’s shape`,
    new: `${flat}: nothing was spent in the same ${few} a year before`,
    moved: `${flat}: the level has moved more than threefold in a year (or below a third), so that last year’s shape is no guide`,
  }[as];
}
