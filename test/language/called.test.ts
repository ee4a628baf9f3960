import { describe, expect, it } from 'vitest';
import { nameCalled, parameterCalled } from '../../src/language/called.ts';
import { shippedModel } from '../helpers/shipped.ts';

const MODEL = shippedModel();
const slots = [...MODEL.parameters.values()].flatMap(({ name, label, over }) =>
  over === undefined
    ? [{ id: name, said: label }]
    : (MODEL.dimensions.get(over)?.members ?? []).map((member) => ({
        id: `${name}.${member.id}`,
        said: `${label}, ${member.label}`,
      })),
);

describe('names as a report shows them', () => {
  it('each label of an assumption means that assumption, whatever its case', () => {
    expect(slots.length).toBeGreaterThan(50);
    for (const { id, said } of slots)
      for (const text of [id, said, said.toUpperCase()]) expect(parameterCalled(text, MODEL, '--set')).toBe(id);
  });

  it('each label of the model can be explained', () => {
    const named = [...MODEL.variables.values(), ...MODEL.parameters.values(), ...MODEL.inputs.values()];
    for (const { name } of named) expect(nameCalled(name, MODEL)).toBe(name);
    for (const { id, said } of slots) expect(nameCalled(said, MODEL)).toBe(id.replace(/\..*/, ''));
  });

  it('a text that means none stays, and one that means several is an error that lists at most eight', () => {
    expect(parameterCalled('nothing of the kind', MODEL, '--set')).toBe('nothing of the kind');
    const [member] = MODEL.dimensions.get('signal')?.members ?? [];
    expect(() => parameterCalled(member?.label ?? '', MODEL, '--set')).toThrow(
      /^invalid name ".*": it may mean (?:[\w.]+(?:, | and )?){2,9}(?:\d+ more)?\n {2}at --set\n/,
    );
  });
});
