import type { PlanResult, Quarter } from '../../../decide/decision.ts';
import { type Block, paragraphs, type TableBlock, tableOf } from '../../block.ts';
import { chartsOf } from '../../chartBlocks.ts';
import { formatNumber } from '../../format.ts';
import type { Setting } from '../../reportSetting.ts';
import { profitExplained } from '../sectionWords.ts';
import type { Context } from '../topicContext.ts';

const LINES: readonly { readonly label: string; readonly sign: 1 | -1; readonly of: (quarter: Quarter) => number }[] = [
  { label: 'Revenue', sign: 1, of: ({ revenue }) => revenue },
  { label: 'Margin before ads and content', sign: 1, of: ({ marginBeforeSpend }) => marginBeforeSpend },
  { label: 'Advertising', sign: -1, of: ({ adSpend }) => adSpend },
  { label: 'Content', sign: -1, of: ({ contentSpend }) => contentSpend },
  { label: 'Contribution margin', sign: 1, of: ({ contributionMargin }) => contributionMargin },
];

/** Profit and loss by quarter, a table a plan. */
export function profitSection(context: Context): Block[] {
  const { decision, setting } = context;
  return [
    ...paragraphs(profitExplained(setting)),
    ...decision.plans.map((plan) => profitTable(plan, setting)),
    ...chartsOf(context, 'profit'),
  ];
}

function profitTable({ label, quarters }: PlanResult, { currency, step }: Setting): TableBlock {
  const short = step === 'week' ? 'wk' : 'mo';
  const scale = scaleOf(quarters);
  const titles = [
    '~Line',
    ...quarters.map((quarter) => `>${quarter.label}${quarter.whole ? '' : ` (${quarter.months} ${short})`}`),
    '>Total',
  ];
  const rows = LINES.map((line) => {
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
    totals: [LINES.length - 1],
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
