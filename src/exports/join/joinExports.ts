import type { Period } from '../../core/calendar.ts';
import { fail, type Warning } from '../../core/error.ts';
import { addTo } from '../../core/groupBy.ts';
import type { FileReading } from '../../study/fileReading.ts';
import type { JoinedHistory } from '../../study/joined.ts';
import { columnsUntil, type History } from '../../study/study.ts';
import type { ExportFile } from '../../tables/byteSource.ts';
import { accountsApart, accountWarnings } from './accounts.ts';
import { chooseAdProducts } from './allOrSingle.ts';
import { classColumns } from './classColumns.ts';
import { classNotes } from './classNotes.ts';
import { contentSpend, repeatedPayments } from './contentLedger.ts';
import { declared } from './declared.ts';
import { finalMonths, newestFirst } from './downloads.ts';
import { futureDays } from './futureDays.ts';
import { adMonths, keepMonths, unknownIn } from './historyMonths.ts';
import type { JoinContext } from './joinContext.ts';
import { chooseLevels, coverage } from './levels.ts';
import { type Measured, sumColumns, withQuietMonths } from './measured.ts';
import { notesOf, widthWarnings } from './notes.ts';
import { overMonths } from './overMonths.ts';
import { quietDays } from './quietDays.ts';
import { checkSubjects, type Source } from './readSource.ts';
import { readSources } from './readSources.ts';
import { recommendations } from './recommendations.ts';
import { provenanceOf, reconcile } from './reconcile.ts';
import { checkSameMoney } from './sameMoney.ts';
import { organicRank, searchClicks, searchShare } from './search.ts';
import type { Segment } from './segment.ts';
import { suggestions } from './suggestions.ts';
import { overlapWarnings, supersede } from './supersede.ts';
import { monthsLacking, withoutHoles } from './withoutHoles.ts';

/*
 * files ─ readSources ─▶ claims (sums by campaign and day …) ─ supersede ─▶ segments (a month each, every day once)
 *   ─ chooseLevels, chooseAdProducts, keepMonths ─▶ segments in use ─ columns ─▶ history
 *   every segment, used or dropped with its reason ─ reconcile ─▶ account
 */

/**
 * Files as people download them → a monthly history. Every file is read once, in a stream; what is held are sums.
 * Errors: files that cannot be read, another currency, several brands without a choice, no whole month of advertising reports.
 */
export async function joinExports(files: readonly ExportFile[], context: JoinContext): Promise<JoinedHistory> {
  const { sources: read, aside, warnings } = await readSources(files, context);
  const sources = accountsApart(read);
  const { study, place } = context;
  checkSubjects(sources, study);
  const covered = coverage(sources);
  const once = supersede(newestFirst(sources, study), study);
  const byProduct = chooseAdProducts(chooseLevels(once.segments, covered, study), { coverage: covered, place });
  const levelled = byProduct.segments;
  const lacking = monthsLacking(levelled, { column: 'ad_spend', sources });
  const quiet = quietDays(sources, { coverage: covered, said: study.withoutAdvertising ?? [], place });
  const history = adMonths(levelled, { coverage: covered, quiet: quiet.days, lacking, others: leftForOthers(sources), place });
  const inMonths = keepMonths(levelled, { history, coverage: covered, place });
  const kept = withoutHoles(inMonths.segments, { sources, place });
  const used = kept.segments.filter(({ dropped }) => dropped === undefined);
  checkSameMoney(used, sources);
  const visits = levelled.filter(({ claim, dropped }) => claim.key.family === 'session' && dropped === undefined);
  const content = contentSpend(used, place);
  const others = declared(used, { months: history.months, sources, context });
  const { months } = history;
  const classes = context.adClass ? classColumns(kept.segments, months) : [];
  const measured = [...always(used, { months, context }), ...classes, ...content.columns, ...others.columns];
  const { final, warnings: unsettled } = finalMonths(used, { months, sources, study, place });
  const table = tabulate(measured, months);
  checkAds(table, { segments: inMonths.segments, sources, place });
  return {
    history: { file: `${place}, joined`, months, lines: [], ...table, final },
    imported: {
      reconciliation: reconcile(sources, kept.segments, aside),
      provenance: measured.flatMap((column) => provenanceOf(column, { months, sources })),
      notes: [
        ...suggestions(levelled, { sources, study, facts: context.facts ?? new Map() }),
        ...others.notes,
        ...classNotes(table, { study, sources: classes }),
        ...notesOf(used, { visits, currency: study.currency }),
      ],
    },
    readings: sources.map(readingOf),
    warnings: [
      ...warnings,
      ...sources.flatMap(warningsOf),
      ...sources.flatMap(overlapWarnings),
      ...once.warnings,
      ...(context.today === undefined ? [] : futureDays(sources, context.today)),
      ...repeatedPayments(once.segments, sources),
      ...byProduct.warnings,
      ...history.warnings,
      ...quiet.warnings,
      ...unsettled,
      ...overMonths(used, sources),
      ...inMonths.warnings,
      ...kept.warnings,
      ...content.warnings,
      ...widthWarnings(used, { study, place }),
      ...accountWarnings(used, { sources, place }),
    ],
  };
}

