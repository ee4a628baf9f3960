import { at } from '../core/present.ts';
import type { Model } from '../language/model.ts';
import { membersOf, slotId } from '../language/slots.ts';
import type { Layer } from './layer.ts';
import { type History, monthPlace } from './study.ts';

/** No member is told to be nothing: one whose money comes only later than the history has something to buy too. */
const LEAST = 0.01;

/** What a history says of parameters that are parts: how much of all of a column was of each member by which the study tells it. */
export function memberParts(history: History, model: Model): Layer[] {
  return [...model.columns.values()].flatMap(({ name, label, by, parts }) => {
    if (parts === undefined || by === undefined) return [];
    const members = membersOf(model, by);
    const sums = members.map(({ id }) => sumOf(history.columns.get(slotId(name, id))));
    const whole = sums.reduce((sum, value) => sum + value, 0);
    const shares = sums.map((sum) => Math.max(LEAST, whole > 0 ? sum / whole : 1 / sums.length));
    const total = shares.reduce((sum, share) => sum + share, 0);
    const place = monthPlace(history, 0);
    const texts = { unit: '', asOf: '', source: place.file, grade: 'input', place };
    return members.map(({ id, label: member }, index): Layer => {
      const value = at(shares, index) / total;
      const note = `Part of ${label} that was of ${member}, over the history`;
      const row = { name: parts, member: id, shape: 'fixed' as const, low: value, mid: value, high: value, note, ...texts };
      return { row, origin: place.file };
    });
  });
}

function sumOf(values: Float64Array | undefined): number {
  return (values ?? new Float64Array()).reduce((sum, value) => (Number.isNaN(value) ? sum : sum + value), 0);
}
