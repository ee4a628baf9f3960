import type { By } from './moneyLevers.ts';

/** What an optimum is asked for: which money may move, within what, and how much risk weighs. */
export interface Wishes {
  readonly by: By;
  readonly budgets: readonly Budget[];
  readonly caps: readonly LineLimit[];
  readonly floors: readonly LineLimit[];
  /** How far the money of an input may leave that of `hold` from one month to the next, as a part of what `hold` spends in an average month; absent: as far as it likes. */
  readonly change?: number;
  /** Projected months, from 0, without money for anything but advertising. */
  readonly idle: ReadonlySet<number>;
  readonly bounds: readonly VariableBound[];
  /** 0: the expected value alone; 1: the mean of the worst fifth alone. */
  readonly risk: number;
}

/** The most that all money together may be. */
export interface Budget {
  readonly amount: number;
  readonly per: 'window' | 'year' | 'quarter' | 'month';
  /** As it was asked for. */
  readonly says: string;
}

/** The most or the least money of a line in every month. */
export interface LineLimit {
  readonly slots: ReadonlySet<string>;
  readonly amount: number;
  readonly says: string;
}

/** A variable of the model that is to stay on one side of a number in every projected month: on average, or in so many of the futures. */
export interface VariableBound {
  readonly of: string;
  /** 1: at most; -1: at least. */
  readonly sign: 1 | -1;
  readonly bound: number;
  /** Part of the futures; absent: on average. */
  readonly with?: number;
  readonly says: string;
}

export const NO_WISHES: Wishes = {
  by: 'quarter',
  budgets: [],
  caps: [],
  floors: [],
  change: 0.25,
  idle: new Set(),
  bounds: [],
  risk: 0,
};
