import { expect, test } from 'vitest';
import { loadModel } from '../../src/pipeline.ts';
import { resolveAssumptions } from '../../src/study/assumptions.ts';
import { densityLayers } from '../../src/study/densityLayers.ts';
import { marketplaceNamed } from '../../src/study/marketplaceNamed.ts';
import { trialStudy } from '../helpers/shipped.ts';

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

const model = loadModel([{ path: 'model.yaml', bytes: new TextEncoder().encode(YAML), sha256: '' }]);

test('a parameter with a named density needs no row: it is between its own percentiles, on its own scale', () => {
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

function resolved(set: Readonly<Record<string, number>>, of = model) {
  const bare = trialStudy([]);
  const study = { ...bare, product: { ...bare.product, facts: new Map() } };
  const marketplace = marketplaceNamed(study.product, of.marketplaces);
  return resolveAssumptions({ model: of, study, marketplace, reading: '', set: new Map(Object.entries(set)) });
}

test('what is set takes the place of a named density, which all others keep', () => {
  const found = resolved({ share: 0.3, other: 1 });
  expect(found.map(({ id, shape, mid, density }) => [id, shape, mid.toFixed(2), density?.family])).toEqual([
    ['any', 'normal', '1.00', 'normal'],
    ['above', 'lognormal', '1.00', 'log-normal'],
    ['share', 'fixed', '0.30', undefined],
    ['other', 'fixed', '1.00', undefined],
  ]);
});

test('every parameter without a value is named', () => {
  const text = YAML.replaceAll(', density: "normal(1, 2)"', '');
  const more = loadModel([{ path: 'model.yaml', bytes: new TextEncoder().encode(text), sha256: '' }]);
  expect(() => resolved({}, more)).toThrow(/missing value for "any"[\s\S]*missing value for "other"/);
});
