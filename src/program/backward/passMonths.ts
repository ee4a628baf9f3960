import type { Carried, Scalar } from '../program.ts';
import { gathers } from './gathers.ts';
import { mathsOf } from './maths.ts';
import { type Amounts, add, amountOf, type Part, passBack } from './passBack.ts';
import type { Way } from './way.ts';

/** What a cell of the program passes to the month before: its place among the carried values, or an amount that no month changes. */
interface Returned {
  readonly cell: Carried;
  readonly amount: Scalar;
  readonly back?: number;
  /** The program's scalar for the cell's value of the month before. */
  readonly read: Scalar | undefined;
}

/** What is known once all months but month 0 are gone through. */
interface Passed {
  /** Of what a draw computes before month 1: sums over the months. */
  readonly amounts: Amounts;
  /** By path: how the result changes with its number of a month. */
  readonly byPath: readonly Scalar[];
}

/** From the last month to month 1. `ends` are the amounts after the last month. */
export function passMonths(way: Way, ends: Amounts): Passed {
  const { program, graph, carried } = way;
  const amounts: Amounts = new Map();
  const gathered = gathers(way);
  const kept = (scalar: Scalar) => (program.sections[scalar] === 'later' ? graph.add({ kind: 'kept', scalar }) : scalar);
  const part: Part = { ...way, sections: ['later'], value: kept, more: gathered.at };
  const returned = program.carried.flatMap((cell, index) =>
    cell.section === 'later' ? returnedOf(way, { cell, index, ends }) : [],
  );
  for (const { cell, amount } of returned) add(part, amounts, [cell.next, amount]);
  passBack(part, amounts);
  gathered.rest(part, amounts);
  for (const { back, read } of returned) {
    const moving = back === undefined ? undefined : carried[back];
    if (moving) moving.next = (read === undefined ? undefined : amounts.get(read)) ?? graph.constant(0);
    if (read !== undefined) amounts.delete(read);
  }
  const byPath = program.paths.map((_, path) => amountOf(way, amounts, way.shockOf(path, 'later')));
  const starts: Amounts = summed(way, amounts, ends);
  for (const { cell, amount, back } of returned)
    add(way, starts, [cell.first, back === undefined ? amount : graph.add({ kind: 'final', cell: back })]);
  gathered.first(starts);
  return { amounts: starts, byPath };
}

interface Cell {
  readonly cell: Carried;
  readonly index: number;
  readonly ends: Amounts;
}

function returnedOf(way: Way, { cell, index, ends }: Cell): Returned[] {
  const { graph, active, carried } = way;
  const [read, final] = [way.leafOf('carried', index), way.leafOf('final', index)];
  if (![read, final].some((scalar) => scalar !== undefined && active.has(scalar))) return [];
  const first = (final === undefined ? undefined : ends.get(final)) ?? graph.constant(0);
  if (final !== undefined) ends.delete(final);
  if (read !== undefined && isSum(way, { cell, read })) return [{ cell, amount: first, read }];
  const back = carried.push({ section: 'back', first, next: first }) - 1;
  return [{ cell, amount: graph.add({ kind: 'carried', cell: back }), back, read }];
}

/** Whether months only add to the cell, and nothing else reads it: then its amount is the same in all of them. */
function isSum({ program, timesRead }: Way, { cell, read }: { readonly cell: Carried; readonly read: Scalar }): boolean {
  const next = program.operations[cell.next];
  if (next?.kind !== 'binary' || (next.operator !== '+' && next.operator !== '-')) return false;
  return next.left === read && timesRead(read) === 1 && timesRead(cell.next) === 1;
}

/** Amounts of what no month changes add up over the months. */
function summed({ program, graph, carried }: Way, amounts: Amounts, ends: Amounts): Amounts {
  const sums: Amounts = new Map(ends);
  for (const [scalar, amount] of amounts) {
    if (program.sections[scalar] === 'later') continue;
    const cell = carried.push({ section: 'back', first: ends.get(scalar) ?? graph.constant(0), next: amount }) - 1;
    const [moving, before] = [carried[cell], graph.add({ kind: 'carried', cell })];
    if (moving) moving.next = mathsOf(graph).two(before, '+', amount);
    sums.set(scalar, graph.add({ kind: 'final', cell }));
  }
  return sums;
}
