import { formatPeriod } from '../../../core/calendar.ts';
import type { Actuals, Decision } from '../../../decide/decision.ts';
import type { TrialFit } from '../../../posterior/trialFits.ts';
import { roundedNumber } from './roundedNumber.ts';

/*
 * What a run knew, for a later run to be compared with: the measured months, the assumptions as used, what the history taught.
 */

/** Measured series by month; a cell without a value is absent. Nothing without a history. */
export function actualsJson({ months, series }: Actuals): object {
  if (months.length === 0) return {};
  const measured = [...series].map(([name, values]): [string, object] => [
    name,
    Object.fromEntries(
      months.flatMap((month, index) => {
        const value = values[index];
        return value === undefined || !Number.isFinite(value) ? [] : [[formatPeriod(month), roundedNumber(value)]];
      }),
    ),
  ]);
  return { actuals: { months: months.map(formatPeriod), series: Object.fromEntries(measured) } };
}

/** Percentiles as used: of the posterior where the history reaches; the median alone in a run of one path. */
export function assumptionsJson({ assumptions, draws }: Pick<Decision, 'assumptions' | 'draws'>): object[] {
  return assumptions.map(({ id, label, unit, shape, low, mid, high }) => ({
    slot: id,
    label,
    unit,
    shape,
    ...(draws === 1 ? { p50: roundedNumber(mid) } : percentiles({ p10: low, p50: mid, p90: high })),
  }));
}

/** How good the calibration is, and what it taught; nothing where the run is prior only. */
export function taughtJson(taught: Decision['calibration']): object {
  if (taught === undefined) return {};
  const { diagnostics, learnt, tradeOffs, tests } = taught;
  const { verdict, converged, worstRHat, fewestBulk, fewestTail, runs, chains, kept } = diagnostics;
  const figures = { worst_r_hat: worstRHat, fewest_bulk_ess: fewestBulk, fewest_tail_ess: fewestTail, runs, chains, kept };
  return {
    diagnostics: { verdict, converged, ...finite(figures) },
    calibration: {
      learnt: learnt.map(({ slot, label, unit, prior, posterior, shareLeft, lesson }) => ({
        slot,
        label,
        unit,
        prior: percentiles(prior),
        posterior: percentiles(posterior),
        ...finite({ share_left: shareLeft }),
        lesson,
      })),
      trade_offs: tradeOffs.map(({ slots, correlation, words }) => ({
        slots: [...slots],
        correlation: roundedNumber(correlation),
        words,
      })),
      ...(tests.length > 0 && { tests: tests.map(testJson) }),
    },
  };
}

/** A test: what it measured, what would be expected, and what it moved. */
function testJson({ experiment, prior, without, posterior, chance, moved }: TrialFit): object {
  const { id, kind, line, outcome, effect, error } = experiment;
  return {
    ...{ id, kind, line, outcome, effect: roundedNumber(effect), standard_error: roundedNumber(error) },
    expected_before: percentiles(prior),
    ...(without && { expected_without: percentiles(without) }),
    expected_with: percentiles(posterior),
    chance: roundedNumber(chance),
    moved: moved.map((one) => ({ slot: one.slot, without: percentiles(one.without), posterior: percentiles(one.posterior) })),
  };
}

interface Percentiles {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

function percentiles({ p10, p50, p90 }: Percentiles): Percentiles {
  return { p10: roundedNumber(p10), p50: roundedNumber(p50), p90: roundedNumber(p90) };
}

/** Those that are numbers: an R-hat of chains that stood still is not. */
function finite(fields: Readonly<Record<string, number>>): Record<string, number> {
  const known = Object.entries(fields).filter(([, value]) => Number.isFinite(value));
  return Object.fromEntries(known.map(([name, value]) => [name, roundedNumber(value)]));
}
