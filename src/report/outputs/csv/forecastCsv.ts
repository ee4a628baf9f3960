import { formatPeriod, quarterLabel } from '../../../core/calendar.ts';
import { at } from '../../../core/present.ts';
import type { Band, Decision, PlanResult } from '../../../decide/decision.ts';
import { advertisingName } from '../../../language/contract/rolePlayers.ts';
import { csvText } from '../../../tables/csvText.ts';
import { roundedNumber } from '../json/roundedNumber.ts';
import { componentUnit } from './componentUnit.ts';

const HEADER = ['month', 'quarter', 'plan', 'channel', 'component', 'unit', 'mean', 'p10', 'p50', 'p90'] as const;

/**
 * The projection as CSV (RFC 4180): a row a month, plan and component; `channel` is empty where a component has none. Shares are
 * fractions, money is in the study's currency, a quarter is the calendar's. The money that a plan spends is a component like all
 * others: with sales and margin its profit and loss adds up. A month in which a component has no finite value has no row. What is no
 * draw's own, spending and every number of one path, has its value under `mean`; its percentiles are empty.
 */
export function forecastCsv(decision: Decision): string {
  const rows = decision.plans.flatMap((plan) => [...planRows(plan, decision), ...spendRows(plan, decision)]);
  return csvText([HEADER, ...rows], '\r\n');
}

function planRows({ name, series }: PlanResult, decision: Decision): string[][] {
  const { projected, channels, draws } = decision;
  const ids = new Set(channels.map(({ id }) => id));
  return [...series].flatMap(([slot, band]) => {
    const { component, channel } = partsOf(slot, ids);
    const unit = componentUnit(slot, decision);
    return projected.flatMap((month, index) => {
      const values = valuesAt(band, index);
      if (values === undefined) return [];
      const told = draws === 1 ? values.map((value, column) => (column === 0 ? value : '')) : values;
      return [[formatPeriod(month), quarterLabel(month), name, channel, component, unit, ...told]];
    });
  });
}

/** Advertising and content money, which are the same in every draw, by the names that run.json gives them. */
function spendRows({ name, spend, series }: PlanResult, { model, projected, study }: Decision): string[][] {
  const kinds = [
    [advertisingName(model), spend.adSpend, model.roles.advertising],
    ['content', spend.content, model.roles.content],
  ] as const;
  const unit = `${study.currency}/${model.step}`;
  return kinds.flatMap(([component, values, inputs]) =>
    inputs.length === 0 || series.has(component)
      ? []
      : projected.map((month, index) => {
          const value = String(roundedNumber(at(values, index)));
          return [formatPeriod(month), quarterLabel(month), name, '', component, unit, value, '', '', ''];
        }),
  );
}

/** A slot of a channel apart from its channel; a slot of anything else (a signal) keeps its member in the component's name. */
function partsOf(slot: string, channels: ReadonlySet<string>): { readonly component: string; readonly channel: string } {
  const dot = slot.indexOf('.');
  const member = slot.slice(dot + 1);
  return dot > 0 && channels.has(member) ? { component: slot.slice(0, dot), channel: member } : { component: slot, channel: '' };
}

function valuesAt({ mean, p10, p50, p90 }: Band, index: number): string[] | undefined {
  const values = [mean, p10, p50, p90].map((row) => at(row, index));
  return values.every(Number.isFinite) ? values.map((value) => String(roundedNumber(value))) : undefined;
}
