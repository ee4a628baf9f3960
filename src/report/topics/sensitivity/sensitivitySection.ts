import { type Block, paragraphs, tableOf } from '../../block.ts';
import { chartBlocks } from '../../chartBlocks.ts';
import { formatPercent, MISSING } from '../../format.ts';
import { quantity } from '../../quantity.ts';
import type { Context } from '../topic.ts';
import type { Turn } from './turnWords.ts';
import { turnsNothing } from './turnWords.ts';

/** Break-evens with what the register and the model say of them, widest effect first. */
export function turnsOf({ decision }: Context): Turn[] {
  const register = new Map(decision.assumptions.map((assumption) => [assumption.id, assumption]));
  return decision.breakEven.map((breakEven) => {
    const assumption = register.get(breakEven.assumption);
    const { about, isLogarithm } = (assumption && decision.model.parameters.get(assumption.name)) ?? {};
    return {
      breakEven,
      ...(assumption && { assumption }),
      ...(about !== undefined && { about }),
      ...(isLogarithm && { isLogarithm }),
    };
  });
}

/** Which assumptions the answer hangs on, and where each turns it. */
export function sensitivitySection(context: Context): Block[] {
  const turns = turnsOf(context);
  const { ahead, behind } = context.verdict.contest;
  const rows = turns.map(({ breakEven, assumption, isLogarithm }) => {
    const show = (value: number): string => quantity(value, { unit: breakEven.unit, shape: assumption?.shape, isLogarithm });
    const { value, shareBelow: below } = breakEven;
    const labelOf = (plan: string | undefined): string =>
      context.decision.ranking.rows.find(({ name }) => name === plan)?.label ?? MISSING;
    const plausible = assumption === undefined ? MISSING : `${show(assumption.low)} to ${show(assumption.high)}`;
    return [
      breakEven.label,
      show(breakEven.mid),
      plausible,
      value === undefined ? 'none plausible' : show(value),
      labelOf(breakEven.aheadBelow),
      labelOf(breakEven.aheadAbove),
      below === undefined ? MISSING : formatPercent(below, 0),
    ];
  });
  const titles = [
    '~Assumption',
    '>Taken (P50)',
    '>P10 to P90',
    '>Turns the answer at',
    '~Ahead below it',
    '~Ahead above it',
    '>Chance of less',
  ];
  return [
    ...paragraphs(
      `Each assumption is moved alone, from its 10th to its 90th percentile, while the others vary as they may. The wider the bar, the more the difference between ${ahead.label} and ${behind.label} hangs on it.`,
    ),
    ...chartBlocks(context),
    ...(rows.length > 0 ? [tableOf('Where another plan comes out ahead, one assumption at a time', titles, rows)] : []),
    ...paragraphs(turnsNothing(turns)),
  ];
}
