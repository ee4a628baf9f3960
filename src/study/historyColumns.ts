import { type Dictionary, dictionary } from '../tables/fieldWords.ts';
import type { KindName } from '../tables/kinds.ts';

export interface HistoryColumn {
  readonly name: string;
  readonly words: readonly string[];
  /** `yesNo` is a word. */
  readonly kind: KindName | 'yesNo';
  readonly meaning: string;
}

/** Columns that every study may have, with the words that people use for them. */
const FIXED: readonly HistoryColumn[] = [
  {
    name: 'ad_spend',
    words: [
      'spend',
      'ads',
      'advertising',
      'advertising spend',
      'ppc',
      'ppc spend',
      'total cost',
      'werbeausgaben',
      'werbekosten',
      'ausgaben',
    ],
    kind: 'money',
    meaning: 'advertising spend',
  },
  {
    name: 'acos',
    words: ['total advertising cost of sales', 'advertising cost of sales', 'total advertising cost of sales acos'],
    kind: 'ratio',
    meaning: 'advertising cost of sales, ad spend over attributed sales',
  },
  {
    name: 'ad_sales',
    words: ['attributed sales', 'advertising sales', 'ppc sales', '7 day total sales', 'werbeumsatz'],
    kind: 'money',
    meaning: 'sales that the ad console attributes to advertising',
  },
  {
    name: 'organic_rank',
    words: ['rank', 'average rank', 'organischer rang', 'rang'],
    kind: 'rank',
    meaning: 'organic rank in Amazon search',
  },
  {
    name: 'content_spend',
    words: ['content', 'content investment', 'content cost', 'contentausgaben', 'content ausgaben', 'inhalte'],
    kind: 'money',
    meaning: 'content spend, build and upkeep',
  },
  {
    name: 'total_sales',
    words: ['sales', 'revenue', 'ordered product sales', 'umsatz', 'gesamtumsatz'],
    kind: 'money',
    meaning: 'all sales of the product, attributed or not',
  },
  { name: 'ad_clicks', words: ['clicks', 'klicks', 'anzeigenklicks'], kind: 'count', meaning: 'clicks on ads' },
  { name: 'sessions', words: ['sessions total', 'sitzungen'], kind: 'count', meaning: 'visits to the product page' },
  {
    name: 'search_click_share',
    words: ['click share', 'search share', 'klickanteil'],
    kind: 'share',
    meaning: 'share of the clicks in Amazon search (Search Query Performance)',
  },
  {
    name: 'prompts',
    words: ['prompt count', 'anzahl prompts'],
    kind: 'count',
    meaning: 'prompts asked in the recommendation tests',
  },
  { name: 'runs', words: ['runs per prompt', 'wiederholungen'], kind: 'count', meaning: 'times each prompt was asked' },
  {
    name: 'final',
    words: ['complete', 'endgültig', 'abgeschlossen'],
    kind: 'yesNo',
    meaning: 'whether the month will stay as it is',
  },
];

/** The columns of history.csv for a model's signals and channels. */
export function historyColumns(signals: readonly string[], channels: readonly string[]): ReadonlyMap<string, HistoryColumn> {
  const bySignal = signals.map((signal) => member('content_spend', signal, { kind: 'money', meaning: 'content spend on' }));
  const byChannel = channels.map((channel) =>
    member('recommendation_share', channel, { kind: 'share', meaning: 'share of recommendations in' }),
  );
  return new Map([...FIXED, ...bySignal, ...byChannel].map((column) => [column.name, column]));
}

function member(name: string, id: string, { kind, meaning }: Pick<HistoryColumn, 'kind' | 'meaning'>): HistoryColumn {
  return { name: `${name}.${id}`, words: [], kind, meaning: `${meaning} ${id.replaceAll('_', ' ')}` };
}

/** Headers as people write them → names of columns. */
export function historyDictionary(columns: ReadonlyMap<string, HistoryColumn>): Dictionary {
  return dictionary(columns.values());
}
