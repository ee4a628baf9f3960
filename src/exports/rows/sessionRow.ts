import type { SessionRow } from '../canonical.ts';
import type { Columns } from '../columns/exportColumns.ts';
import { spansOf } from '../columns/spans.ts';
import type { MakeRow } from '../formats/exportFormat.ts';
import { assistantFrom } from './assistantNames.ts';

/** Visits by source. `chatgpt.com / referral` is split; a report by channel has the channel as its source. */
export function sessionRows(columns: Columns): MakeRow {
  const span = spansOf(columns);
  const both = columns.column('sourceMedium') ? columns.text('sourceMedium') : undefined;
  const [source, medium] = [columns.text('source', 'channelGroup'), columns.text('medium')];
  const marketplace = columns.marketplace();
  const [sessions, revenue] = [columns.number('sessions'), columns.spare('revenue')];
  return (cells, line): SessionRow => {
    const [from = '', by = ''] = both ? both(cells).split(' / ') : [source(cells), medium(cells)];
    const assistant = assistantFrom(from) ?? (/ai[- ]assistant/i.test(`${from} ${by}`) ? 'AI assistant' : undefined);
    const country = marketplace(cells);
    return {
      kind: 'session',
      line,
      span: span(cells, line),
      source: from,
      medium: by,
      sessions: sessions(cells, line),
      revenue: revenue(cells, line),
      ...(assistant === undefined ? undefined : { assistant }),
      ...(country === undefined ? undefined : { marketplace: country }),
    };
  };
}
