import type { Against, MonthCauses } from '../../../against/against.ts';
import type { AnswerChange, Standing } from '../../../against/answerChange.ts';
import { type ForecastRow, within } from '../../../against/forecastRows.ts';
import type { Moved } from '../../../against/movedAssumptions.ts';
import type { Percentiles } from '../../../against/oldRun.ts';
import type { PlanInForce } from '../../../against/planInForce.ts';
import type { Cause } from '../../../against/salesCauses.ts';
import { formatPeriod, type Period } from '../../../core/calendar.ts';
import { roundedNumber } from './roundedNumber.ts';

/** What changed since an older run as plain data, in the shape of `against` in run.schema.json. */
export function againstJson(against: Against): object {
  const { before, now, settings, files, newMonths, revised, inForce, coverage, answer } = against;
  return {
    file: against.file,
    ...monthField('actual_until_before', before),
    ...monthField('actual_until_now', now),
    setting_changes: settings.map((change) => ({ ...change })),
    file_changes: files.map((change) => ({ ...change })),
    new_months: newMonths.map(formatPeriod),
    revised_actuals: revised.map(({ month, name, ...values }) => ({ month: formatPeriod(month), name, ...rounded(values) })),
    ...(inForce ? { plan_in_force: inForceJson(inForce) } : {}),
    forecast_against_actual: against.rows.map(rowJson),
    ...(coverage && { coverage: { within: coverage.within, of: coverage.of, with_error_of_measuring: coverage.withError } }),
    sales_causes: against.causes.map(causesJson),
    ...(against.knowsAssumptions ? { moved_assumptions: against.moved.map(movedJson) } : {}),
    newly_learnt: against.newlyLearnt.map((row) => ({ ...row })),
    answer: answerJson(answer),
  };
}

function inForceJson({ plan, alike, distance, withContent }: PlanInForce): object {
  return { plan: plan.name, planned_the_same: [...alike], distance: roundedNumber(distance), with_content: withContent };
}

function rowJson(row: ForecastRow): object {
  const { month, measure, forecast, actual, band, withError, final } = row;
  const inside = within(row);
  return {
    month: formatPeriod(month),
    measure: measure.name,
    ...rounded({ forecast, actual, difference: actual - forecast }),
    ...(band ? { ...rounded(band), with_error_of_measuring: withError } : {}),
    ...(inside === undefined ? {} : { within: inside }),
    ...(final ? {} : { final }),
  };
}

const CAUSE_NAMES: Readonly<Record<Cause, string>> = {
  spend: 'spend',
  clickPrice: 'click_price',
  conversion: 'conversion',
  rank: 'rank',
  mix: 'mix',
};

function causesJson({ month, of, forecast, actual, parts, untold, final }: MonthCauses): object {
  const named = Object.entries(parts).map(([cause, value]): [string, number] => [CAUSE_NAMES[cause as Cause], value]);
  return {
    month: formatPeriod(month),
    of: of.replace(' ', '_'),
    ...rounded({ forecast, actual, difference: actual - forecast }),
    causes: rounded(Object.fromEntries(named)),
    untold: untold.map((cause) => CAUSE_NAMES[cause]),
    ...(final ? {} : { final }),
  };
}

function movedJson({ slot, label, unit, before, now, deviations }: Moved): object {
  return {
    slot,
    label,
    unit,
    before: percentiles(before),
    now: percentiles(now),
    ...(deviations === undefined ? {} : rounded({ deviations })),
  };
}

function answerJson({ best, rankedBy, ahead, behind, now, before, common }: AnswerChange): object {
  return {
    best_before: best.before,
    best_now: best.now,
    ranked_before_by: rankedBy,
    ahead,
    behind,
    now: standing(now),
    ...(before ? { before: standing(before) } : {}),
    ...(common
      ? {
          common_months: {
            from: formatPeriod(common.from),
            to: formatPeriod(common.to),
            ...rounded({ before: common.before, now: common.now }),
          },
        }
      : {}),
  };
}

function standing({ probability, difference }: Standing): object {
  const ahead = probability === undefined ? {} : { probability_ahead: roundedNumber(probability) };
  return { ...ahead, value_difference: rounded({ ...difference }) };
}

function percentiles({ p10, p50, p90 }: Percentiles): object {
  return rounded(p10 === undefined || p90 === undefined ? { p50 } : { p10, p50, p90 });
}

function rounded(fields: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, roundedNumber(value)]));
}

function monthField(name: string, month: Period | undefined): object {
  return month === undefined ? {} : { [name]: formatPeriod(month) };
}
