import { quarterLabel } from '../../../core/calendar.ts';
import type { Decision } from '../../../decide/decision.ts';
import type { Block } from '../../block.ts';
import { tableOf } from '../../block.ts';
import { formatMoney, MISSING } from '../../format.ts';
import { roleLabel, seriesOf } from '../../roleSeries.ts';
import type { Context } from '../topic.ts';

/** A row of what the same months brought a year before, as the model has them; none where no quarter is known whole. */
function yearBefore(
  { held, projected, plans: [first] }: Decision,
  { currency, more }: { readonly currency: string; readonly more: number },
): string[][] {
  const { contribution } = held.lastYear;
  const quarters = first?.quarters.slice(0, SHOWN) ?? [];
  const sums = quarters.map(({ label }) => {
    const months = projected.filter((period) => quarterLabel(period) === label);
    const known = months.flatMap((period) => contribution.get(period) ?? []);
    return known.length === months.length ? known.reduce((sum, money) => sum + money, 0) : undefined;
  });
  if (sums.every((sum) => sum === undefined)) return [];
  return [
    [
      'The same a year before',
      ...sums.map((sum) => (sum === undefined ? MISSING : formatMoney(sum, currency))),
      ...Array<string>(1 + more).fill(MISSING),
    ],
  ];
}

/** Quarters that stand beside a name; a longer horizon shows its first ones. */
const SHOWN = 6;

/** Contribution by quarter of the best plans and of `hold`, expected, with the total and its worst tenth; nothing where the model has none. */
export function quartersTable({ decision, verdict, setting: { currency, draws, from, until } }: Context): Block[] {
  const { plans, ranking, model } = decision;
  const [first] = plans;
  if (!first || first.quarters.length === 0) return [];
  const names = [...new Set([...ranking.rows.slice(0, 2).map(({ name }) => name), verdict.hold.name])];
  const shown = names.flatMap((name) => plans.filter((plan) => plan.name === name));
  const rows = shown.map((plan) => {
    const { label, quarters } = plan;
    const worst = seriesOf(decision, plan, 'cumulative')?.p10.at(-1);
    return [
      label,
      ...quarters.slice(0, SHOWN).map(({ contributionMargin }) => formatMoney(contributionMargin, currency)),
      formatMoney(
        quarters.reduce((sum, { contributionMargin }) => sum + contributionMargin, 0),
        currency,
      ),
      ...(draws > 1 && worst !== undefined ? [formatMoney(worst, currency)] : []),
    ];
  });
  const labels = first.quarters.slice(0, SHOWN).map(({ label, months, whole }) => `>${label}${whole ? '' : ` (${months})`}`);
  const worst = draws > 1 && seriesOf(decision, first, 'cumulative') ? ['>Worst tenth'] : [];
  const caption = `${roleLabel(model, 'contribution')} by quarter, expected and not discounted, ${from} to ${until}`;
  return [
    tableOf(
      caption,
      ['~Plan', ...labels, '>All', ...worst],
      [...rows, ...yearBefore(decision, { currency, more: worst.length })],
    ),
  ];
}
