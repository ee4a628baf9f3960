import { formatPeriod, monthOf } from '../../../src/core/calendar.ts';
import { type Day, daysToMonth, type Span } from '../../../src/core/day.ts';
import type {
  AdRow,
  AnswerRow,
  ContentRow,
  ExportContext,
  ExportReading,
  ExportRow,
  RankRow,
  SearchShareRow,
  SessionRow,
  TrafficRow,
} from '../../../src/exports/canonical.ts';
import type { ModelSide } from '../../../src/exports/join/claimOf.ts';
import { monthSpan } from '../../../src/exports/join/days.ts';
import type { JoinContext } from '../../../src/exports/join/joinContext.ts';
import { joinExports } from '../../../src/exports/join/joinExports.ts';
import type { JoinedHistory } from '../../../src/study/joined.ts';
import type { ExportFile } from '../../../src/tables/byteSource.ts';
import { CHANNELS, SIGNALS } from '../../study/sample.ts';

/** `2026-03-09` as a day. */
export function day(text: string): Day {
  const [year = 0, month = 0, date = 0] = text.split('-').map(Number);
  return (daysToMonth(year, month) + date - 1) as Day;
}

/** `2026-03`, `2026-03-09` or `2026-03-09..2026-03-15` as days. */
export function span(text: string): Span {
  const [from = '', to = from] = text.split('..');
  const [year = 0, month = 0] = from.split('-').map(Number);
  return from.length === 7 ? monthSpan(monthOf(year, month)) : { from: day(from), to: day(to) };
}

/** A row of a kind without its line. */
type Bare<Row> = Omit<Row, 'line'>;
export type BareRow = { [Kind in ExportRow['kind']]: Bare<Extract<ExportRow, { kind: Kind }>> }[ExportRow['kind']];

export function ad(when: string, spend: number, more: Partial<AdRow> = {}): BareRow {
  const counts = { impressions: 100, clicks: 10, sales: spend * 4, orders: 1, units: 1 };
  const names = { adProduct: 'sponsored-products', level: 'campaign', campaign: 'A', entity: '' } as const;
  return { kind: 'ad', span: span(when), ...names, ...counts, spend, ...more };
}

export function traffic(when: string, sales: number, more: Partial<TrafficRow> = {}): BareRow {
  return { kind: 'traffic', span: span(when), sessions: 50, pageViews: 60, units: 5, orderItems: 5, sales, ...more };
}

export function query(when: string, name: string, more: Partial<SearchShareRow> = {}): BareRow {
  const counts = { volume: 100, impressions: 900, ownImpressions: 90, clicks: 40, ownClicks: 10, purchases: 4, ownPurchases: 1 };
  return { kind: 'search-share', span: span(when), view: 'brand', subject: 'Emberlid', query: name, ...counts, ...more };
}

export function rank(when: string, keyword: string, more: Partial<RankRow> = {}): BareRow {
  const numbers = { volume: 100, rank: Number.NaN, deeperThan: Number.NaN, sponsoredRank: Number.NaN };
  return { kind: 'rank', span: span(when), asin: 'B0ABCD1234', keyword, ...numbers, ...more };
}

export function answer(when: string, prompt: string, more: Partial<AnswerRow> = {}): BareRow {
  const names = { engine: 'ChatGPT', channel: 'external_ai', prompt, run: '1', brand: 'Emberlid' };
  return { kind: 'answer', span: span(when), ...names, answers: 1, mentions: 0, ...more };
}

export function visit(when: string, sessions: number, more: Partial<SessionRow> = {}): BareRow {
  const names = { source: 'chatgpt.com', medium: 'referral', assistant: 'ChatGPT' };
  return { kind: 'session', span: span(when), ...names, sessions, revenue: 0, ...more };
}

export function content(when: string, amount: number, more: Partial<ContentRow> = {}): BareRow {
  return { kind: 'content', span: span(when), line_item: 'Photos', amount, use: 'build', ...more };
}

/** A file by its rows. */
export interface SampleFile {
  readonly rows: readonly BareRow[];
  readonly sha256?: string;
  readonly span?: Span;
  readonly leftOut?: ReadonlyMap<string, number>;
}

export const STUDY: ExportContext = { marketplace: 'US', currency: 'USD' };
export const CURVE = { top: 0.3, decline: 0.8 };

export function join(
  files: Readonly<Record<string, SampleFile | readonly BareRow[]>>,
  study: Partial<ExportContext> = {},
  model: ModelSide = { curve: CURVE, channels: CHANNELS, signals: SIGNALS },
): Promise<JoinedHistory> {
  const all = new Map(Object.entries(files).map(([path, file]) => [path, 'rows' in file ? file : { rows: file }]));
  const context: JoinContext = {
    study: { ...STUDY, ...study },
    ...model,
    place: 'exports',
    open: async ({ path }) => [readingOf(path, all.get(path) ?? { rows: [] })],
  };
  return joinExports(
    [...all].map(([path, file]) => exportFile(path, file)),
    context,
  );
}

function exportFile(path: string, { sha256 }: SampleFile): ExportFile {
  return { path, size: 1, ...(sha256 === undefined ? {} : { sha256 }), open: () => nothing() };
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

export function readingOf(file: string, { rows, span: said, leftOut = new Map() }: SampleFile): ExportReading {
  const read = rows.length + [...leftOut.values()].reduce((sum, count) => sum + count, 0);
  return {
    file,
    format: 'sample',
    label: 'a sample',
    dialect: 'by hand',
    span: () => said,
    columns: [{ header: 'Spend', meaning: 'spend', unit: 'USD', field: 'spend' }],
    rows: numbered(rows),
    tally: () => ({ read, leftOut }),
    warnings: () => [],
  };
}

async function* numbered(rows: readonly BareRow[]): AsyncGenerator<ExportRow> {
  for (const [index, row] of rows.entries()) yield { ...row, line: index + 2 };
}

/** A column as plain numbers. */
export function column(joined: JoinedHistory, name: string): number[] {
  return [...(joined.history.columns.get(name) ?? [])];
}

export function months(joined: JoinedHistory): string[] {
  return joined.history.months.map(formatPeriod);
}

export function codes(joined: JoinedHistory): string[] {
  return joined.warnings.map(({ code }) => code);
}

/** The text of the first warning with this code. */
export function message(joined: JoinedHistory, code: string): string {
  return joined.warnings.find((warning) => warning.code === code)?.message ?? '';
}
