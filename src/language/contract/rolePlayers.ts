import { fail } from '../../core/error.ts';
import type { Input, Model } from '../model.ts';
import { slotsOf } from '../slots.ts';
import { isSpending } from '../unit.ts';
import { type Column, VARIABLE_ROLES, type VariableRole } from './contract.ts';

/** The slots of the inputs that a plan without advertising sets to nought. */
export function advertisingSlots(model: Model): string[] {
  return model.roles.advertising.flatMap((name) => slotsOfInput(model, name));
}

/** The slots of every input that is money, in the model's order. */
export function moneySlots(model: Model): string[] {
  return [...model.inputs.values()].filter(isMoney).flatMap(({ name }) => slotsOfInput(model, name));
}

/** The slots of money that is not advertising. */
export function otherMoneySlots(model: Model): string[] {
  const advertising = new Set(advertisingSlots(model));
  return moneySlots(model).filter((slot) => !advertising.has(slot));
}

function isMoney({ unit }: Input): boolean {
  return isSpending(unit);
}

function slotsOfInput(model: Model, name: string): string[] {
  const input = model.inputs.get(name);
  return input ? slotsOf(model, input) : [];
}

/** The variable that plays a part; an error that says what the model lacks where none does. */
export function playerOf({ file, roles }: Model, role: VariableRole, why: string): string {
  return (
    roles.variables.get(role) ??
    fail({
      opening: 'missing',
      message: `part "${role}" in the roles of the model: ${why}`,
      place: { file },
      advice: `Name the variable that is ${VARIABLE_ROLES[role].about}: "roles: {${role}: …}".`,
    })
  );
}

/** The column of the history that measures a variable; undefined where none does. */
export function columnMeasuring({ columns }: Model, variable: string | undefined): Column | undefined {
  return variable === undefined ? undefined : [...columns.values()].find(({ measures }) => measures === variable);
}

/** The columns of the history that hold money of these inputs. */
export function columnsOfMoney({ columns, lines }: Model, inputs: readonly string[]): Column[] {
  return [...columns.values()].filter(({ gives }) => {
    const line = gives === undefined ? undefined : lines.get(gives);
    const given = line ? [...(line.gives === undefined ? [] : [line.gives]), ...line.spreads.keys()] : [];
    return given.length > 0 && given.every((name) => inputs.includes(name));
  });
}

/** What the advertising of a plan is called in data: the name of its one plain input, else `advertising`. */
export function advertisingName({ roles, inputs }: Model): string {
  const [one, ...others] = roles.advertising;
  const plain = one !== undefined && others.length === 0 && inputs.get(one)?.over === undefined;
  return plain && one !== 'content' ? one : 'advertising';
}
