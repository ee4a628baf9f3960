import type { Shape } from '../core/assumption.ts';
import { familyOf } from '../language/densities/densities.ts';
import type { Density } from '../language/densities/density.ts';
import { LOG, LOGIT } from '../language/densities/transforms.ts';
import type { Model } from '../language/model.ts';
import { formatUnit } from '../language/parseUnit.ts';
import type { Layer } from './layer.ts';

/** What parameters with a named density are where nothing else says: draws and calibrations go by the density, tables show its P10, P50 and P90. */
export function densityLayers({ file, parameters }: Model): Layer[] {
  return [...parameters.values()].flatMap(({ name, unit, density }) => {
    if (!density) return [];
    const [low = Number.NaN, mid = Number.NaN, high = Number.NaN] = [0.1, 0.5, 0.9].map((part) =>
      familyOf(density).quantile(part, density.given),
    );
    const texts = { asOf: '', source: density.text, grade: 'J', note: 'The density that the model names.' };
    const row = { name, member: '', unit: formatUnit(unit), shape: shapeOf(density), low, mid, high, ...texts, place: { file } };
    return [{ row, origin: file, density: { family: density.family, given: density.given } }];
  });
}

/** The scale on which the density has no bounds. */
function shapeOf(density: Density): Shape {
  const { transform } = familyOf(density);
  if (transform === LOG) return 'lognormal';
  return transform === LOGIT ? 'logit-normal' : 'normal';
}
