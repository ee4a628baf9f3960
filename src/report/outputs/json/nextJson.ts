import { formatPeriod } from '../../../core/calendar.ts';
import type { Decision } from '../../../decide/decision.ts';
import type { Information, Worthwhile } from '../../../decide/information.ts';
import type { MarginalReturns } from '../../../decide/nextMoney.ts';
import type { TestValue } from '../../../decide/testing/testValue.ts';
import type { Delay } from '../../../decide/waiting.ts';
import { optimumFacts } from '../../topics/optimum/optimumJson.ts';
import type { Chance } from './chanceJson.ts';
import { marginJson } from './marginJson.ts';
import { roundedNumber } from './roundedNumber.ts';

/** What the next money earns, what waiting costs, the best plan within limits and what to find out first; each absent where there is nothing of it. */
export function nextJson(
  { marginal, delay, optimum, draws, tests = [], ranking: { information } }: Decision,
  chance: Chance,
): object {
  const drawn = draws > 1;
  return {
    ...(marginal.length > 0 && { marginal_returns: marginal.map((one) => marginalJson(one, drawn)) }),
    ...(delay && { delay: delayJson(delay, chance) }),
    ...(optimum && { optimum: optimumFacts(optimum) }),
    ...(drawn && information && { value_of_information: informationJson(information) }),
    ...(tests.length > 0 && { value_of_tests: tests.map(testJson) }),
  };
}

function marginalJson({ plan, spans, rows, draws }: MarginalReturns, drawn: boolean): object {
  const cells = rows.flatMap(({ slot, cells: own }) =>
    own.map(({ mean, p10, p90 }, index) => ({
      ...{ line: slot, span: spans[index], mean: roundedNumber(mean) },
      ...(drawn && { p10: roundedNumber(p10), p90: roundedNumber(p90) }),
    })),
  );
  return { plan, draws, cells };
}

function delayJson({ plan, starts, eachQuarter, draws }: Delay, chance: Chance): object {
  return {
    plan,
    draws,
    each_quarter: roundedNumber(eachQuarter),
    starts: starts.map(({ from, isAfterPeak, againstHold }) => ({
      ...{ from: formatPeriod(from), after_peak: isAfterPeak },
      ...{ against_hold: marginJson(againstHold, chance) },
    })),
  };
}

function informationJson({ all, single, together }: Information): object {
  const one = ({ about, assumptions, value, error }: Worthwhile): object => ({
    ...{ about, assumptions: [...assumptions] },
    ...{ value: roundedNumber(value), error: roundedNumber(error) },
  });
  return { everything: roundedNumber(all), assumptions: single.map(one), tests: together.map(one) };
}

/** A test that could be made, at each of its sizes, the best first. */
function testJson({ name, label, outcome, sizes }: TestValue): object {
  return {
    ...{ name, label, outcome },
    sizes: sizes.map(({ months, count, standardError, value, error, fee, lost, net, rule }) => ({
      ...{ months, count, standard_error: roundedNumber(standardError) },
      ...{ value: roundedNumber(value), error: roundedNumber(error), fee: roundedNumber(fee), lost: roundedNumber(lost) },
      net: roundedNumber(net),
      ...(rule && {
        rule: {
          above: rule.above,
          below: rule.below,
          threshold: roundedNumber(rule.threshold),
          chance: roundedNumber(rule.chance),
        },
      }),
    })),
  };
}
