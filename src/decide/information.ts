import type { Assumption } from '../core/assumption.ts';
import { groupBy } from '../core/groupBy.ts';
import { at } from '../core/present.ts';
import type { Model } from '../language/model.ts';
import { crossFitted, GROUPS, groupOf } from '../numeric/crossFit.ts';
import { splineColumns } from '../numeric/splineBasis.ts';
import type { ParameterDraws } from '../run/draws.ts';

/** What it would be worth to know something before deciding, at most: no test tells all of it. */
export interface Worthwhile {
  /** What would tell: one assumption, or how all of these are found out. */
  readonly about: string;
  /** Slot ids. */
  readonly assumptions: readonly string[];
  /** Expected value of perfect information about them. */
  readonly value: number;
  readonly error: number;
}

export interface Information {
  /** Of knowing everything. */
  readonly all: number;
  /** By single assumption, best first; below two of its standard errors nothing is said. */
  readonly single: readonly Worthwhile[];
  /** By what would tell several assumptions at once, best first. */
  readonly together: readonly Worthwhile[];
}

/** What can be chosen: what each choice is worth less what the first is, by draw. */
export type Choices = readonly Float64Array[];

/** Assumptions of a group that are regressed on at most: those that tell most alone. */
const MOST = 5;
/** Below so many draws a regression tells nothing. */
const FEWEST = 1000;

/**
 * Expected value of (partial) perfect information by regression on the draws (Strong, Oakley and Brennan 2014): what each choice is
 * worth is predicted from the assumptions in question, each draw from draws that it is not among. Undefined with too few draws.
 */
export function informationOf(
  choices: Choices,
  draws: ParameterDraws,
  { assumptions, model }: { readonly assumptions: readonly Assumption[]; readonly model: Model },
): Information | undefined {
  if (draws.count < FEWEST || choices.length < 2) return undefined;
  const own = assumptions.map(({ id, label }, slot) => {
    const sample = draws.values.subarray(slot * draws.stride, slot * draws.stride + draws.count);
    return { id, label, columns: splineColumns(sample, 5), few: splineColumns(sample, 3) };
  });
  const moving = own.filter(({ columns }) => columns.length > 0);
  const alone = moving.map(
    ({ id, label, columns }): Worthwhile => ({ about: label, assumptions: [id], ...knowing(choices, columns) }),
  );
  const best = new Map(alone.map((one) => [one.assumptions[0] ?? '', one.value]));
  const toldBy = new Map(assumptions.map(({ id, name }) => [id, model.parameters.get(name)?.toldBy]));
  const groups = [...groupBy(moving, ({ id }) => toldBy.get(id))].filter(
    ([told, members]) => told !== undefined && members.length > 1,
  );
  const together = groups.map(([told = '', members]): Worthwhile => {
    const chosen = [...members].sort((a, b) => (best.get(b.id) ?? 0) - (best.get(a.id) ?? 0)).slice(0, MOST);
    return {
      about: told,
      assumptions: chosen.map(({ id }) => id),
      ...knowing(
        choices,
        chosen.flatMap(({ few }) => few),
      ),
    };
  });
  return { all: perfect(choices), single: clear(alone), together: clear(together) };
}

/** Those that stand out from their error, best first. */
function clear(all: readonly Worthwhile[]): Worthwhile[] {
  return all.filter(({ value, error }) => value > 2 * error && value > 0).sort((a, b) => b.value - a.value);
}

/** Mean of the best choice in each draw less the best mean. */
function perfect(choices: Choices): number {
  return Math.max(0, gainOf(groupSums(choices, choices)));
}

/** The value of knowing what the columns tell, with its error by leaving out one group of draws after the other, in the levels of what is predicted. How far a slope might be another is not in it: of sixty repeated normal linear cases the error told was three quarters of the one that was seen. */
export function knowing(choices: Choices, columns: readonly Float64Array[]): { readonly value: number; readonly error: number } {
  const [first, ...others] = choices;
  if (!first || others.length === 0) return { value: 0, error: 0 };
  const groups = groupSums([first, ...crossFitted(columns, others)], choices);
  const without = groups.map((left) => {
    const rest = groups.filter((group) => group !== left);
    return gainOf(rest) + movedBy(rest);
  });
  const mean = without.reduce((sum, one) => sum + one, 0) / GROUPS;
  const spread = without.reduce((sum, one) => sum + (one - mean) * (one - mean), 0);
  return { value: Math.max(0, gainOf(groups)), error: Math.sqrt(((GROUPS - 1) / GROUPS) * spread) };
}

/** Over the draws of a group, by choice: sums of what is predicted and of what it really is, and how often it is the highest; and the sum of the highest. */
interface Sums {
  readonly draws: number;
  readonly each: readonly number[];
  readonly real: readonly number[];
  readonly wins: readonly number[];
  readonly highest: number;
}

function groupSums(predicted: Choices, real: Choices): Sums[] {
  const count = at(predicted, 0).length;
  const groups = Array.from({ length: GROUPS }, () => ({
    ...{ draws: 0, highest: 0 },
    ...{ each: predicted.map(() => 0), real: predicted.map(() => 0), wins: predicted.map(() => 0) },
  }));
  for (let draw = 0; draw < count; draw++) {
    const group = at(groups, groupOf(draw, count));
    let [most, winner] = [Number.NEGATIVE_INFINITY, 0];
    for (let choice = 0; choice < predicted.length; choice++) {
      const worth = at(at(predicted, choice), draw);
      group.each[choice] = at(group.each, choice) + worth;
      group.real[choice] = at(group.real, choice) + at(at(real, choice), draw);
      if (worth > most) [most, winner] = [worth, choice];
    }
    group.highest += most;
    group.wins[winner] = at(group.wins, winner) + 1;
    group.draws += 1;
  }
  return groups;
}

/** Mean of the highest choice, less the highest mean. */
function gainOf(groups: readonly Sums[]): number {
  return (
    (totalOf(groups, ({ highest }) => highest) - Math.max(...sumsBy(groups, 'each'))) / totalOf(groups, ({ draws }) => draws)
  );
}

/** How much the gain moves when what is predicted is moved to the mean of what it really is on these draws: by each choice as often as it wins, less the best's. */
function movedBy(groups: readonly Sums[]): number {
  const [each, real, wins] = [sumsBy(groups, 'each'), sumsBy(groups, 'real'), sumsBy(groups, 'wins')];
  const draws = totalOf(groups, (group) => group.draws);
  const best = each.indexOf(Math.max(...each));
  return real.reduce((sum, own, choice) => {
    const shift = (own - at(each, choice)) / draws;
    return sum + shift * (at(wins, choice) / draws - (choice === best ? 1 : 0));
  }, 0);
}

function sumsBy(groups: readonly Sums[], of: 'each' | 'real' | 'wins'): number[] {
  return at(groups, 0)[of].map((_, choice) => totalOf(groups, (group) => at(group[of], choice)));
}

function totalOf(groups: readonly Sums[], of: (group: Sums) => number): number {
  return groups.reduce((sum, group) => sum + of(group), 0);
}

/** What each choice is worth less what the first is. */
export function choicesOf(values: readonly Float64Array[]): Choices {
  const [first] = values;
  return first ? values.map((one) => one.map((value, draw) => value - at(first, draw))) : [];
}
