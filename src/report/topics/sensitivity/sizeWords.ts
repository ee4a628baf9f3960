import { formatMoney } from '../../format.ts';
import { quantity } from '../../quantity.ts';
import type { Context } from '../topic.ts';

/**
 * What the answer is at the ends of a fact that the model lets a history estimate, the size of a category for one: a sentence each,
 * whether it turns the answer or not. None where the fact is exact or the decision is of one path.
 */
export function sizeWords({ decision, setting }: Context): string[] {
  const { headline, tornado, model, plans, study, assumptions } = decision;
  if (setting.draws === 1 || headline.reference === headline.alternative) return [];
  const labelOf = (name: string): string => plans.find((plan) => plan.name === name)?.label ?? name;
  return [...model.facts.values()].flatMap(({ label, estimated, sets }): string[] => {
    const row = estimated && tornado.find(({ assumption }) => assumption === sets);
    if (!row) return [];
    const shape = assumptions.find(({ id }) => id === row.assumption)?.shape;
    const [one, other] = [labelOf(headline.alternative), labelOf(headline.reference)];
    const at = ({ value }: typeof row.low): string => `at ${quantity(value, { unit: row.unit, shape })}`;
    const worth = ({ difference }: typeof row.low): string =>
      `${formatMoney(Math.abs(difference), study.currency)} ${difference < 0 ? 'less' : 'more'}`;
    return [
      `“${label}” is known within a range: ${at(row.low)} ${one} is worth ${worth(row.low)} than ${other}, ${at(row.high)} ${worth(row.high)}.`,
    ];
  });
}
