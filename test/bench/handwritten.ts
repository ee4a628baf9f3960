import type { KernelRun } from '../../src/program/kernel.ts';
import { compound, delayed, load, logistic, logit, sum } from './handwrittenMaths.ts';
import { handwrittenSlots, type Layout } from './handwrittenSlots.ts';

export const HANDWRITTEN_OUTPUTS = [
  'discovery_share',
  'paid_discovery',
  'organic_rank',
  'acos',
  'contribution_margin',
  'net_present_value',
] as const;

/**
 * models/discovery/model.yaml in plain JavaScript, as a good programmer writes it: draw by draw, month by month, short arrays
 * for channels and signals, what no month changes taken out of the loop of months. The yardstick for the generated kernel.
 */
export function handwrittenModel(layout: Layout): (run: KernelRun) => void {
  const { C, S, channelOf, weight, isListing, at, names, adSlot, buildSlot, upkeepSlot } = handwrittenSlots(layout);
  const channelArray = () => new Float64Array(C);
  const ranked = channelArray();
  const ceiling = channelArray();
  const midpoint = channelArray();
  const pace = channelArray();
  const paidCeiling = channelArray();
  const opens = channelArray();
  const startingShare = channelArray();
  const contentWeight = channelArray();
  const authorityWeight = channelArray();
  const retrieval = channelArray();
  const age = channelArray();
  const intent = channelArray();
  const uplift = channelArray();
  const adoption = channelArray();
  const mix = channelArray();
  const open = channelArray();
  const paid = channelArray();
  const potential = channelArray();
  const organic = channelArray();
  const logRank = channelArray();
  const authority = channelArray();
  const appeal = channelArray();
  const rival0 = channelArray();
  const recommended = channelArray();
  const velocity = channelArray();
  const velocity0 = channelArray();
  const signalArray = () => new Float64Array(S);
  const buildCost = signalArray();
  const buildLag = signalArray();
  const decay = signalArray();
  const level = signalArray();

  return function run({
    from,
    to,
    months,
    parameters: given,
    parameterStride,
    lead,
    inputs: series,
    tables,
    start,
    actual,
    out,
    outStride,
  }: KernelRun): void {
    const width = lead + months;
    const plane = months * outStride;
    const appeals = Array.from({ length: C }, () => new Float64Array(months));
    for (let draw = from; draw < to; draw++) {
      const price = given[(names[0] as number) * parameterStride + draw] as number;
      const margin = given[(names[1] as number) * parameterStride + draw] as number;
      const conversionRate = given[(names[2] as number) * parameterStride + draw] as number;
      const returnRate = given[(names[3] as number) * parameterStride + draw] as number;
      const repeatRate = given[(names[4] as number) * parameterStride + draw] as number;
      const discountRate = given[(names[5] as number) * parameterStride + draw] as number;
      const discoveriesNow = given[(names[6] as number) * parameterStride + draw] as number;
      const ratingIndex = given[(names[7] as number) * parameterStride + draw] as number;
      const startingRank = given[(names[8] as number) * parameterStride + draw] as number;
      const startingCost = given[(names[9] as number) * parameterStride + draw] as number;
      const demandGrowth = given[(names[10] as number) * parameterStride + draw] as number;
      const adoptionLag = given[(names[11] as number) * parameterStride + draw] as number;
      const carryover = given[(names[12] as number) * parameterStride + draw] as number;
      const inflation = given[(names[13] as number) * parameterStride + draw] as number;
      const response = given[(names[14] as number) * parameterStride + draw] as number;
      const incremental = given[(names[15] as number) * parameterStride + draw] as number;
      const rankSpeed = given[(names[16] as number) * parameterStride + draw] as number;
      const velocityEffect = given[(names[17] as number) * parameterStride + draw] as number;
      const rankDrift = given[(names[18] as number) * parameterStride + draw] as number;
      const listingEffect = given[(names[19] as number) * parameterStride + draw] as number;
      const topShare = given[(names[20] as number) * parameterStride + draw] as number;
      const clickDecline = given[(names[21] as number) * parameterStride + draw] as number;
      const upkeepRate = given[(names[22] as number) * parameterStride + draw] as number;
      const authorityPace = given[(names[23] as number) * parameterStride + draw] as number;
      const authorityDecay = given[(names[24] as number) * parameterStride + draw] as number;
      const rivalGrowth = given[(names[25] as number) * parameterStride + draw] as number;
      const repeatKeep = given[(names[26] as number) * parameterStride + draw] as number;
      const listingConversion = given[(names[27] as number) * parameterStride + draw] as number;
      const deepestRank = given[(names[28] as number) * parameterStride + draw] as number;
      load(ranked, at.ranked, given, parameterStride, draw);
      load(ceiling, at.ceiling, given, parameterStride, draw);
      load(midpoint, at.midpoint, given, parameterStride, draw);
      load(pace, at.pace, given, parameterStride, draw);
      load(paidCeiling, at.paidCeiling, given, parameterStride, draw);
      load(opens, at.opens, given, parameterStride, draw);
      load(startingShare, at.startingShare, given, parameterStride, draw);
      load(contentWeight, at.contentWeight, given, parameterStride, draw);
      load(authorityWeight, at.authorityWeight, given, parameterStride, draw);
      load(retrieval, at.retrieval, given, parameterStride, draw);
      load(age, at.age, given, parameterStride, draw);
      load(intent, at.intent, given, parameterStride, draw);
      load(uplift, at.uplift, given, parameterStride, draw);
      load(level, at.startingSignal, given, parameterStride, draw);
      load(buildCost, at.buildCost, given, parameterStride, draw);
      load(buildLag, at.buildLag, given, parameterStride, draw);
      load(decay, at.halfLife, given, parameterStride, draw);
      for (let s = 0; s < S; s++) decay[s] = 1 - 2 ** (-1 / (decay[s] as number));
      const satisfaction = ratingIndex * (1 - returnRate);
      const rankedTotal = sum(ranked);
      const logStart = Math.log(startingRank);
      const logDeepest = Math.log(Math.max(deepestRank, startingRank));
      let spend = 0;
      let firstClick = startingCost;
      let searchMix0 = 0;
      let listing0 = 0;
      let pool = 0;
      let presentValue = 0;

      for (let t = 0; t < months; t++) {
        const time = start + t;
        const years = t / 12;
        const ahead = t - actual;
        // Demand and where it happens.
        const discoveries = discoveriesNow * compound(demandGrowth, ahead) * (tables[t] as number);
        let emerging = 0;
        for (let c = 0; c < C; c++) {
          const share =
            (ranked[c] as number) > 0
              ? 0
              : (ceiling[c] as number) * logistic((pace[c] as number) * (time - (midpoint[c] as number) - adoptionLag));
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
        if (t === 0 && adSpace > 0)
          firstClick = startingCost * Math.max(0.05, 1 - spend / startingCost / (discoveries * adSpace));
        const baseCost = firstClick * compound(inflation, t) * (searchMix0 / Math.max(0.01, searchMix)) ** response;
        for (let c = 0; c < C; c++) {
          const a = open[c] as number;
          const pressure = a > 0 ? (spend * a) / Math.max(1e-6, adSpace) / baseCost / discoveries : 0;
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
            level[s] =
              old + (1 - Math.exp(-built / (buildCost[s] as number))) * (1 - old) - (decay[s] as number) * (1 - cover) * old;
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
              const target =
                logStart +
                rankDrift * years -
                velocityEffect * Math.log((velocity[c] as number) / (velocity0[c] as number)) -
                listingEffect * gain;
              const old = logRank[c] as number;
              logRank[c] = Math.min(logDeepest, Math.max(0, old + Math.min(1, rankSpeed) * (target - old)));
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
            authority[c] =
              old + authorityPace * (recommended[c] as number) * satisfaction * (1 - old) - Math.min(1, authorityDecay) * old;
          }
          const now =
            (contentWeight[c] as number) * (appeal[c] as number) + (authorityWeight[c] as number) * (authority[c] as number);
          const history = appeals[c] as Float64Array;
          history[t] = now;
          if ((ranked[c] as number) > 0) {
            recommended[c] = 0;
            continue;
          }
          const read =
            (retrieval[c] as number) * now +
            (1 - (retrieval[c] as number)) * delayed(history, { from: 0, now: t }, age[c] as number);
          if (t === 0) rival0[c] = read - logit(Math.min(0.99, (startingShare[c] as number) / (1 - (open[c] as number))));
          recommended[c] =
            (1 - (open[c] as number)) * logistic(read - ((rival0[c] as number) + (t === 0 ? 0 : rivalGrowth * years)));
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
        for (let s = 0; s < S; s++)
          content +=
            (series[(buildSlot[s] as number) * width + lead + t] as number) +
            (series[(upkeepSlot[s] as number) * width + lead + t] as number);
        const contribution = (orders + repeats) * price * (1 - returnRate) * margin - adSpend - content;
        if (t > 0 && ahead > 0) presentValue += contribution / compound(discountRate, ahead - 0.5);

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
