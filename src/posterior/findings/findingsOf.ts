import type { Learnt } from '../calibration.ts';
import type { CalibrationSource } from '../calibrationSource.ts';
import type { Predicted } from '../fitted.ts';
import { errorSlots } from '../series.ts';
import { againstPrior } from './againstPrior.ts';
import { byWeight, type Finding } from './finding.ts';
import { levelShifts } from './levelShift.ts';
import { predictiveChecks } from './predictiveChecks.ts';
import { spendingFindings } from './spending.ts';
import { strayMonths } from './strayMonths.ts';
import { workedOut } from './workedOut.ts';

/** What in a history makes its lessons hard to believe, the weightiest first. */
export function findingsOf(source: CalibrationSource, predicted: readonly Predicted[], learnt: readonly Learnt[]): Finding[] {
  return [
    ...predictiveChecks(source, predicted),
    ...levelShifts(source, predicted),
    ...strayMonths(source, predicted),
    ...againstPrior(learnt, new Set(predicted.flatMap(({ series }) => errorSlots(series)))),
    ...spendingFindings(source, predicted),
    ...workedOut(source, predicted),
  ].sort(byWeight);
}
