import { wrapped } from '../../../core/textLayout.ts';
import type { AccountResult, ProductRow } from '../../../portfolio/accountResult.ts';
import { formatNumber } from '../../format.ts';
import { textTable } from '../../outputs/terminal/textTable.ts';
import { oneLine } from './accountReport.ts';
import { type AccountFacts, accountHeadline, accountLead, productsText, ROW_TITLES, rowCells } from './accountWords.ts';

const SHOWN = 8;

function productsCount(pooled: AccountFacts['pooled']): string {
  const slots = new Set(pooled.map(({ slot }) => slot)).size;
  return slots === 1 ? 'one assumption' : `${slots} assumptions`;
}

/** The answer for an account in lines of `width` columns. */
export function accountText(result: AccountResult, { method, told, pooled }: AccountFacts, width: number): string {
  const { totals, leftOut, add, cut, shift } = result;
  const say = (text: string): string[] => (text === '' ? [] : [wrapped(text, width)]);
  const table = (title: string, rows: readonly ProductRow[]): string[] =>
    rows.length === 0
      ? []
      : [
          `${title}\n${textTable(
            ROW_TITLES.map((one) => one.replace(/^[>~]/, '')),
            rows.slice(0, SHOWN).map((row) => rowCells(row, result.currency)),
            width,
          )}`,
        ];
  const left =
    totals.leftOut === 0
      ? []
      : [
          ...say(`${productsText(totals.leftOut)} left out:`),
          leftOut
            .slice(0, SHOWN)
            .map(({ id, issues }) => wrapped(`  ${id}: ${issues.slice(0, 1).map(oneLine).join('')}`, width))
            .join('\n'),
          ...say(totals.leftOut > SHOWN ? `  and ${formatNumber(totals.leftOut - SHOWN)} more: left-out.csv has all.` : ''),
        ];
  return `${[
    ...say(`${accountHeadline(result)}.`),
    ...say(accountLead(result)),
    ...table('Where to add', add),
    ...table('Where to cut', cut),
    ...table('Where to spend the same money otherwise', shift),
    ...say(method),
    ...say(
      pooled.length > 0 ? `Products taught each other ${productsCount(pooled)}: mean and spread of each are in the report.` : '',
    ),
    ...told.flatMap(say),
    ...left,
  ].join('\n\n')}\n`;
}
