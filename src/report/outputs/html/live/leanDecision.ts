import type { Decision } from '../../../../decide/decision.ts';
import { leanModel } from './leanModel.ts';
import type { Parcel } from './parcel.ts';

/** The series of the actual months that a page's charts draw before the forecast. */
const DRAWN = 'ad_click_share';

/** A decision as far as page one, the ranked picture, the split and the money are written from it; lists that they do not read are empty. */
export function leanDecision(decision: Decision, parameters: ReadonlySet<string>): Parcel['decision'] {
  const { study, seed, draws, reading, months, actualUntil, projected, actuals, findings, calibration, workings } = decision;
  const drawn = actuals.series.get(DRAWN);
  return {
    ...{ seed, draws, reading, months, projected, study: { ...study, inputs: [] } },
    ...(actualUntil !== undefined && { actualUntil }),
    model: leanModel(decision.model, workings.marketplace, parameters),
    actuals: { months: actuals.months, series: new Map(drawn ? [[DRAWN, drawn]] : []) },
    ...{ tornado: [], breakEven: [], assumptions: [], channels: [], marginal: [], warnings: [] },
    held: { lines: [], lastYear: { adSpend: new Map(), content: new Map(), contribution: new Map() } },
    findings: findings.filter(({ withholds }) => withholds !== undefined),
    ...(calibration && { calibration: bare(calibration) }),
  };
}

function bare({ start, diagnostics }: NonNullable<Decision['calibration']>): NonNullable<Decision['calibration']> {
  return {
    start,
    diagnostics: { ...diagnostics, parameters: new Map() },
    fitted: new Map(),
    learnt: [],
    tradeOffs: [],
    tests: [],
  };
}
