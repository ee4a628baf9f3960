import { expect, test } from 'vitest';
import { loadModel } from '../../src/pipeline.ts';
import { densityLayers } from '../../src/study/densityLayers.ts';

const YAML = `model: bells
parameters:
  any: {unit: 1, density: "normal(1, 2)"}
  above: {unit: 1, density: "log-normal(0, 1)"}
  share: {unit: 1, density: "beta(2, 2)"}
  other: {unit: 1}
variables:
  All:
    sum: {unit: 1, equals: any + above + share + other}
`;

test('a parameter with a named density needs no row: it is between its own percentiles, on its own scale', () => {
  const model = loadModel([{ path: 'model.yaml', bytes: new TextEncoder().encode(YAML), sha256: '' }]);
  const rows = densityLayers(model).map(({ row: { name, shape, low, mid, high } }) => [
    name,
    shape,
    ...[low, mid, high].map((value) => value.toFixed(4)),
  ]);
  expect(rows).toEqual([
    ['any', 'normal', '-1.5631', '1.0000', '3.5631'],
    ['above', 'lognormal', '0.2776', '1.0000', '3.6022'],
    ['share', 'logit-normal', '0.1958', '0.5000', '0.8042'],
  ]);
});
