import type { Decision } from '../../../decide/decision.ts';
import type { VariableRole } from '../../../language/contract/contract.ts';
import type { Unit } from '../../../language/unit.ts';
import { unitText } from '../../unitText.ts';

/** What is made of a variable that plays a part, beside the variables themselves: in its unit. */
const MADE_OF: Readonly<Record<string, VariableRole>> = {
  earned: 'share',
  paid: 'share',
  ad_supported: 'share',
  budget_dependent: 'share',
  cumulative_difference: 'cumulative',
};

/** The unit of a slot of a plan's series, as `USD/month`; `1` for a plain number such as a share, empty where nothing says. */
export function componentUnit(slot: string, { model, study }: Pick<Decision, 'model' | 'study'>): string {
  const [name = slot] = slot.split('.');
  const role = MADE_OF[name];
  const variable = model.variables.get(name) ?? (role && model.variables.get(model.roles.variables.get(role) ?? ''));
  return variable ? told(variable.unit, study.currency) : '';
}

function told(unit: Unit, currency: string): string {
  const text = unitText(unit);
  return text === '' ? '1' : text.replace(/\bmoney\b/g, currency);
}
