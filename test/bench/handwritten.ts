import type { KernelRun } from '../../src/compile/kernel.ts';

/** Where the hand-written model finds its numbers, and what it is asked for (in this order). */
export interface Layout {
  readonly parameters: readonly string[];
  readonly inputs: readonly string[];
  readonly channels: readonly string[];
  readonly signals: readonly { readonly id: string; readonly channel: string; readonly weight: number; readonly isListing: number }[];
}

export const HANDWRITTEN_OUTPUTS = ['discovery_share', 'paid_discovery', 'organic_rank', 'acos', 'contribution_margin', 'net_present_value'] as const;

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
const logit = (share: number): number => Math.log(share / (1 - share));
const compound = (rate: number, months: number): number => Math.pow(1 + rate, months / 12);
const sum = (values: Float64Array): number => {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i] as number;
  return total;
};

/** Linear between two months; `now` is the position of this month in `values`, `from` that of the first. */
function delayed(values: Float64Array, at: { from: number; now: number }, months: number): number {
  const position = Math.max(at.from, at.now - Math.max(0, months));
  const before = Math.floor(position);
  const part = position - before;
  const value = values[before] as number;
  return part > 0 ? value + part * ((values[before + 1] as number) - value) : value;
}

/**
 * models/discovery.yaml in plain JavaScript, as a good programmer writes it: draw by draw, month by month, short arrays
 * for channels and signals, what no month changes taken out of the loop of months. The yardstick for the generated kernel.
 */