/** What a history of any model is made of, content money apart. */
function always(
  used: readonly Segment[],
  { months, context }: { readonly months: readonly Period[]; readonly context: JoinContext },
): Measured[] {
  return [
    ...sumColumns('ad', used).map((column) => withQuietMonths(column, months)),
    ...sumColumns('traffic', used),
    searchShare(used),
    searchClicks(used),
    ...(context.curve ? [organicRank(used, context.curve)] : []),
    ...recommendations(used),
  ];
}

/** Of the reasons why rows of the files were left out those that say whose they are, with how many there were. */
function leftForOthers(sources: readonly Source[]): string[] {
  const counts = new Map<string, number>();
  for (const { reading, unused } of sources)
    for (const [reason, rows] of [...reading.tally().leftOut, ...unused])
      if (/^(?:marketplace|currency) /.test(reason)) addTo(counts, reason, rows);
  return [...counts].map(([reason, rows]) => `${reason} (${rows})`);
}

/** Columns and limits by month, those without a value left out. */
function tabulate(measured: readonly Measured[], months: readonly Period[]): Pick<History, 'columns' | 'limits'> {
  const row = (values: ReadonlyMap<Period, number>): Float64Array =>
    Float64Array.from(months, (month) => values.get(month) ?? Number.NaN);
  const columns = new Map(measured.map(({ column, values }) => [column, row(values)]));
  const limits = new Map(measured.flatMap(({ column, limits }) => (limits ? [[column, row(limits)] as const] : [])));
  return { columns: columnsUntil(columns, months.length), limits: columnsUntil(limits, months.length) };
}

/** A history needs both; the reports may be of a kind, or made with columns left out, that lacks one. */
function checkAds({ columns }: Pick<History, 'columns'>, { segments, sources, place }: Joined): void {
  const lacking = ['ad_spend', 'ad_sales'].find((name) => columns.get(name)?.every(Number.isNaN) ?? true);
  if (lacking === undefined) return;
  const [where] = [...monthsLacking(segments, { column: lacking, sources })];
  if (where) unknownIn(lacking, where, place);
  fail({
    opening: 'missing',
    message: `${lacking}: no advertising report has it in the months that are covered`,
    place: { file: place },
    advice: 'Download the reports of all ad products with their spend and sales columns.',
  });
}

interface Joined {
  readonly segments: readonly Segment[];
  readonly sources: readonly Source[];
  readonly place: string;
}

function readingOf({ reading: { file, label, dialect, columns } }: Source): FileReading {
  return {
    file,
    takenFor: `${label} (${dialect})`,
    columns: columns.map(({ header, meaning, unit }) => ({ header, meaning, unit })),
  };
}

function warningsOf({ reading, rowCount, warnings }: Source): Warning[] {
  const { read, leftOut } = reading.tally();
  const lost = read - rowCount - [...leftOut.values()].reduce((sum, rows) => sum + rows, 0);
  const message = `${lost} of ${read} rows were neither used nor left out for a reason: this is our mistake; please report it.`;
  const unaccounted = lost === 0 ? [] : [{ code: 'rows-not-accounted-for', message, line: undefined }];
  const ofRows = [...reading.warnings(), ...unaccounted].map(({ code, message, line }) => ({
    code,
    message,
    place: { file: reading.file, ...(line === undefined ? {} : { line }) },
  }));
  return [...ofRows, ...warnings];
}
