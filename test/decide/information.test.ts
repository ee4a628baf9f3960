import { describe, expect, it } from 'vitest';
import { at } from '../../src/core/present.ts';
import { choicesOf, knowing } from '../../src/decide/information.ts';
import { normalQuantile } from '../../src/numeric/normal.ts';
import { stream } from '../../src/numeric/random.ts';
import { splineColumns } from '../../src/numeric/splineBasis.ts';

const COUNT = 10_000;

function normals(name: string): Float64Array {
  const next = stream(11, name);
  return Float64Array.from({ length: COUNT }, () => normalQuantile(next()));
}

const density = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

/** Part of a standard normal below z, by the series of Marsaglia (2004). */
function below(z: number): number {
  let [sum, term] = [z, z];
  for (let k = 3; k < 200; k += 2) {
    term *= (z * z) / k;
    sum += term;
  }
  return 0.5 + sum * density(z);
}

/** Mean of max(0, m + s z), less max(0, m): what it is worth to know z before choosing. */
function unitLoss(m: number, s: number): number {
  return s * density(m / s) + m * below(m / s) - Math.max(0, m);
}

describe('the value of information', () => {
  const [x, y, z] = [normals('x'), normals('y'), normals('z')];
  const gain = x.map((one, draw) => -40 + 100 * one + 60 * at(y, draw) + 30 * at(z, draw));
  const choices = choicesOf([new Float64Array(COUNT), gain]);

  it.each([
    ['one assumption', [x], 100],
    ['another', [y], 60],
    ['two together', [x, y], Math.sqrt(100 * 100 + 60 * 60)],
  ] as const)('of %s is that of the normal linear case', (_, samples, spread) => {
    const { value, error } = knowing(
      choices,
      samples.flatMap((sample) => splineColumns(sample, 5)),
    );
    const { value: direct } = { value: unitLoss(-40, spread) };
    expect(Math.abs(value - direct)).toBeLessThan(4 * error);
    expect(error).toBeLessThan(0.1 * direct);
  });

  it('of what has no bearing on the choice is nothing that stands out from its error', () => {
    const { value, error } = knowing(choices, splineColumns(normals('nothing'), 5));
    expect(value).toBeLessThan(2 * error + 0.2);
  });

  it('follows a bend that a straight line would miss', () => {
    const bent = choicesOf([new Float64Array(COUNT), x.map((one) => 50 * (one * one - 1))]);
    const exact = 50 * 2 * density(1);
    const { value } = knowing(bent, splineColumns(x, 5));
    expect(value / exact).toBeGreaterThan(0.9);
    expect(value / exact).toBeLessThan(1.1);
  });
});
