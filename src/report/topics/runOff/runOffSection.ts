import { wholeSteps } from '../../../core/calendar.ts';
import type { PlanResult } from '../../../decide/decision.ts';
import { type Block, paragraphs, type TableBlock, tableOf } from '../../block.ts';
import { chartBlocks } from '../../chartBlocks.ts';
import { formatList, formatMoney, formatPercent } from '../../format.ts';
import type { Setting } from '../../reportSetting.ts';
import { seriesOf } from '../../roleSeries.ts';
import { inSteps, range } from '../../text.ts';
import type { Context } from '../topic.ts';

/** What is left when spending stops. */
export function runOffSection(context: Context): Block[] {
  const { decision, setting } = context;
  const shares = decision.plans.flatMap((plan) => {
    const [start, run] = [seriesOf(decision, plan, 'share')?.mean.at(-1), plan.runOff.discoveryShare.mean];
    const [year, end] = [run[wholeSteps(setting.step, 12) - 1], run.at(-1)];
    return start === undefined || year === undefined || end === undefined || !(start > 0)
      ? []
      : [{ label: plan.label, year: year / start, end: end / start }];
  });
  const months = Math.max(0, ...decision.plans.map(({ runOff }) => runOff.months.length));
  const said = shares.length > 0 ? remains(shares, { ...setting, months }) : '';
  return [...paragraphs(runOffExplained(setting)), ...chartBlocks(context), ...paragraphs(said), leftTable(context)];
}

/** What stops in the run-off. */
function runOffExplained({ until, spending, won, step }: Setting): string {
  return inSteps(
    step,
  )`All spending, on ${spending.replace(' and ', ' and on ')}, stops after ${until}. What remains, month by month, shows how fast each part of ${won} fades. It is no plan: plans are ranked by what they are worth when Hold’s spending goes on.`;
}

/** How much of a plan’s last share is left. */
function remains(
  plans: readonly { readonly label: string; readonly year: number; readonly end: number }[],
  { months, won, step }: Setting & { readonly months: number },
): string {
  const parts = plans.map(({ label, year, end }) => `${formatPercent(year, 0)} and ${formatPercent(end, 0)} under ${label}`);
  return inSteps(
    step,
  )`Of the last spending month’s ${won}, ${wholeSteps(step, 12)} and ${months} months later there remain: ${formatList(parts)}.`;
}

function leftTable({ decision, setting: { currency } }: Context): TableBlock {
  const row = ({ label, totals: { runOffValue } }: PlanResult): string[] => [
    label,
    formatMoney(runOffValue.mean, currency),
    range(formatMoney(runOffValue.p10, currency), formatMoney(runOffValue.p90, currency)),
  ];
  return tableOf(
    'What each plan leaves without money (run-off value, not part of what plans are ranked by)',
    ['~Plan', '>Expected', '>80% interval'],
    decision.plans.map(row),
  );
}
