import { formatPeriod } from '../core/calendar.ts';
import type { Issue, Warning } from '../core/error.ts';
import { listed } from '../core/nearest.ts';
import { at } from '../core/present.ts';
import type { Column } from '../language/contract/contract.ts';
import type { Model, OpenDimension } from '../language/model.ts';
import { membersOf, slotId } from '../language/slots.ts';
import { saidOf } from './said.ts';
import { type History, monthPlace } from './study.ts';

/** Members may add up to more than the whole by this and so much of it: amounts are rounded. */
const ROUNDING = { amount: 1, part: 0.002 };
/** Less than a cent is none. */
const CENT = 0.009;

/** A column that is told by the members of a dimension whose members the study chooses. */
export interface MemberColumn {
  readonly column: Column;
  readonly choice: OpenDimension;
  /** Ids of the members that the study may have. */
  readonly members: readonly string[];
}

/** The columns by a dimension whose members the study chose, and that files may have. */
export function memberColumns(model: Model): MemberColumn[] {
  return [...model.columns.values()].flatMap((column): MemberColumn[] => {
    const choice = model.open.find(({ name, chosen }) => name === column.by && chosen !== undefined);
    if (!choice || column.kind === undefined) return [];
    return [{ column, choice, members: membersOf(model, choice.name).map(({ id }) => id) }];
  });
}

/**
 * The history with each column that is told by member whole: the plain column as the sum where only members are given, and what they leave
 * of the whole with the member that takes the rest. Nothing is spread: what no column tells apart is of that member. Issues: members that
 * add up to more than the whole, money of a month that is told of some members and neither of the others nor in all.
 */
export function byMember(history: History, model: Model, issues: Issue[]): History {
  const own = [...history.columns].filter(([name]) => !isOfNone(name, model));
  const columns = new Map([...summed(history, model), ...own]);
  const known = memberColumns(model);
  for (const one of known) {
    const isMoney = one.column.name === one.choice.column;
    const cells = one.members.map((id) => history.columns.get(slotId(one.column.name, id)));
    if (cells.every((values) => values === undefined)) {
      if (isMoney) continue;
      if (one.column.needed && !isAllRest(one)) issues.push(untold(history, one));
      continue;
    }
    const told = history.months.map((_, month) => monthOf(history, { ...one, isMoney, spent: columns }, month));
    issues.push(...told.flatMap(({ issue }) => (issue ? [issue] : [])));
    columns.set(
      one.column.name,
      Float64Array.from(told, ({ whole }) => whole),
    );
    for (const [index, id] of one.members.entries())
      columns.set(
        slotId(one.column.name, id),
        Float64Array.from(told, ({ values }) => saidOf(Float64Array.from(values), index)),
      );
  }
  return { ...history, columns };
}

/** Money that no member has, where a study has none for the rest: little, and told. */
export function restWarnings(history: History, model: Model): Warning[] {
  return memberColumns(model).flatMap(({ column, choice, members }): Warning[] => {
    const whole = history.columns.get(column.name);
    if (column.name !== choice.column || !whole) return [];
    const parts = members.map((id) => history.columns.get(slotId(column.name, id)));
    const left = whole.map((value, month) => value - parts.reduce((sum, part) => sum + (saidOf(part, month) || 0), 0));
    const sum = left.reduce((total, value) => total + (value > CENT ? value : 0), 0);
    if (sum < ROUNDING.amount) return [];
    const message = `${Math.round(sum)} of ${column.name} is told of no ${choice.label.toLowerCase()}, and so little of all that it counts in none.`;
    return [{ code: 'rest-left-out', message, place: { file: history.file } }];
  });
}

/** Columns that a file tells by members alone, added up for a study that has none of them. */
function summed(history: History, { open }: Model): [string, Float64Array][] {
  return open.flatMap(({ column, told, members, chosen }) =>
    (chosen ? [] : told).flatMap((name): [string, Float64Array][] => {
      const there = members.filter(({ id }) => history.columns.has(slotId(name, id)));
      const cellAt = (id: string, month: number): number => {
        const value = saidOf(history.columns.get(slotId(name, id)), month);
        return Number.isNaN(value) && saidOf(history.columns.get(slotId(column, id)), month) === 0 ? 0 : value;
      };
      const sums = history.months.map((_, month) => there.reduce((sum, { id }) => sum + cellAt(id, month), 0));
      return there.length === 0 ? [] : [[name, Float64Array.from(sums)]];
    }),
  );
}

