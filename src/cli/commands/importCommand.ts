import { join } from 'node:path';
import { formatPeriod } from '../../core/calendar.ts';
import { fail } from '../../core/error.ts';
import type { Progress } from '../../core/progress.ts';
import { wrapped } from '../../core/textLayout.ts';
import type { FileWords } from '../../exports/fileWords.ts';
import type { Open } from '../../exports/join/joinContext.ts';
import type { Model } from '../../language/model.ts';
import {
  byFile,
  historyCsv,
  importExports,
  importText,
  loadProduct,
  PERIOD_ADVICE,
  parsePeriod,
  type SourceFile,
  tableNamed,
} from '../../pipeline.ts';
import type { JoinedHistory } from '../../study/joined.ts';
import type { Outcome, Request } from '../commandOutcome.ts';
import { describeFiles, monthsText, remarks } from '../describe.ts';
import { exportPaths, openExports } from '../effects/exportFiles.ts';
import { readFolder } from '../effects/readFolder.ts';
import { requireWritable } from '../effects/requirePlace.ts';
import { today } from '../effects/today.ts';
import { withoutSlash } from '../folders.ts';
import { openModel } from '../openStudy.ts';
import { single } from '../singleFlag.ts';
import { EXPORTS } from '../studyExports.ts';
import { studyName } from '../studyName.ts';

export function run(request: Request, progress: Progress): Promise<Outcome> {
  return importWith(request, progress);
}

/** `open` is how files are recognised; tests give their own. */
export async function importWith(request: Request, progress: Progress, open?: Open): Promise<Outcome> {
  const folder = withoutSlash(studyOf(request));
  const name = studyName(folder);
  const tables = readFolder(folder, 'study folder', EXPORTS).filter(({ path }) =>
    /^(?:product|history)\.(?:csv|tsv|xlsx)$/i.test(path),
  );
  keepHistory(folder, tables, request);
  requireWritable(folder);
  const paths = exportPaths(filesOf(request));
  const words = wordsOf(request, paths);
  const { model } = openModel(request);
  const facts = loadProduct(tables, model, { name, folder });
  const source = { files: await openExports(paths), words, model, product: facts, place: 'the exports', today: today() };
  const joined = await importExports({ ...source, ...(open ? { open } : {}) }, progress);
  const write = { folder, files: [{ path: 'history.csv', content: historyCsv(joined.history, noteOf(joined)) }] };
  return request.flags.has('json')
    ? { write, data: dataOf(name, joined) }
    : { write, text: textOf(joined, { folder, model, width: request.width }) };
}

function filesOf({ command, rest }: Request): readonly string[] {
  if (rest === undefined) throw new Error(`${command} was run without files`);
  return rest;
}

function studyOf({ flags }: Request): string {
  return (
    single(flags, 'to') ??
    fail({
      opening: 'missing',
      message: '--to: the study that the history is for',
      advice: 'For example: --to inputs/my-product',
    })
  );
}

/** A history.csv may be written over where the user says so; a workbook would stand beside it. */
function keepHistory(folder: string, tables: readonly SourceFile[], { flags }: Request): void {
  const found = tableNamed('history', tables)?.path;
  if (found === undefined) return;
  const isCsv = /csv$/i.test(found);
  if (flags.has('force') && isCsv) return;
  fail({
    opening: 'invalid',
    message: `import: the study has a ${found} already`,
    place: { file: join(folder, found) },
    advice: isCsv ? 'Move it away, or give --force to write over it.' : 'Move it away.',
  });
}

function wordsOf({ flags }: Request, paths: readonly string[]): FileWords {
  const periods = (flags.get('period') ?? []).flatMap((text) => ofEveryFile(text, paths) ?? byFile([text], paths, 'period'));
  const spans = periods.map(([path, text]) => {
    const span = parsePeriod(text);
    return [path, span ?? fail({ opening: 'invalid', message: `period "${text}" of ${path}`, advice: PERIOD_ADVICE })] as const;
  });
  const formats = new Map(byFile(flags.get('format') ?? [], paths, 'format'));
  return { formats, spans: new Map(spans), skipUnknown: flags.has('skip-unknown') };
}

/** A period without a file, as in `2026-03` or `=2026-03`, is said of every file. */
function ofEveryFile(text: string, paths: readonly string[]): [path: string, value: string][] | undefined {
  const [name, value] = text.includes('=') ? text.split('=', 2) : ['', text];
  return name === '' && value ? paths.map((path) => [path, value]) : undefined;
}

/** Which files the history is from, for its own column of notes. */
function noteOf({ imported }: JoinedHistory): string {
  const files = imported.reconciliation.files.filter(({ rows }) => rows.used > 0).map(({ file }) => file);
  return `Imported from ${[...new Set(files)].join(', ')}`;
}

interface Page {
  /** Of the study, as the user gave it. */
  readonly folder: string;
  readonly model: Model;
  /** In columns. */
  readonly width: number;
}

function textOf({ history, readings, imported, warnings }: JoinedHistory, { folder, model, width }: Page): string {
  return [
    ...describeFiles(readings, { width, imported }),
    importText(imported, model, width),
    ...remarks(warnings, width),
    '',
    wrapped(`Written: ${join(folder, 'history.csv')} (${monthsText(history)})`, width),
    `Next: discovery check ${folder}`,
    '',
  ].join('\n');
}

/** Numbers that are missing are null: JSON has no NaN. */
function dataOf(study: string, { history, imported, readings, warnings }: JoinedHistory): string {
  const plain = (table: ReadonlyMap<string, Float64Array>): object =>
    Object.fromEntries([...table].map(([name, values]) => [name, [...values]]));
  const data = {
    study,
    months: history.months.map(formatPeriod),
    columns: plain(history.columns),
    limits: plain(history.limits),
    final: history.final,
    readings,
    imported,
    warnings,
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}