export function handwrittenModel({ parameters, inputs, channels, signals }: Layout): (run: KernelRun) => void {
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
  const names = [
    'price', 'margin', 'conversion_rate', 'return_rate', 'repeat_rate', 'discount_rate', 'category_discoveries_now', 'rating_index',
    'starting_rank', 'starting_cost_per_click', 'demand_growth', 'adoption_lag', 'carryover', 'cpc_inflation', 'cpc_response',
    'incremental_part', 'rank_speed', 'velocity_effect', 'rank_drift', 'listing_effect', 'top_click_share', 'click_decline',
    'upkeep_rate', 'authority_pace', 'authority_decay', 'rival_growth', 'repeat_keep', 'listing_conversion',
  ].map(one);
  const adSlot = inputs.indexOf('ad_spend');
  const buildSlot = inputSlot('build');
  const upkeepSlot = inputSlot('upkeep');

  const channelArray = () => new Float64Array(C);
  const [ranked, ceiling, midpoint, pace, paidCeiling, opens, startingShare, contentWeight] = [0, 0, 0, 0, 0, 0, 0, 0].map(channelArray) as Float64Array[] & { length: 8 };
  const [authorityWeight, retrieval, age, intent, uplift, adoption, mix, open] = [0, 0, 0, 0, 0, 0, 0, 0].map(channelArray) as Float64Array[] & { length: 8 };
  const [paid, potential, organic, logRank, authority, appeal, rival0, recommended] = [0, 0, 0, 0, 0, 0, 0, 0].map(channelArray) as Float64Array[] & { length: 8 };
  const [velocity, velocity0] = [channelArray(), channelArray()];
  const signalArray = () => new Float64Array(S);
  const [buildCost, buildLag, decay, level] = [signalArray(), signalArray(), signalArray(), signalArray()];

  return function run({ from, to, months, parameters: given, parameterStride, lead, inputs: series, tables, start, out, outStride }: KernelRun): void {
    const width = lead + months;
    const plane = months * outStride;
    const appeals = Array.from({ length: C }, () => new Float64Array(months));
    const load = (target: Float64Array, slots: Int32Array, draw: number) => {
      for (let i = 0; i < target.length; i++) target[i] = given[(slots[i] as number) * parameterStride + draw] as number;
    };
    for (let draw = from; draw < to; draw++) {
      const p = (index: number): number => given[(names[index] as number) * parameterStride + draw] as number;
      const [price, margin, conversionRate, returnRate, repeatRate, discountRate, discoveriesNow, ratingIndex] = [p(0), p(1), p(2), p(3), p(4), p(5), p(6), p(7)];
      const [startingRank, startingCost, demandGrowth, adoptionLag, carryover, inflation, response] = [p(8), p(9), p(10), p(11), p(12), p(13), p(14)];
      const [incremental, rankSpeed, velocityEffect, rankDrift, listingEffect, topShare, clickDecline] = [p(15), p(16), p(17), p(18), p(19), p(20), p(21)];
      const [upkeepRate, authorityPace, authorityDecay, rivalGrowth, repeatKeep, listingConversion] = [p(22), p(23), p(24), p(25), p(26), p(27)];
      load(ranked, at.ranked, draw);
      load(ceiling, at.ceiling, draw);
      load(midpoint, at.midpoint, draw);
      load(pace, at.pace, draw);
      load(paidCeiling, at.paidCeiling, draw);
      load(opens, at.opens, draw);
      load(startingShare, at.startingShare, draw);
      load(contentWeight, at.contentWeight, draw);
      load(authorityWeight, at.authorityWeight, draw);
      load(retrieval, at.retrieval, draw);
      load(age, at.age, draw);
      load(intent, at.intent, draw);
      load(uplift, at.uplift, draw);
      load(level, at.startingSignal, draw);
      load(buildCost, at.buildCost, draw);
      load(buildLag, at.buildLag, draw);
      load(decay, at.halfLife, draw);
      for (let s = 0; s < S; s++) decay[s] = 1 - Math.pow(2, -1 / (decay[s] as number));
      const satisfaction = ratingIndex * (1 - returnRate);
      const rankedTotal = sum(ranked);
      const logStart = Math.log(startingRank);
      let spend = 0;
      let firstClick = startingCost;
      let searchMix0 = 0;
      let listing0 = 0;
      let pool = 0;
      let presentValue = 0;

      for (let t = 0; t < months; t++) {
        const time = start + t;
        const years = t / 12;
        // Demand and where it happens.
        const discoveries = discoveriesNow * compound(demandGrowth, t) * (tables[t] as number);
        let emerging = 0;
        for (let c = 0; c < C; c++) {
          const share = (ranked[c] as number) > 0 ? 0 : (ceiling[c] as number) * logistic((pace[c] as number) * (time - (midpoint[c] as number) - adoptionLag));
          adoption[c] = share;
          emerging += share;
        }
        let searchMix = 0;
        let adSpace = 0;
        for (let c = 0; c < C; c++) {
          const r = ranked[c] as number;
          const part = r > 0 ? (Math.max(0, 1 - emerging) * r) / rankedTotal : (adoption[c] as number) / Math.max(1, emerging);
          mix[c] = part;
          searchMix += r * part;
          open[c] = time >= (opens[c] as number) ? (paidCeiling[c] as number) : 0;
          adSpace += part * (open[c] as number);
        }
        if (t === 0) searchMix0 = searchMix;

        // Advertising.
        const adSpend = series[adSlot * width + lead + t] as number;
        const before = t === 0 ? (series[adSlot * width + Math.max(0, lead - 1)] as number) : spend;
        spend = carryover * before + (1 - carryover) * adSpend;
        if (t === 0 && adSpace > 0) firstClick = startingCost * Math.max(0.05, 1 - spend / startingCost / (discoveries * adSpace));
        const baseCost = firstClick * compound(inflation, t) * Math.pow(searchMix0 / Math.max(0.01, searchMix), response);
        for (let c = 0; c < C; c++) {
          const a = open[c] as number;
          const pressure = a > 0 ? (spend * a) / adSpace / baseCost / discoveries : 0;
          paid[c] = a > 0 ? (a * pressure) / (a + pressure) : 0;
        }

        // Content signals.
        let listing = 0;
        appeal.fill(0);
        for (let s = 0; s < S; s++) {
          if (t > 0) {
            const old = level[s] as number;
            const need = upkeepRate * (buildCost[s] as number) * old;
            const upkeep = series[(upkeepSlot[s] as number) * width + lead + t] as number;
            const cover = need > 0 ? Math.min(1, upkeep / need) : 1;
            const slot = (buildSlot[s] as number) * width;
            const built = delayed(series, { from: slot, now: slot + lead + t }, buildLag[s] as number);
            level[s] = old + (1 - Math.exp(-built / (buildCost[s] as number))) * (1 - old) - (decay[s] as number) * (1 - cover) * old;
          }
          listing += (isListing[s] as number) * (level[s] as number);
          const c = channelOf[s] as number;
          appeal[c] = (appeal[c] as number) + (weight[s] as number) * (level[s] as number);
        }
        if (t === 0) listing0 = listing;
        const gain = listing - listing0;

        // The ranked list.
        let logRankTotal = 0;
        for (let c = 0; c < C; c++) {
          if ((ranked[c] as number) > 0) {
            if (t === 0) logRank[c] = logStart;
            else {
              const target = logStart + rankDrift * years - velocityEffect * Math.log((velocity[c] as number) / (velocity0[c] as number)) - listingEffect * gain;
              const old = logRank[c] as number;
              logRank[c] = Math.max(0, old + Math.min(1, rankSpeed) * (target - old));
            }
            potential[c] = (1 - (open[c] as number)) * topShare * Math.exp(-clickDecline * (logRank[c] as number));
          } else {
            logRank[c] = 0;
            potential[c] = 0;
          }
          organic[c] = Math.max(0, (potential[c] as number) - (1 - incremental) * (paid[c] as number));
          logRankTotal += logRank[c] as number;
        }
        const rank = Math.exp(logRankTotal / Math.max(1, rankedTotal));

        // The recommenders.
        for (let c = 0; c < C; c++) {
          if (t === 0) {
            const inflow = authorityPace * (startingShare[c] as number) * satisfaction;
            authority[c] = inflow / (inflow + authorityDecay);
          } else {
            const old = authority[c] as number;
            authority[c] = old + authorityPace * (recommended[c] as number) * satisfaction * (1 - old) - Math.min(1, authorityDecay) * old;
          }
          const now = (contentWeight[c] as number) * (appeal[c] as number) + (authorityWeight[c] as number) * (authority[c] as number);
          const history = appeals[c] as Float64Array;
          history[t] = now;
          if ((ranked[c] as number) > 0) {
            recommended[c] = 0;
            continue;
          }
          const read = (retrieval[c] as number) * now + (1 - (retrieval[c] as number)) * delayed(history, { from: 0, now: t }, age[c] as number);
          if (t === 0) rival0[c] = read - logit(Math.min(0.99, (startingShare[c] as number) / (1 - (open[c] as number))));
          recommended[c] = (1 - (open[c] as number)) * logistic(read - ((rival0[c] as number) + (t === 0 ? 0 : rivalGrowth * years)));
        }

        // Discovery, sales and cash.
        let share = 0;
        let paidDiscovery = 0;
        let orders = 0;
        let repeatInflow = 0;
        let adOrders = 0;
        for (let c = 0; c < C; c++) {
          const inChannel = (paid[c] as number) + (organic[c] as number) + (recommended[c] as number);
          const conversion = conversionRate * (intent[c] as number) * (1 + listingConversion * gain);
          velocity[c] = inChannel * conversion;
          if (t === 0) velocity0[c] = velocity[c] as number;
          const found = (mix[c] as number) * inChannel;
          share += found;
          paidDiscovery += (mix[c] as number) * ((paid[c] as number) - ((potential[c] as number) - (organic[c] as number)));
          const ordered = discoveries * found * conversion;
          orders += ordered;
          repeatInflow += repeatRate * (uplift[c] as number) * ordered;
          adOrders += discoveries * (mix[c] as number) * (paid[c] as number) * conversion;
        }
        const adSales = adOrders * price;
        const repeats = t === 0 ? repeatInflow : (1 - repeatKeep) * pool;
        pool = t === 0 ? repeatInflow / (1 - repeatKeep) : repeatKeep * pool + repeatInflow;
        let content = 0;
        for (let s = 0; s < S; s++) content += (series[(buildSlot[s] as number) * width + lead + t] as number) + (series[(upkeepSlot[s] as number) * width + lead + t] as number);
        const contribution = (orders + repeats) * price * (1 - returnRate) * margin - adSpend - content;
        if (t > 0) presentValue += contribution / compound(discountRate, t - 0.5);

        const place = t * outStride + draw - from;
        out[place] = share;
        out[place + plane] = paidDiscovery;
        out[place + 2 * plane] = rank;
        out[place + 3 * plane] = adSales > 0 ? adSpend / adSales : 0;
        out[place + 4 * plane] = contribution;
        out[place + 5 * plane] = presentValue;
      }
    }
  };
}
