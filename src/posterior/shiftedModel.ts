import type { Assumption } from '../core/assumption.ts';
import { formatPeriod } from '../core/calendar.ts';
import { at, present } from '../core/present.ts';
import type { Expression, Reference } from '../language/expression.ts';
import type { Model, Observation, Parameter, Variable } from '../language/model.ts';
import { formatUnit } from '../language/parseUnit.ts';
import { membersOf, slotId, slotsOf } from '../language/slots.ts';
import { PLAIN } from '../language/unit.ts';
import { P90_SCORE } from '../numeric/normal.ts';
import { breaksOf } from '../study/mark.ts';
import type { History } from '../study/study.ts';

/** From a month on an observation measures another thing, for some of its columns: its level before is another. */
export interface Shift {
  readonly observation: Observation;
  /** Index of the first month after it. */
  readonly month: number;
  /** In words. */
  readonly when: string;
  /** The columns that it moves. */
  readonly columns: readonly string[];
  /** Standard deviation of the shift, on the scale on which errors are added; of the log odds of what is counted. */
  readonly deviation: number;
}

/** How far a level moves where its measuring changes, as a logarithm and as log odds: judgement. */
const USUAL = { lognormal: 0.5, count: 1 } as const;

/** The breaks of a history's series. */
export function shiftsOf(history: History, model: Model): Shift[] {
  return [...model.observations.values()].flatMap((observation) => {
    const columns = slotsOf(model, observation);
    const months = [...new Set(columns.flatMap((column) => breaksOf(history, column)))].sort((a, b) => a - b);
    return months.map((month) => ({
      ...{ observation, month, when: formatPeriod(at(history.months, month)) },
      columns: columns.filter((column) => breaksOf(history, column).includes(month)),
      deviation: observation.error === 'normal' ? rangeOf(history, columns) : USUAL[observation.error],
    }));
  });
}

/** Between the least and the most that was measured of these columns. */
function rangeOf({ columns }: History, names: readonly string[]): number {
  const values = names.flatMap((name) => [...(columns.get(name) ?? [])].filter(Number.isFinite));
  return values.length === 0 ? 1 : Math.max(1e-9, Math.max(...values) - Math.min(...values));
}

/** The variable that stands for what was measured, whatever was. */
export function shiftedName(observation: string): string {
  return `${observation}_as_measured`;
}

function parameterName({ observation, month }: Shift): string {
  return `${observation.name}_shift_${month}`;
}

/**
 * The model with a parameter for each shift, and for each observation that has one a variable of what was measured: before the break
 * the variable, moved. Projections know nothing of it: what is measured now is the variable itself.
 */
export function shiftedModel(model: Model, shifts: readonly Shift[]): Model {
  if (shifts.length === 0) return model;
  const known = SHIFTED.get(model) ?? new Map<string, Model>();
  SHIFTED.set(model, known);
  const key = shifts.map(({ observation, month, when }) => `${observation.name} ${month} ${when}`).join();
  const shifted = known.get(key) ?? withShifts(model, shifts);
  known.set(key, shifted);
  return shifted;
}

/** The same model for the same shifts, so that its programs are compiled once. */
const SHIFTED = new WeakMap<Model, Map<string, Model>>();

function withShifts(model: Model, shifts: readonly Shift[]): Model {
  const parameters = shifts.map((shift) => parameterOf(shift, model));
  const observed = [...new Set(shifts.map(({ observation }) => observation))];
  const variables = observed.map((one) =>
    measuredVariable(
      one,
      shifts.filter(({ observation }) => observation === one),
      model,
    ),
  );
  const names = variables.map(({ name }) => name);
  return {
    ...model,
    parameters: new Map([...model.parameters, ...parameters.map((one) => [one.name, one] as const)]),
    variables: new Map([...model.variables, ...variables.map((one) => [one.name, one] as const)]),
    order: { first: [...model.order.first, ...names], later: [...model.order.later, ...names] },
  };
}

function parameterOf(shift: Shift, model: Model): Parameter {
  const { observation, when } = shift;
  return {
    name: parameterName(shift),
    ...(observation.over !== undefined && { over: observation.over }),
    unit: observation.error === 'normal' ? variableOf(observation, model).unit : PLAIN,
    about: `How far ${labelOf(observation, model)} was measured from what is measured since ${when}.`,
    label: `Shift of ${labelOf(observation, model)} before ${when}`,
    place: observation.place,
  };
}

function variableOf({ of }: Observation, { variables }: Model): Variable {
  return present(variables.get(of), `variable ${of}`);
}

function labelOf({ name }: Observation, { columns }: Model): string {
  const label = columns.get(name)?.label ?? name;
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

const SPAN = { from: 0, to: 0 };
const number = (value: number): Expression => ({ kind: 'number', value, span: SPAN });
const named = (to: Reference): Expression => ({ kind: 'reference', to, span: SPAN });
const call = (name: string, argument: Expression): Expression => ({ kind: 'call', name, arguments: [argument], span: SPAN });
const operation = (left: Expression, operator: '+' | '*' | '<', right: Expression): Expression => ({
  kind: 'operation',
  ...{ left, operator, right },
  span: SPAN,
});

/** The variable, moved by every shift that was still to come. */
function measuredVariable(observation: Observation, shifts: readonly Shift[], model: Model): Variable {
  const { over, of, error } = observation;
  const among = over === undefined ? {} : { over };
  const moved = shifts
    .map((shift): Expression => {
      const condition = operation(named({ of: 'clock', name: 'elapsed' }), '<', number(shift.month));
      const then = named({ of: 'parameter', name: parameterName(shift), ...among });
      return { kind: 'choice', condition, then, otherwise: number(0), span: SPAN };
    })
    .reduce((sum, one) => operation(sum, '+', one));
  const itself = named({ of: 'variable', name: of, ...among });
  const { starts: _, source: __, ...variable } = variableOf(observation, model);
  const equals = {
    lognormal: operation(itself, '*', call('exp', moved)),
    normal: operation(itself, '+', moved),
    count: call('logistic', operation(call('logit', itself), '+', moved)),
  }[error];
  const name = shiftedName(observation.name);
  const about = `${variable.about} As it was measured at the time.`;
  return { ...variable, name, about, text: { equals: `${of}, moved before its series broke` }, equals };
}

/** What is thought of each shift before any month is seen, in the order of the slots of {@link shiftedModel}. */
export function shiftAssumptions(shifts: readonly Shift[], model: Model): Assumption[] {
  return shifts.flatMap((shift) => {
    const { observation, columns, deviation } = shift;
    const { name, label, unit } = parameterOf(shift, model);
    const members = observation.over === undefined ? [undefined] : membersOf(model, observation.over);
    return members.map((member): Assumption => {
      const moves = columns.includes(slotId(observation.name, member?.id));
      const far = moves ? deviation * P90_SCORE : 0;
      return {
        ...{ id: slotId(name, member?.id), name, ...(member && { member: member.id }) },
        label: member ? `${label}, ${member.label}` : label,
        ...{ unit: formatUnit(unit), shape: moves ? 'normal' : 'fixed', low: -far, mid: 0, high: far, asOf: '', grade: 'J' },
        ...{ source: 'Judgement: a changed way of measuring moves a level about so far', note: '', origin: 'history.csv' },
      };
    });
  });
}
