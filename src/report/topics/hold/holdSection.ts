import { periodLabel } from '../../../core/calendar.ts';
import { type Block, columnsOf, paragraphs, type TableBlock } from '../../block.ts';
import { formatMoney, MISSING } from '../../format.ts';
import { inSteps, sentenceStart } from '../../text.ts';
import type { Context } from '../topic.ts';
import { holdWords } from './holdWords.ts';

/** What carrying on means: the money of `hold`, month by month beside last year's. */
export function holdSection(context: Context): Block[] {
  const { decision, setting } = context;
  return [...paragraphs(holdWords(decision, setting)), spendTable(context)];
}

function spendTable({ decision: { plans, held, projected, model }, setting: { currency, step } }: Context): TableBlock {
  const spend = plans[0]?.spend;
  const money = (value: number | undefined): string => (value === undefined ? MISSING : formatMoney(value, currency));
  const kinds = [
    ...(model.roles.advertising.length > 0 ? (['adSpend'] as const) : []),
    ...(model.roles.content.length > 0 ? (['content'] as const) : []),
  ];
  const rows = projected.map((period, index) => [
    periodLabel(period),
    ...kinds.flatMap((kind) => [money(spend?.[kind][index]), money(held.lastYear[kind].get(period))]),
  ]);
  const titles = kinds.flatMap((kind) => [`>${kind === 'adSpend' ? 'Advertising' : 'Content'}`, '>a year before']);
  return {
    kind: 'table',
    caption: inSteps(step)`What Hold spends, month by month, beside what was spent a year before`,
    columns: columnsOf([sentenceStart(step), ...titles]),
    rows,
    totals: [],
    small: step === 'week',
  };
}
