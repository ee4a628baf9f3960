import type { PlanResult, Quarter } from '../../../decide/decision.ts';
import type { Model } from '../../../language/model.ts';
import { type Block, paragraphs, type TableBlock, tableOf } from '../../block.ts';
import { chartBlocks } from '../../chartBlocks.ts';
import { formatNumber } from '../../format.ts';
import { type Setting, spendingWords } from '../../reportSetting.ts';
import { roleLabel } from '../../roleSeries.ts';
import type { Context } from '../topic.ts';

interface Line {
  readonly label: string;
  readonly sign: 1 | -1;
  readonly of: (quarter: Quarter) => number;
}

/** The lines of the table; a kind of spending that the model does not know is none. */
function linesOf(model: Model): Line[] {
  const { advertising, content } = model.roles;
  const spending = spendingWords(model).replace('advertising', 'ads');
  return [
    { label: roleLabel(model, 'revenue'), sign: 1, of: ({ revenue }) => revenue },
    { label: `Margin before ${spending}`, sign: 1, of: ({ marginBeforeSpend }) => marginBeforeSpend },
    ...(advertising.length > 0 ? [{ label: 'Advertising', sign: -1, of: ({ adSpend }: Quarter) => adSpend } as const] : []),
    ...(content.length > 0 ? [{ label: 'Content', sign: -1, of: ({ contentSpend }: Quarter) => contentSpend } as const] : []),
    { label: roleLabel(model, 'contribution'), sign: 1, of: ({ contributionMargin }) => contributionMargin },
  ];
}

/** Profit and loss by quarter, a table a plan. */
export function profitSection(context: Context): Block[] {
  const { decision, setting } = context;
  return [
    ...paragraphs(profitExplained(setting)),
    ...decision.plans.map((plan) => profitTable(plan, linesOf(decision.model), setting)),
    ...chartBlocks(context),
  ];
}

/** What the P&L is. */
function profitExplained({ from, spending }: Setting): string {
  return `Expected values, from ${from}. Revenue is before returns; the margin line takes returns and cost of goods off, before ${spending}. Rounded figures may miss a total by one in the last digit.`;
}

function profitTable({ label, quarters }: PlanResult, lines: readonly Line[], { currency, step }: Setting): TableBlock {
  const short = step === 'week' ? 'wk' : 'mo';
  const scale = scaleOf(quarters);
  const titles = [
    '~Line',
    ...quarters.map((quarter) => `>${quarter.label}${quarter.whole ? '' : ` (${quarter.months} ${short})`}`),
    '>Total',
  ];
  const rows = lines.map((line) => {
    const values = quarters.map((quarter) => line.sign * line.of(quarter));
    return [
      line.label,
      ...[...values, values.reduce((sum, value) => sum + value, 0)].map((value) =>
        formatNumber(value / scale.divisor, scale.decimals),
      ),
    ];
  });
  return {
    ...tableOf(`${label}: profit and loss by quarter, ${scale.name} ${currency}`, titles, rows),
    totals: [lines.length - 1],
  };
}

interface Scale {
  readonly divisor: number;
  readonly decimals: number;
  readonly name: string;
}

/** Thousands, or millions where thousands would need more than six digits; a decimal where figures are small. */
function scaleOf(quarters: readonly Quarter[]): Scale {
  const largest = Math.max(0, ...quarters.map(({ revenue }) => Math.abs(revenue)));
  if (largest >= 1e9) return { divisor: 1e6, decimals: largest >= 1e10 ? 0 : 1, name: 'millions of' };
  return { divisor: 1e3, decimals: largest >= 1e6 ? 0 : 1, name: 'thousands of' };
}
