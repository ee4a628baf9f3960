import { log1p } from '../numeric/elementary/logarithm.ts';
/**
 * L(a, b) = (a − b) / ln(a ÷ b), and a where both are the same: between the geometric and the arithmetic mean. The weight that
 * makes the parts of a logarithmic decomposition (LMDI-I) add up without a remainder, since L(a, b) · ln(a ÷ b) = a − b.
 * Both positive, in the same unit.
 *
 * Source: Ang 2004, Energy Policy 32(9), 1131–1139.
 *
 * @example
 * Math.round(logarithmicMean(120, 100) * 1000) / 1000 // => 109.696
 * logarithmicMean(100, 100) // => 100
 */
export function logarithmicMean(a: number, b: number): number {
  const growth = (a - b) / b;
  return growth === 0 ? a : (b * growth) / log1p(growth);
}
