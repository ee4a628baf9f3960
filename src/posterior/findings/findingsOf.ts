import type { Learnt } from '../calibration.ts';
import type { CalibrationSource } from '../calibrationSource.ts';
import type { Predicted } from '../fitted.ts';
import { errorSlots } from '../series.ts';
import type { TrialFit } from '../trialFits.ts';
import { againstPrior } from './againstPrior.ts';
import { byWeight, type Finding } from './finding.ts';
import { levelShifts } from './levelShift.ts';
import { predictiveChecks } from './predictiveChecks.ts';
import { spendingFindings } from './spending.ts';
import { strayMonths } from './strayMonths.ts';
import { testsAgainst } from './testsAgainst.ts';
import { workedOut } from './workedOut.ts';

/** What in a history makes its lessons hard to believe, the weightiest first. */
export function findingsOf(
  source: CalibrationSource,
  {
    predicted,
    learnt,
    tests,
  }: { readonly predicted: readonly Predicted[]; readonly learnt: readonly Learnt[]; readonly tests: readonly TrialFit[] },
): Finding[] {
  return [
    ...predictiveChecks(source, predicted),
    ...levelShifts(source, predicted),
    ...strayMonths(source, predicted),
    ...againstPrior(learnt, new Set(predicted.flatMap(({ series }) => errorSlots(series)))),
    ...spendingFindings(source, predicted),
    ...workedOut(source, predicted),
    ...testsAgainst(tests),
  ].sort(byWeight);
}
