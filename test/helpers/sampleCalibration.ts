import { monthOf } from '../../src/core/calendar.ts';
import type { Taught } from '../../src/decide/decision.ts';
import type { Diagnostics, Fitted, Learnt } from '../../src/posterior/calibration.ts';

const MONTHS = 24;

/** A calibration of the sample decision: two measured series, four assumptions, converged. */
export function sampleCalibration(changed: Partial<Diagnostics> = {}): Taught {
  return {
    start: monthOf(2024, 11),
    fitted: new Map([
      ['ad_sales', fitted('attributed_ad_sales', 90_000)],
      ['organic_rank', fitted('organic_rank', 14)],
    ]),
    diagnostics: { ...DIAGNOSTICS, ...changed },
    learnt: [
      learnt('carryover', 'Advertising carried over a month', { shareLeft: 0.2 }),
      learnt('intent.alexa_for_shopping', 'Conversion in Alexa for Shopping against search', { shareLeft: 0.7 }),
      learnt('half_life.reviews', 'Half-life of reviews without upkeep', { shareLeft: 0.98 }),
      learnt('rival_growth', 'Growth of rivals’ appeal', { shareLeft: 0.99 }),
    ],
    tradeOffs: [
      { slots: ['rival_growth', 'half_life.reviews'], correlation: 0.8, words: 'The history cannot separate the two.' },
    ],
  };
}

const DIAGNOSTICS: Diagnostics = {
  converged: true,
  verdict: 'The calibration has converged: R-hat at most 1.004 across 4 independent runs, at least 900 effective draws.',
  worstRHat: 1.004,
  fewestBulk: 900,
  fewestTail: 1200,
  parameters: new Map(),
  runs: 4,
  chains: 8,
  kept: 38_400,
  evaluations: 918_112,
};

function fitted(slot: string, level: number): Fitted {
  const row = (factor: number): number[] =>
    Array.from({ length: MONTHS }, (_, month) => level * factor * (1 + 0.01 * (month % 5)));
  const band = (width: number): Fitted['fit'] => ({ mean: row(1), p10: row(1 - width), p50: row(1), p90: row(1 + width) });
  const measured = row(1).map((value, month) => (month === 3 ? Number.NaN : value * (month % 6 === 0 ? 1.2 : 1.02)));
  return { slot, measured, fit: band(0.03), predictive: band(0.1) };
}

function learnt(slot: string, label: string, { shareLeft }: Pick<Learnt, 'shareLeft'>): Learnt {
  const lesson = shareLeft < 0.5 ? 'learnt from your data' : shareLeft < 0.85 ? 'partly' : 'still prior: the data cannot tell';
  const half = 0.15 * shareLeft;
  return {
    slot,
    label,
    unit: '1',
    prior: { p10: 0.05, p50: 0.2, p90: 0.35 },
    posterior: { p10: 0.22 - half, p50: 0.22, p90: 0.22 + half },
    shareLeft,
    lesson,
    absentColumns: slot === 'rival_growth' ? ['search_click_share'] : [],
    toldBy: slot === 'half_life.reviews' ? 'prompt tests for a year in which a signal is left alone' : '',
  };
}
