import type { Decision } from '../decide/decision.ts';
import { acosCauses } from './acosCauses.ts';
import { acosProjection } from './acosProjection.ts';
import { backtest } from './backtest.ts';
import { categoryMix } from './categoryMix.ts';
import type { Chart } from './chart.ts';
import { cumulativeContribution } from './cumulativeContribution.ts';
import { dependentVersusEarned } from './dependentVersusEarned.ts';
import { discoveryByChannel } from './discoveryByChannel.ts';
import { historyFit } from './historyFit.ts';
import { historyResiduals } from './historyResiduals.ts';
import { lessons } from './lessons.ts';
import { npvDistribution } from './npvDistribution.ts';
import { organicRank } from './organicRank.ts';
import { pairComparison } from './pairComparison.ts';
import { quarterlyContribution } from './quarterlyContribution.ts';
import { runOff } from './runOff.ts';
import { tornado } from './tornado.ts';

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
