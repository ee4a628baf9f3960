import type { Optimum } from '../../../decide/optimise/optimum.ts';
import type { Margin } from '../../../decide/ranked.ts';

/** The optimum for programs, by itself. */
export function optimumJson(
  optimum: Optimum,
  facts: { readonly study: string; readonly currency: string; readonly seed: number },
): string {
  const told = { schema: 'discovery-optimum-1', ...facts, ...optimumFacts(optimum) };
  return `${JSON.stringify(told, (_, value) => (typeof value === 'number' ? Number(value.toPrecision(12)) : value), 1)}\n`;
}

/** What an optimum is, as data. */
export function optimumFacts(optimum: Optimum): object {
  const { levers, settings, held, spread, worstFifth, draws, prices, bounds, starts } = optimum;
  return {
    draws,
    value_over_hold: { claimed: marginJson(optimum.claimed), delivered: marginJson(optimum.delivered) },
    worst_fifth: worstFifth,
    money: levers.map(({ slot, span }, lever) => ({
      ...{ line: slot, span, money: settings[lever], hold: held[lever] },
      ...(spread && { least: spread[lever]?.least, most: spread[lever]?.most }),
    })),
    regret: optimum.regrets.map(({ name, regret }) => ({ plan: name, ...marginJson(regret) })),
    prices,
    bounds: bounds.map(({ says, month, reached }) => ({ says, month, reached })),
    starts,
    frontier: optimum.frontier.map(({ money, gain, isKnee }) => ({ money, ...marginJson(gain), knee: isKnee })),
  };
}

function marginJson({ difference, probability, error }: Margin): Record<string, number> {
  const { mean, p10, p50, p90 } = difference;
  return { mean, p10, p50, p90, probability, error };
}
