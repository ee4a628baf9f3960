import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printExpression } from '../../src/language/equation/printExpression.ts';
import { randomModel, randomTrials } from '../helpers/randomModel.ts';
import { byDifferences, slopedBy, summedFlat } from '../helpers/slopesOf.ts';
import type { Trial } from '../oracle/interpretModel.ts';

/** Without numbers so small that a quotient by one overflows: a slope that passes through infinity is none. */
function withoutTiny(trial: Trial): Trial {
  const whole = (columns: Trial['inputs']) =>
    new Map([...columns].map(([slot, values]) => [slot, values.map((value) => (Math.abs(value) < 1e-100 ? 0 : value))] as const));
  return { ...trial, inputs: whole(trial.inputs), tables: whole(trial.tables) };
}

describe('the gradient of a program', () => {
  test('agrees with differences on random models', () => {
    const seen = { compared: 0, skipped: 0 };
    fc.assert(
      fc.property(randomModel, randomTrials, (model, [random]) => {
        if (!random) return;
        const trial = withoutTiny(random);
        const { value, slopes, parameters } = slopedBy(summedFlat(model), trial);
        const away = (index: number): number => (0.037 * (index + 1)) / 7;
        const at = Float64Array.from(parameters, (slot, index) => (trial.parameters.get(slot) ?? 0) + away(index));
        const found = slopes(at);
        const equations = [...model.variables.values()].map(({ name, equals }) => `${name} = ${printExpression(equals)}`);
        parameters.forEach((slot, index) => {
          const wanted = byDifferences(value, at, index);
          seen[wanted === undefined ? 'skipped' : 'compared']++;
          if (wanted === undefined) return;
          const error = Math.abs((found[index] ?? Number.NaN) - wanted) / Math.max(1, Math.abs(wanted));
          expect(error, `${slot}: ${found[index]}, not ${wanted}\n${equations.join('\n')}`).toBeLessThan(1e-6);
        });
      }),
      { numRuns: 60, seed: 7 },
    );
    expect(seen.compared).toBeGreaterThan(20 * seen.skipped);
    expect(seen.compared).toBeGreaterThan(100);
  });
});
