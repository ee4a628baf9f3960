import { stepOf, wholeSteps } from '../core/calendar.ts';
import type { Issue } from '../core/error.ts';
import { at } from '../core/present.ts';
import type { Model } from '../language/model.ts';
import { labelWithin } from './labelWithin.ts';
import type { History, Product } from './study.ts';

/** Columns whose last year is, on average, too large a part of a stated fact for both to be true (`most` of the model). */
export function tooLarge(history: History, product: Product, model: Model): Issue[] {
  const year = wholeSteps(stepOf(at(history.months, 0)), 12);
  return [...model.columns.values()].flatMap(({ name, label, most }): Issue[] => {
    const fact = most && product.facts.get(most.fact);
    const known = [...(history.columns.get(name) ?? [])].slice(-year).filter(Number.isFinite);
    if (!most || !fact || known.length === 0) return [];
    const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
    if (!(mean > most.part * fact.value)) return [];
    const message = `${labelWithin(most.fact, model)} ${Math.round(fact.value)}: ${label.toLowerCase()} alone are ${Math.round(mean)} a ${stepOf(at(history.months, 0))}, ${Math.round((100 * mean) / fact.value)} % of it`;
    const advice = `Give all there are, of every brand, or correct ${labelWithin(name, model)}.`;
    return [{ opening: 'invalid', message, place: fact.place, advice }];
  });
}
