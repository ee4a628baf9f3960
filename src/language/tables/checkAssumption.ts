import type { AssumptionRow } from '../../core/assumption.ts';
import { InputError, type Issue } from '../../core/error.ts';
import { suggest } from '../../core/nearest.ts';
import { distributionProblem } from '../../numeric/distribution.ts';
import type { Dimension, Parameter } from '../model.ts';
import { formatUnit, parseUnit } from '../parseUnit.ts';
import { sameUnit, type Unit } from '../unit.ts';

/** What an assumption is checked against. */
export interface Register {
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly dimensions: ReadonlyMap<string, Dimension>;
  /** Base units that the model adds. */
  readonly units: readonly string[];
}

/** What is wrong with a row that gives a parameter its percentiles: its name, member, unit, numbers, source. */
export function checkAssumption(row: AssumptionRow, { parameters, dimensions, units }: Register): readonly Issue[] {
  const parameter = parameters.get(row.name);
  if (parameter === undefined)
    return [
      {
        opening: 'unknown',
        message: `parameter "${row.name}"`,
        place: row.place,
        advice: suggest(row.name, [...parameters.keys()]),
      },
    ];
  return [
    ...memberIssues(row, parameter, dimensions),
    ...unitIssues(row, { declared: parameter.unit, units }),
    ...percentileIssues(row),
    ...sourceIssues(row),
  ];
}

function memberIssues(
  { name, member, place }: AssumptionRow,
  { over }: Parameter,
  dimensions: ReadonlyMap<string, Dimension>,
): Issue[] {
  if (member === '') return [];
  if (over === undefined)
    return [
      {
        opening: 'invalid',
        message: `member "${member}": "${name}" is over no dimension`,
        place,
        advice: 'Leave the cell empty.',
      },
    ];
  const ids = dimensions.get(over)?.members.map(({ id }) => id) ?? [];
  return ids.includes(member)
    ? []
    : [{ opening: 'unknown', message: `member "${member}" of "${name}"`, place, advice: suggest(member, ids) }];
}

function unitIssues(
  { name, unit, place }: AssumptionRow,
  { declared, units }: { readonly declared: Unit; readonly units: readonly string[] },
): Issue[] {
  try {
    if (sameUnit(parseUnit(unit, units), declared)) return [];
    return [
      {
        opening: 'invalid',
        message: `unit "${unit}" of "${name}": the model declares ${formatUnit(declared)}`,
        place,
        advice: 'Give the numbers in the declared unit, or change the declaration.',
      },
    ];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.issues.map((issue) => ({ ...issue, place }));
  }
}

function percentileIssues({ name, shape, low, mid, high, place }: AssumptionRow): Issue[] {
  const problem = distributionProblem({ shape, low, mid, high });
  return problem === undefined
    ? []
    : [
        {
          opening: 'invalid',
          message: `percentiles of "${name}": ${problem}`,
          place,
          advice: 'Give low (P10), mid (P50) and high (P90), ascending.',
        },
      ];
}

function sourceIssues({ name, source, grade, place }: AssumptionRow): Issue[] {
  const missing = [...(source === '' ? ['source'] : []), ...(grade === '' ? ['grade'] : [])];
  return missing.map((column) => ({
    opening: 'missing',
    message: `"${column}" of "${name}"`,
    place,
    advice: 'Say where the numbers come from, or that they are a judgement.',
  }));
}
