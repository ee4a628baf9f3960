import type { Scalar } from '../program.ts';
import { operationOf } from './derivatives.ts';
import { type Amounts, add, type Part } from './passBack.ts';
import type { Way } from './way.ts';

/** What delays pass to earlier months: spread over the months of a history, and gathered in each of them. */
export interface Gathers {
  /** For {@link Part.more}: what later months' and this month's delays have left for the values that a history keeps. */
  readonly at: Part['more'];
  /** The same for values that are not computed in this part. */
  readonly rest: (part: Part, amounts: Amounts) => void;
  /** For month 0. */
  readonly first: (amounts: Amounts) => void;
}

export function gathers(way: Way): Gathers {
  const { graph, program, active } = way;
  const histories = [...program.histories.entries()].filter(
    ([, { section, first, current }]) => section === 'later' && (active.has(first) || active.has(current)),
  );
  const gather = (history: number, amounts: Amounts): Scalar => {
    const after = [...amounts].flatMap(([scalar, amount]): Scalar[] => {
      const operation = operationOf(way, scalar);
      if (operation.kind !== 'delayed' || operation.history !== history) return [];
      amounts.delete(scalar);
      const months =
        program.sections[operation.months] === 'later' ? graph.add({ kind: 'kept', scalar: operation.months }) : operation.months;
      return [graph.add({ kind: 'spread', history, months, amount })];
    });
    return graph.add({ kind: 'gathered', history, at: 'later', after });
  };
  const isHere = (scalar: Scalar): boolean => program.sections[scalar] === 'later';
  return {
    at: (scalar, amounts) =>
      histories.flatMap(([history, { current }]) => (current === scalar ? [gather(history, amounts)] : [])),
    rest: (part, amounts) => {
      for (const [history, { current }] of histories)
        if (!isHere(current)) add(part, amounts, [current, gather(history, amounts)]);
    },
    first: (amounts) => {
      for (const [history, { first }] of histories)
        add(way, amounts, [first, graph.add({ kind: 'gathered', history, at: 'first', after: [] })]);
    },
  };
}
