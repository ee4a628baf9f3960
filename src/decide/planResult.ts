import { at } from '../core/present.ts';
import { advertisingSlots, otherMoneySlots } from '../language/contract/rolePlayers.ts';
import type { Model } from '../language/model.ts';
import { spreadOf } from '../numeric/summary.ts';
import type { PairResult, PlanResult } from './decision.ts';
import type { Setting } from './decisionSetting.ts';
import type { Outcome } from './outcome.ts';
import { comparePair, gapIn, probabilityPositive } from './pairs.ts';
import type { PlanCash } from './planCash.ts';
import { quartersOf } from './quarters.ts';

/** What a plan stands against. */
interface Standing {
  readonly hold: Outcome;
  readonly cash?: PlanCash | undefined;
  /** Where it is known already. */
  readonly againstHold?: PairResult | undefined;
}

/** A plan as the report shows it: its bands, its money by month and quarter, and how it stands against `hold`. */
export function planResult(setting: Setting, outcome: Outcome, { hold, cash, ...known }: Standing): PlanResult {
  const { projected } = setting.world.timeline;
  const spend = spendOf(outcome, setting);
  const againstHold = known.againstHold ?? comparePair(hold, outcome, projected);
  return {
    name: outcome.name,
    label: labelOf(outcome.name, setting.world.model),
    spend,
    series: new Map([...outcome.series, ['cumulative_difference', againstHold.cumulativeDifference]]),
    measured: outcome.measured,
    totals: {
      value: spreadOf(outcome.value),
      npv: spreadOf(outcome.within),
      continuationValue: spreadOf(outcome.after),
      runOffValue: outcome.runOffValue,
      ...(outcome.budgetDependenceEnd && { budgetDependenceEnd: spreadOf(outcome.budgetDependenceEnd) }),
      adSpend: sum(spend.adSpend),
      contentSpend: sum(spend.content),
      ...(outcome !== hold && {
        ...(againstHold.turningMonth !== undefined && { paybackMonth: againstHold.turningMonth }),
        probabilityPaysBack: probabilityPositive(gapIn(projected.length - 1, hold, outcome)),
      }),
    },
    ...(cash && { cash }),
    runOff: outcome.runOff,
    quarters: quartersOf(setting.world, outcome.series, spend),
  };
}

function spendOf({ inputs }: Outcome, { world: { model, timeline } }: Setting): PlanResult['spend'] {
  const planned = (values: Float64Array | undefined): number[] => [...(values ?? [])].slice(timeline.lead + timeline.actual + 1);
  const together = (slots: readonly string[]): number[] => {
    const lines = slots.map((slot) => planned(inputs.series.get(slot)));
    return timeline.projected.map((_, month) => sum(lines.map((line) => at(line, month))));
  };
  return { adSpend: together(advertisingSlots(model)), content: together(otherMoneySlots(model)) };
}

/**
 * A plan's file name as prose writes it; short forms as words.md spells them under "Abbreviations".
 *
 * @example
 * labelOf('scale-ppc', { words: new Map([['Abbreviations', ['PPC']]]) }) // => 'Scale PPC'
 */
export function labelOf(name: string, { words }: Pick<Model, 'words'>): string {
  const short = new Map((words.get('Abbreviations') ?? []).map((one) => [one.toLowerCase(), one]));
  const text = name
    .split(/[-_]+/)
    .map((word) => short.get(word.toLowerCase()) ?? word)
    .join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
