import { fail } from '../core/error.ts';
import { stream } from '../numeric/random.ts';
import { drawParameters } from '../run/draws.ts';
import { requireFinite } from '../run/requireFinite.ts';
import type { CalibrationSource } from './calibrationSource.ts';
import { predict } from './fitted.ts';
import { createTarget, type Target } from './target.ts';

/** Prior draws that are tried. */
const TRIED = 500;

/** Fails where no prior draw gives the measured months any chance at all, and names the series that none of them allows. */
export function requirePossible(source: CalibrationSource, target: Target): void {
  if (isPossible(target, source.seed)) return;
  requireFiniteFit(source, target);
  const columns = target.series.map(({ column }) => column);
  const blamed = columns.filter((column) => {
    const others = columns.filter((name) => name !== column);
    const alone = new Map([...source.columns].filter(([name]) => !others.includes(name)));
    const limits = new Map([...source.limits].filter(([name]) => !others.includes(name)));
    return !isPossible(createTarget({ ...source, columns: alone, limits }), source.seed);
  });
  fail({
    opening: 'invalid',
    message: `history: no assumption that is thought plausible gives ${(blamed.length > 0 ? blamed : columns).join(', ')} any chance`,
    advice:
      'Look for months with sales or shares that the spend and the facts of product.csv rule out, and at --set and assumptions.csv; or run with --prior-only.',
  });
}

function isPossible(target: Target, seed: number): boolean {
  const next = stream(seed, 'calibrate/possible');
  const places = Float64Array.from(
    { length: TRIED * target.coordinates.length },
    (_, index) => target.coordinates[index % target.coordinates.length]?.quantile(next()) ?? 0,
  );
  return target.logDensity(places, TRIED).some(Number.isFinite);
}

/** Fails where the model itself has no finite number at the middle of every prior. */
function requireFiniteFit(source: CalibrationSource, { series }: Target): void {
  const { model, start } = source;
  const medians = drawParameters(source.assumptions, { count: 1, seed: source.seed, point: true });
  for (const { series: one, at } of predict(source, series, medians))
    for (const [month, values] of at.entries())
      requireFinite(values, { model, plan: 'what was really spent', output: one.slot, start, month });
}
