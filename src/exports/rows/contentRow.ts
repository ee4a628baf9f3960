import type { ContentRow } from '../canonical.ts';
import type { Columns } from '../columns/exportColumns.ts';
import { spansOf } from '../columns/spans.ts';
import type { MakeRow } from '../formats/exportFormat.ts';
import { elsewhereOf } from './elsewhere.ts';

const USES: ReadonlyMap<string, ContentRow['use']> = new Map([
  ...['build', 'one_time', 'one-time', 'one time', 'once', 'investment', 'aufbau', 'einmalig', '構築'].map(
    (word) => [word, 'build'] as const,
  ),
  ...['upkeep', 'maintenance', 'maintain', 'recurring', 'monthly', 'pflege', 'unterhalt', 'laufend', '維持'].map(
    (word) => [word, 'upkeep'] as const,
  ),
]);

/** Lines of a content ledger. */
export function contentRows(columns: Columns): MakeRow {
  const span = spansOf(columns);
  const [signal, item, use] = [columns.text('signal'), columns.text('lineItem', 'signal'), columns.text('use')];
  const elsewhere = elsewhereOf(columns);
  const [currency, marketplace, amount] = [columns.currency(), columns.marketplace(), columns.number('amount')];
  return (cells, line): ContentRow | string => {
    const [country, code] = [marketplace(cells), currency(cells, line)];
    const other = elsewhere(country, code);
    if (other !== undefined) return other;
    const money = amount(cells, line);
    if (Number.isNaN(money) && item(cells) === '') return 'no amount and no line item';
    const name = signal(cells);
    return {
      kind: 'content',
      line,
      span: span(cells, line),
      line_item: item(cells),
      amount: money,
      use: USES.get(use(cells).toLowerCase()) ?? 'unknown',
      ...(name === '' ? undefined : { signal: name }),
      ...(code === undefined ? undefined : { currency: code }),
      ...(country === undefined ? undefined : { marketplace: country }),
    };
  };
}