/** Whether a column is of a member that the study has not. */
function isOfNone(name: string, { open }: Model): boolean {
  return open.some(({ told, members, chosen = [] }) =>
    members.some(({ id }) => !chosen.includes(id) && told.some((column) => slotId(column, id) === name)),
  );
}

function isAllRest({ choice, members }: MemberColumn): boolean {
  return members.every((id) => id === choice.rest);
}

interface Telling extends MemberColumn {
  /** Whether it is the money by which the members are chosen. */
  readonly isMoney: boolean;
  /** The columns as far as they are whole, that money among them. */
  readonly spent: ReadonlyMap<string, Float64Array>;
}

interface Told {
  readonly whole: number;
  /** In the order of the members. */
  readonly values: readonly number[];
  readonly issue?: Issue;
}

function monthOf(history: History, telling: Telling, month: number): Told {
  const { column, choice, members, isMoney } = telling;
  const given = members.map((id) => saidOf(history.columns.get(slotId(column.name, id)), month));
  const plain = saidOf(history.columns.get(column.name), month);
  const known = given.reduce((sum, value) => (Number.isNaN(value) ? sum : sum + value), 0);
  const isThere = (id: string): boolean => !isMoney || history.columns.has(slotId(column.name, id));
  const isBlank = (id: string, index: number): boolean =>
    Number.isNaN(at(given, index)) && isThere(id) && !isIdle(telling, id, month);
  const blank = members.filter((id, index) => id !== choice.rest && isBlank(id, index));
  if (Number.isNaN(plain)) {
    const issue =
      isMoney && blank.length > 0 && given.some((value) => !Number.isNaN(value))
        ? halfTold(history, telling, { month, blank })
        : undefined;
    return {
      whole: blank.length > 0 ? Number.NaN : known,
      values: given.map((value) => blankAs(value, isMoney)),
      ...(issue && { issue }),
    };
  }
  const left = plain - known;
  const isTooMuch = left < -(ROUNDING.amount + ROUNDING.part * plain);
  const issue = isTooMuch ? tooMuch(history, telling, { month, known, plain }) : undefined;
  const isRestKnown = isMoney || blank.length === 0;
  const values = members.map((id, index) => {
    const value = at(given, index);
    if (id !== choice.rest) return blankAs(value, isMoney);
    return isRestKnown ? blankAs(value, true) + (left > CENT ? left : 0) : value;
  });
  return { whole: plain, values, ...(issue && { issue }) };
}

/** Whether a member had no money in a month: what is measured of it is nothing then, or not said. */
function isIdle({ choice, isMoney, spent }: Telling, id: string, month: number): boolean {
  return !isMoney && saidOf(spent.get(slotId(choice.column, id)), month) === 0;
}

/** Money that is not told of a member in a month whose whole is: it lies with the rest. */
function blankAs(value: number, isNought: boolean): number {
  return Number.isNaN(value) && isNought ? 0 : value;
}

function tooMuch(
  history: History,
  { column, members }: MemberColumn,
  { month, known, plain }: { readonly month: number; readonly known: number; readonly plain: number },
): Issue {
  return {
    opening: 'invalid',
    message: `${column.label} of ${formatPeriod(history.months[month] ?? (0 as never))}: ${listed(members)} add up to ${Math.round(known)}, and all to ${Math.round(plain)}`,
    place: monthPlace(history, month),
    advice: `Correct ${column.name}, or leave it out: it is the sum of its members then.`,
  };
}

function halfTold(
  history: History,
  { column }: MemberColumn,
  { month, blank }: { readonly month: number; readonly blank: readonly string[] },
): Issue {
  const [first = ''] = blank;
  return {
    opening: 'missing',
    message: `${slotId(column.name, first)} of ${formatPeriod(history.months[month] ?? (0 as never))}`,
    place: monthPlace(history, month),
    advice: `Fill it in, with 0 where there was none; or give ${column.name}, the money of all, and what is not told apart counts as such.`,
  };
}

function untold(history: History, { column, choice, members }: MemberColumn): Issue {
  const wanted = members.map((id) => slotId(column.name, id));
  return {
    opening: 'missing',
    message: `column ${listed(wanted.map((name) => `"${name}"`))}`,
    place: { file: history.file },
    advice: `${choice.column} is told by ${choice.label.toLowerCase()}, so ${column.name} must be; or leave out ${listed(members.map((id) => slotId(choice.column, id)))}.`,
  };
}
