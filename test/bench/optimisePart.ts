import { choicesOf, informationOf } from '../../src/decide/information.ts';
import { optimise } from '../../src/decide/optimise/optimise.ts';
import { NO_WISHES } from '../../src/decide/optimise/wishes.ts';
import { worthOf } from '../../src/decide/worth.ts';
import { shippedModel, steadyPlan, trialSetting, trialStudy } from '../helpers/shipped.ts';
import { type Part, row, timed, verdict } from './part.ts';

const TARGET = 10;
const PLANS = [
  steadyPlan('hold', { ad_spend: 30_000, content_spend: 1000 }),
  steadyPlan('scale-ppc', { ad_spend: 42_000, content_spend: 1000 }),
  steadyPlan('invest-in-content', { ad_spend: 30_000, content_spend: 12_000 }),
];

/** One optimum of the shipped model by quarter, and what it is worth to know its assumptions, over 10,000 draws. */
export const OPTIMISE: Part = {
  name: 'optimise',
  measure: async () => {
    const setting = trialSetting(shippedModel(), trialStudy(PLANS), { draws: 10_000 });
    const asked = { wishes: NO_WISHES, seed: 1, spread: false, frontier: false };
    const { result, seconds } = await timed(() => optimise(setting, asked, () => undefined));
    const choices = choicesOf(setting.plans.map((plan) => worthOf(setting, plan).value));
    const told = await timed(() =>
      informationOf(choices, setting.draws, { assumptions: setting.assumptions, model: setting.world.model }),
    );
    return [
      `optimise: one optimum, and the value of information, 10,000 draws, processor time`,
      row(
        `optimum of ${result.levers.length} variables`,
        `${seconds.toFixed(1)} s`,
        `target ${TARGET}: ${verdict(seconds <= TARGET)}`,
      ),
      row('value of information', `${told.seconds.toFixed(1)} s`, `${told.result?.single.length ?? 0} assumptions stand out`),
    ];
  },
};
