import { CURRENCIES } from '../tables/currency.ts';
import { parseDateText } from '../tables/dateText.ts';
import type { Cell } from '../tables/sheet.ts';
import type { Account } from './account.ts';
import { marketplaceOf } from './amazonMarketplaces.ts';
import type { ExportContext } from './canonical.ts';
import type { Columns } from './columns/exportColumns.ts';
import { cleanText, isBlank } from './columns/texts.ts';
import type { Field } from './fields.ts';

/** What the values of a column may say: whose a row is, or when. */
interface Kind {
  readonly what: string;
  readonly is: (text: string) => boolean;
  /** Whether a value is the study's own, so that the column says nothing that matters. */
  readonly own: (text: string, study: ExportContext) => boolean;
}

const KINDS: readonly Kind[] = [
  { what: 'currencies', is: (text) => CURRENCIES.includes(text), own: (text, { currency }) => text === currency },
  {
    what: 'marketplaces',
    is: (text) => marketplaceOf(text) !== undefined,
    own: (text, { marketplace }) => marketplaceOf(text)?.code === marketplace,
  },
  { what: 'ASINs', is: (text) => /^B0[A-Z0-9]{8}$/.test(text), own: (text, { asins }) => asins?.includes(text) ?? false },
  { what: 'accounts', is: (text) => /^(?:amzn1\.[a-z-]+account\.|ENTITY[A-Z0-9]{6})/.test(text), own: () => false },
  { what: 'dates', is: (text) => /\D/.test(text) && parseDateText(text) !== undefined, own: () => false },
];

/** Columns whose meaning is known, and which tell neither whose nor when the numbers of a row are. */
const HARMLESS: ReadonlySet<Field> = new Set<Field>([
  ...([
    'startDate',
    'endDate',
    'campaignStart',
    'campaignEnd',
    'synced',
    'lastUpdated',
    'otherDay',
    'accountId',
    'advertiserAccount',
    'parentAsin',
  ] as const),
  ...(['searchTerm', 'topSearchTerm', 'query', 'targeting', 'keyword', 'title'] as const),
]);

const MOST_SHOWN = 3;

/** A warning for each column that is not used and whose values look as if they said whose the rows are, or when they were. */
export function warnUnused({ table, used }: Columns, account: Account): void {
  const taken = new Set([...used.values()].map(({ index }) => index));
  for (const [index, { text: header, field }] of table.headers.entries()) {
    if (taken.has(index) || header === '' || (field !== undefined && HARMLESS.has(field))) continue;
    const values = distinct(table.sample.map(({ cells }) => cells[index] ?? ''));
    const kind = values.length === 0 ? undefined : KINDS.find(({ is }) => values.every(is));
    if (kind === undefined || values.every((value) => kind.own(value, table.context))) continue;
    const more = values.length > MOST_SHOWN ? ` and ${values.length - MOST_SHOWN} more` : '';
    const message = `column "${header}" holds ${kind.what} (${values.slice(0, MOST_SHOWN).join(', ')}${more}) and is not used: rows count whatever it says`;
    account.warn('column-not-used', message, table.headerLine);
  }
}

function distinct(cells: readonly Cell[]): string[] {
  return [...new Set(cells.filter((cell) => typeof cell === 'string' && !isBlank(cell)).map(cleanText))];
}
