import type { Decision } from '../../decide/decision.ts';
import { acosCauses } from '../topics/acos/acosCauses.ts';
import { acosProjection } from '../topics/acos/acosProjection.ts';
import { backtest } from '../topics/backtest/backtestChart.ts';
import { historyFit } from '../topics/calibration/historyFit.ts';
import { historyResiduals } from '../topics/calibration/historyResiduals.ts';
import { lessons } from '../topics/calibration/lessons.ts';
import { cumulativeContribution } from '../topics/cash/cumulativeContribution.ts';
import { npvDistribution } from '../topics/cash/npvDistribution.ts';
import { pairComparison } from '../topics/cash/pairComparison.ts';
import { categoryMix } from '../topics/channels/categoryMix.ts';
import { discoveryByChannel } from '../topics/channels/discoveryByChannel.ts';
import { dependentVersusEarned } from '../topics/discovery/dependentVersusEarned.ts';
import { quarterlyContribution } from '../topics/profit/quarterlyContribution.ts';
import { organicRank } from '../topics/rank/organicRank.ts';
import { runOff } from '../topics/runOff/runOffChart.ts';
import { tornado } from '../topics/sensitivity/tornado.ts';
import type { Chart } from './chart.ts';

/** In the order of the report. */
const BUILDERS: readonly ((decision: Decision) => Chart | undefined)[] = [
  dependentVersusEarned,
  discoveryByChannel,
  categoryMix,
  acosProjection,
  acosCauses,
  organicRank,
  cumulativeContribution,
  quarterlyContribution,
  runOff,
  npvDistribution,
  pairComparison,
  tornado,
  historyFit,
  historyResiduals,
  lessons,
  backtest,
];

/** Every chart that the decision has the numbers for, in the order of the report. */
export function buildCharts(decision: Decision): Chart[] {
  return BUILDERS.flatMap((build) => build(decision) ?? []);
}
