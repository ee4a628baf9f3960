import type { Model } from '../language/model.ts';
import { slotsOf } from '../language/slots.ts';

/** Variables whose bands a report shows, in the model's own names. */
const SHOWN = [
  'discovery_share',
  'channel_mix',
  'channel_share',
  'share_in_channel',
  'search_share',
  'recommendation_share',
  'signal_level',
  'organic_rank',
  'base_cost_per_click',
  'cost_per_click',
  'channel_conversion',
  'attributed_ad_sales',
  'ad_clicks',
  'acos',
  'tacos',
  'orders',
  'revenue',
  'margin_before_spend',
  'contribution_margin',
  'cumulative_contribution',
] as const;

/** Present value since the first projected month. */
export const NPV = 'net_present_value';

/**
 * What the split into budget-dependent and earned, and comparing plans, need. One list for all runs but those of the shown
 * bands: a kernel costs a fifth of a second to warm up.
 */
export const CORE = ['discovery_share', 'paid_discovery', NPV, 'cumulative_contribution'] as const;

/** The output slots of the variables that a report shows. */
export function shownSlots(model: Model): string[] {
  return SHOWN.flatMap((name) => {
    const variable = model.variables.get(name);
    return variable ? slotsOf(model, variable) : [];
  });
}

/** Lists of slots small enough that one run's buffer stays within the memory budget. */
export function inBatches(slots: readonly string[], cellsPerSlot: number): string[][] {
  const perBatch = Math.max(1, Math.floor(BUFFER_CELLS / cellsPerSlot));
  const batches: string[][] = [];
  for (let start = 0; start < slots.length; start += perBatch) batches.push(slots.slice(start, start + perBatch));
  return batches;
}

/** Eight million doubles: 64 MB. */
const BUFFER_CELLS = 8_000_000;
