import { fail, type Warning } from '../core/error.ts';
import { listed } from '../core/nearest.ts';
import { at } from '../core/present.ts';
import type { Line } from '../language/contract/contract.ts';
import type { Model } from '../language/model.ts';
import { membersOf, slotId } from '../language/slots.ts';
import type { PlanRead } from './readPlan.ts';
import { RECENT } from './recentValues.ts';
import type { History, PlanLine } from './study.ts';

/**
 * A plan whose line is told in all, where the study tells it by members: each takes of the money what it took in the last months with
 * any, and a warning says so. Errors: the whole and a member of it.
 */
export function wholesSplit(read: PlanRead, history: History | undefined, model: Model): PlanRead {
  const wholes = [...model.lines.values()].filter(
    ({ name, over }) => read.plan.lines.has(name) && model.open.some((choice) => choice.name === over),
  );
  if (wholes.length === 0) return read;
  const lines = new Map(read.plan.lines);
  const warnings = wholes.flatMap((line) => splitOne(lines, line, { history, model, plan: read.plan.name }));
  return { ...read, plan: { ...read.plan, lines }, warnings: [...read.warnings, ...warnings] };
}

interface Splitting {
  readonly history: History | undefined;
  readonly model: Model;
  readonly plan: string;
}

function splitOne(lines: Map<string, PlanLine>, line: Line, { history, model, plan }: Splitting): Warning[] {
  const whole = lines.get(line.name);
  if (!whole) return [];
  const members = membersOf(model, line.over);
  const named = members.find(({ id }) => lines.has(slotId(line.name, id)));
  if (named) {
    const message = `plan ${plan}: lines "${line.name}" and "${slotId(line.name, named.id)}"`;
    fail({ opening: 'invalid', message, place: whole.place, advice: 'Give the money of all, or that of each.' });
  }
  const parts = lastParts(line, history, model);
  lines.delete(line.name);
  for (const [index, { id }] of members.entries()) {
    const part = at(parts, index);
    lines.set(slotId(line.name, id), { place: whole.place, values: whole.values.map((value) => value * part) });
  }
  const told = members.map(({ label }, index) => `${label} ${Math.round(100 * at(parts, index))} %`);
  const message = `Plan ${plan}: ${line.name} is told in all, and split as in the last ${RECENT} months with any: ${listed(told)}.`;
  return [{ code: 'whole-split', message, place: whole.place }];
}

/** Of all members, what each took of the last months in which any money was spent; alike where there is none. */
function lastParts({ name, over }: Line, history: History | undefined, model: Model): number[] {
  const members = membersOf(model, over);
  const column = [...model.columns.values()].find(({ gives, by }) => gives === name && by === over)?.name;
  const money = members.map(({ id }) => (column === undefined ? undefined : history?.columns.get(slotId(column, id))));
  const spent = (month: number): number[] => money.map((values) => (values ? at(values, month) : 0) || 0);
  const months = [...(history?.months.keys() ?? [])].filter((month) => spent(month).some((value) => value > 0)).slice(-RECENT);
  const sums = members.map((_, index) => months.reduce((sum, month) => sum + at(spent(month), index), 0));
  const total = sums.reduce((sum, value) => sum + value, 0);
  return sums.map((sum) => (total > 0 ? sum / total : 1 / members.length));
}
