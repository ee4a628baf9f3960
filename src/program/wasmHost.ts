import { present } from '../core/present.ts';
import { LARGE, TURN } from '../numeric/elementary/circle.ts';
import { FILTER_ARGUMENTS } from './flat.ts';
import { grids } from './intrinsics/censoredErrors.ts';
import { type ErrorFilter, type Told, takeIn, unknownError } from './intrinsics/errorFilter.ts';
import { giveBack, type Returned } from './intrinsics/giveBack.ts';
import { BINARY_INTRINSICS, UNARY_INTRINSICS } from './intrinsics/intrinsics.ts';
import type { FilterSlope } from './program.ts';

type HostFunction = (...values: number[]) => number;

/** Draws that a module computes at once. */
const LANES = 2;

/** What a filter's month gives back, for a draw of the pair. */
export interface GivenBack {
  readonly series: number;
  readonly lane: number;
  readonly slopes: Readonly<Record<FilterSlope, number>>;
}

/** What a module asks for: functions that it has not itself, and what the filters of censored errors know. `giveSlopes` puts what they give back where the module reads it. */
export function createHost(giveSlopes: (given: GivenBack) => void): Readonly<Record<string, HostFunction>> {
  const nodes = grids();
  const filters: ErrorFilter[] = [];
  const beliefs: ErrorFilter[][] = [];
  const returned: Returned[] = [];
  const turnless = (x: number): number => (x > -LARGE && x < LARGE ? x : x % TURN);
  const filter: HostFunction = (...given) => {
    const [series = 0, lane = 0, isFirst = 0, month = 0, ...told] = given;
    const at = series * LANES + lane;
    const before = isFirst === 1 ? unknownError(nodes) : filters[at];
    if (before === undefined) throw new Error(`the filter of series ${series} begins after month 0`);
    const row = beliefs[at] ?? [];
    row[month] = before;
    beliefs[at] = row;
    const after = takeIn(before, toldOf(told));
    filters[at] = after;
    return after.part;
  };
  const filterBack: HostFunction = (...given) => {
    const [series = 0, lane = 0, , month = 0, ...rest] = given;
    const at = series * LANES + lane;
    const [amount = 0] = rest.slice(FILTER_ARGUMENTS.length);
    const slopes = giveBack(
      { before: present(beliefs[at]?.[month], 'what was known'), told: toldOf(rest), amount },
      returned[at],
    );
    returned[at] = slopes;
    giveSlopes({ series, lane, slopes });
    return 0;
  };
  const turned: HostFunction = () => {
    returned.length = 0;
    return 0;
  };
  return {
    ...(UNARY_INTRINSICS as Readonly<Record<string, HostFunction>>),
    ...(BINARY_INTRINSICS as Readonly<Record<string, HostFunction>>),
    ...{ turnless, filter, filterBack, turned },
  };
}

function toldOf(values: readonly number[]): Told {
  return Object.fromEntries(FILTER_ARGUMENTS.map((name, index) => [name, values[index]])) as unknown as Told;
}
