import type { Progress } from '../core/progress.ts';
import { measuredColumns } from '../posterior/historySource.ts';
import type { Backtest } from './backtest.ts';
import { foldsOf, type Uncut } from './fold.ts';
import { originsOf } from './origins.ts';
import { runBacktest } from './runBacktest.ts';

/** A history cut at its origins, and each cut's forecasts scored by what came. */
export function backtestHistory(uncut: Uncut, progress: Progress): Promise<Backtest> {
  const { history } = uncut.study;
  const months = history.months.length;
  const cuts = originsOf(months, uncut.model.step);
  return runBacktest(
    { folds: foldsOf(uncut, cuts), columns: measuredColumns(history, uncut.model), months, ahead: cuts.ahead },
    progress,
  );
}
