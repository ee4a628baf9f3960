/** Where the hand-written model finds its numbers, and what it is asked for (in this order). */
export interface Layout {
  readonly parameters: readonly string[];
  readonly inputs: readonly string[];
  readonly channels: readonly string[];
  readonly signals: readonly {
    readonly id: string;
    readonly channel: string;
    readonly weight: number;
    readonly isListing: number;
  }[];
}

/** Positions of everything that the hand-written model reads. */
export function handwrittenSlots({ parameters, inputs, channels, signals }: Layout) {
  const C = channels.length;
  const S = signals.length;
  const channelOf = Int32Array.from(signals, ({ channel }) => channels.indexOf(channel));
  const weight = Float64Array.from(signals, (signal) => signal.weight);
  const isListing = Float64Array.from(signals, (signal) => signal.isListing);
  const one = (name: string): number => parameters.indexOf(name);
  const each = (name: string): Int32Array => Int32Array.from(channels, (id) => one(`${name}.${id}`));
  const eachSignal = (name: string): Int32Array => Int32Array.from(signals, ({ id }) => one(`${name}.${id}`));
  const inputSlot = (name: string): Int32Array => Int32Array.from(signals, ({ id }) => inputs.indexOf(`${name}.${id}`));

  const at = {
    ranked: each('ranked'),
    ceiling: each('adoption_ceiling'),
    midpoint: each('adoption_midpoint'),
    pace: each('adoption_pace'),
    paidCeiling: each('paid_ceiling'),
    opens: each('advertising_opens'),
    startingShare: each('starting_share'),
    contentWeight: each('content_weight'),
    authorityWeight: each('authority_weight'),
    retrieval: each('retrieval_share'),
    age: each('training_age'),
    intent: each('intent'),
    uplift: each('repeat_uplift'),
    startingSignal: eachSignal('starting_signal'),
    buildCost: eachSignal('build_cost'),
    buildLag: eachSignal('build_lag'),
    halfLife: eachSignal('half_life'),
  };
  const names = Int32Array.from(
    [
      'price',
      'margin',
      'conversion_rate',
      'return_rate',
      'repeat_rate',
      'discount_rate',
      'category_discoveries_now',
      'rating_index',
      'starting_rank',
      'starting_cost_per_click',
      'demand_growth',
      'adoption_lag',
      'carryover',
      'cpc_inflation',
      'cpc_response',
      'incremental_part',
      'rank_speed',
      'velocity_effect',
      'rank_drift',
      'listing_effect',
      'top_click_share',
      'click_decline',
      'upkeep_rate',
      'authority_pace',
      'authority_decay',
      'rival_growth',
      'repeat_keep',
      'listing_conversion',
      'deepest_rank',
    ],
    one,
  );
  const adSlot = inputs.indexOf('ad_spend');
  const buildSlot = inputSlot('build');
  const upkeepSlot = inputSlot('upkeep');
  return { C, S, channelOf, weight, isListing, at, names, adSlot, buildSlot, upkeepSlot };
}
