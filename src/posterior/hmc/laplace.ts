import { choleskyOf, inverseOf } from '../matrix.ts';
import type { SmoothDensity } from '../smoothDensity.ts';
import type { Metric } from './metric.ts';

/** Half the distance over which slopes are compared, on scales on which priors are about 1 wide. */
const STEP = 1e-3;
/** Curvature that every direction has at least: a prior alone has about 1. */
const LEAST = 0.3;
/** What is added to all curvatures, more and more, until every direction has so much. */
const RAISES = [0, 0.25, 0.5, 1, 2, 4, 8, 16, 64, 256, 1024];

export interface Laplace extends Metric {
  readonly gradients: number;
}

/** The normal distribution with the curvature of the density at its top (Laplace 1774), by central differences of slopes. */
export function laplaceAt(density: SmoothDensity, top: Float64Array): Laplace {
  const { width } = density;
  const curvature = curvatureAt(density, top);
  const gradients = 2 * width;
  for (const raise of RAISES) {
    const raised = (less: number): Float64Array =>
      curvature.map((value, at) => (at % (width + 1) === 0 ? value + raise - less : value));
    if (!choleskyOf(raised(LEAST), width)) continue;
    const lower = rootOfInverse(raised(0), width);
    if (lower) return { centre: top, lower, gradients };
  }
  return { centre: top, lower: Float64Array.from(curvature, (_, at) => Number(at % (width + 1) === 0)), gradients };
}

function rootOfInverse(matrix: Float64Array, width: number): Float64Array | undefined {
  const root = choleskyOf(matrix, width);
  return root && choleskyOf(inverseOf(root, width), width);
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
