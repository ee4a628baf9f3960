import { expect, test } from 'vitest';
import { DENSITIES, familyOf } from '../../src/language/densities/densities.ts';
import { parseDensity } from '../../src/language/densities/parseDensity.ts';
import { compileFlat } from '../../src/program/compileKernel.ts';
import { flattenPosterior } from '../../src/program/likelihood/flattenPosterior.ts';
import { LOG_PRIOR, LOG_PRIOR_OF_VALUES } from '../../src/program/likelihood/posteriorSlots.ts';
import { smallModel, tree } from '../helpers/smallModel.ts';

const PLACES = Float64Array.of(-30, -3, -0.4, 0, 0.7, 2.5, 30);

test.each([...DENSITIES.values()].map(({ name, example }) => [name, example.text] as const))(
  'the equations of the density %s give what the family says, for %s',
  (_, text) => {
    const density = parseDensity(text);
    const [family, { given }] = [familyOf(density), density];
    const model = smallModel({ variables: [{ name: 'x', equals: tree.parameter('p') }] });
    const shape = { priors: [{ slot: 'p', density }], measured: [], paths: [] };
    const kernel = compileFlat(flattenPosterior(model, shape), ['x', LOG_PRIOR, LOG_PRIOR_OF_VALUES]);
    const count = PLACES.length;
    const [out, ends] = [new Float64Array(count), new Float64Array(2 * count)];
    const none = new Float64Array();
    kernel.run({
      ...{ from: 0, to: count, months: 1, lead: 0, start: 0, actual: 0, inputs: none, tables: none, fixed: none, data: none },
      ...{ parameters: PLACES, parameterStride: count, out, ends, outStride: count },
    });
    const values = PLACES.map(family.transform.from);
    const logs = values.map((value) => family.logDensity(value, given));
    expect(out).toEqual(values);
    expect(ends.slice(count)).toEqual(logs);
    expect(ends.slice(0, count)).toEqual(logs.map((log, place) => log + family.transform.logJacobian(PLACES[place] ?? 0)));
  },
);
