import { expect, test } from 'vitest';
import { EPOCH } from '../../src/core/calendar.ts';
import { priorDraws } from '../../src/posterior/posteriorDraws.ts';
import { shockRows } from '../../src/run/shocks.ts';
import { tableColumns } from '../../src/run/tableColumns.ts';
import { shippedStudy } from './shippedWorld.ts';

const OUTPUTS = [
  ...['contribution_margin', 'cumulative_contribution', 'net_present_value', 'stated_discoveries', 'category_discoveries'],
  ...['season_now', 'demand_shock'],
];
const DRAWS = 5;

/** The shipped model over the demo's history, with one of its months as the last actual one. */
function run(actual: number) {
  const source = shippedStudy().source({ runs: 1, chains: 2, warmUp: 1, block: 1, thin: 1, mostBlocks: 1 });
  const { months, start } = source;
  const kernel = source.kernelFor(OUTPUTS);
  const draws = priorDraws({ ...source, draws: DRAWS });
  const parameters = Float64Array.from(
    kernel.parameters.flatMap((slot) => [
      ...draws.values.subarray(draws.slots.indexOf(slot) * draws.stride, draws.slots.indexOf(slot) * draws.stride + DRAWS),
    ]),
  );
  const inputs = Float64Array.from(kernel.inputs.flatMap((slot) => [...(source.inputs.get(slot) ?? [])]));
  const tables = tableColumns(source.model.tables, kernel.tables, {
    marketplace: source.marketplace,
    from: start,
    count: months,
  });
  const out = new Float64Array(OUTPUTS.length * months * DRAWS);
  kernel.run({
    from: 0,
    to: DRAWS,
    months,
    lead: 0,
    actual,
    start: start - EPOCH,
    parameters,
    parameterStride: DRAWS,
    inputs,
    tables,
    shocks: shockRows(draws.shocks, kernel, { start, actual, months }),
    out,
    outStride: DRAWS,
  });
  const at = (output: string, month: number, draw: number) =>
    out[(OUTPUTS.indexOf(output) * months + month) * DRAWS + draw] ?? Number.NaN;
  const assumed = (slot: string, draw: number) => draws.values[draws.slots.indexOf(slot) * draws.stride + draw] ?? Number.NaN;
  return { at, assumed, months };
}

test.each([0, 20, 33])('with %d as the last actual month, cash counts after it and demand is anchored in it', (actual) => {
  const { at, assumed, months } = run(actual);
  for (let draw = 0; draw < DRAWS; draw++) {
    let [cash, value] = [0, 0];
    for (let month = 0; month < months; month++) {
      const ahead = month - actual;
      if (ahead > 0) {
        cash += at('contribution_margin', month, draw);
        value += at('contribution_margin', month, draw) / (1 + assumed('discount_rate', draw)) ** ((ahead - 0.5) / 12);
      }
      expect(at('cumulative_contribution', month, draw)).toBeCloseTo(cash, 5);
      expect(at('net_present_value', month, draw)).toBeCloseTo(value, 5);
      const demand =
        assumed('category_discoveries_now', draw) *
        (1 + assumed('demand_growth', draw)) ** (ahead / 12) *
        at('season_now', month, draw);
      expect(at('stated_discoveries', month, draw) / demand).toBeCloseTo(1, 9);
      const raise = (of: number) =>
        at('category_discoveries', of, draw) / at('stated_discoveries', of, draw) / Math.exp(at('demand_shock', of, draw));
      expect(raise(month)).toBeGreaterThan(1 - 1e-12);
      expect(raise(month) / raise(0)).toBeCloseTo(1, 9);
    }
  }
});
