import { present } from '../../core/present.ts';
import { choleskyOf } from '../../numeric/matrix.ts';
import { eigenOf } from '../eigen.ts';
import type { SmoothDensity } from '../smoothDensity.ts';
import type { Metric } from './metric.ts';

/** Half the distance over which slopes are compared, on scales on which priors are about 1 wide. */
const STEP = 1e-3;
/** Curvature that every direction has at least: a prior alone has about 1. */
const LEAST = 0.5;

export interface Laplace extends Metric {
  readonly gradients: number;
}

/**
 * The normal distribution with the curvature of the density at its top (Laplace 1774), by central differences of slopes. At a kink a
 * curvature may have the wrong sign: its size counts.
 */
export function laplaceAt(density: SmoothDensity, top: Float64Array): Laplace {
  const { width } = density;
  const { values, vectors } = eigenOf(curvatureAt(density, top), width);
  const covariance = new Float64Array(width * width);
  for (const [k, value] of values.entries()) {
    const variance = 1 / Math.max(LEAST, Math.abs(value));
    for (let i = 0; i < width; i++)
      for (let j = 0; j < width; j++)
        covariance[i * width + j] =
          (covariance[i * width + j] ?? 0) + (vectors[i * width + k] ?? 0) * (vectors[j * width + k] ?? 0) * variance;
  }
  return { centre: top, lower: present(choleskyOf(covariance, width), 'root of a covariance'), gradients: 2 * width };
}

/** Minus the second derivatives; 0 where they make no sense. */
function curvatureAt({ width, withGradient }: SmoothDensity, place: Float64Array): Float64Array {
  const curvature = new Float64Array(width * width);
  const [both, slopes] = [new Float64Array(2 * width), new Float64Array(2 * width)];
  for (let i = 0; i < width; i++) {
    both.set(place);
    both.set(place, width);
    both[i] = (place[i] ?? 0) + STEP;
    both[width + i] = (place[i] ?? 0) - STEP;
    const found = withGradient(both, 2, slopes);
    if (!found.every(Number.isFinite)) continue;
    for (let j = 0; j < width; j++) curvature[i * width + j] = ((slopes[width + j] ?? 0) - (slopes[j] ?? 0)) / (2 * STEP);
  }
  for (let i = 0; i < width; i++)
    for (let j = 0; j < i; j++) {
      const mean = ((curvature[i * width + j] ?? 0) + (curvature[j * width + i] ?? 0)) / 2;
      curvature[i * width + j] = mean;
      curvature[j * width + i] = mean;
    }
  return curvature;
}
