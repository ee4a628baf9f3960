import type { Band, Decision, PlanResult } from '../decide/decision.ts';
import type { VariableRole } from '../language/contract/contract.ts';
import { columnMeasuring } from '../language/contract/rolePlayers.ts';
import type { Model, Variable } from '../language/model.ts';

/*
 * The engine knows parts, the model knows names: everything of a report that is about a variable asks for it here, by its part.
 */

/** What plays a part in the model; undefined where nothing does, and then no topic that needs it is built. */
export function playing(model: Model, role: VariableRole): Variable | undefined {
  const name = model.roles.variables.get(role);
  return name === undefined ? undefined : model.variables.get(name);
}

/** What a model calls the variable that plays a part, as a sentence begins, e.g. `Organic rank`.
 * @throws Error where nothing plays it: a topic says in `needs` what it asks for. */
export function roleLabel(model: Model, role: VariableRole): string {
  const variable = playing(model, role);
  if (variable === undefined) throw new Error(`the model has nothing that plays "${role}"`);
  return variable.label;
}

/** A part, or one member of a variable over a dimension. */
export type Part = VariableRole | { readonly role: VariableRole; readonly member: string };

/** The band of the variable that plays a part, over the projected months. */
export function seriesOf({ model }: Decision, plan: PlanResult, part: Part): Band | undefined {
  const { role, member } = typeof part === 'string' ? { role: part, member: undefined } : part;
  const name = model.roles.variables.get(role);
  return name === undefined ? undefined : plan.series.get(member === undefined ? name : `${name}.${member}`);
}

/** What was measured of the variable that plays a part, by month of the actuals; undefined without one finite value. */
export function measuredFor(decision: Decision, role: VariableRole): readonly number[] | undefined {
  const column = columnMeasuring(decision.model, decision.model.roles.variables.get(role));
  return column && measured(decision, column.name);
}

/** The measured values of a series by month of the actuals, if there is one finite value. */
export function measured({ actuals, actualUntil }: Decision, name: string): readonly number[] | undefined {
  const row = actuals.series.get(name);
  return actualUntil !== undefined && row?.some(Number.isFinite) ? row : undefined;
}
