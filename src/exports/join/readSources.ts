import { InputError, type Issue, type Warning } from '../../core/error.ts';
import type { FileAccount } from '../../study/imported.ts';
import type { ExportFile } from '../../tables/byteSource.ts';
import { isUnknownReport, NOT_READ } from '../unknownReport.ts';
import type { JoinContext } from './joinContext.ts';
import { readSource, type Source } from './readSource.ts';

/** What became of each file: read, or left out with an account and a warning. */
interface Opened {
  readonly sources: Source[];
  /** Of files that are not read. */
  readonly aside: FileAccount[];
  readonly warnings: Warning[];
  readonly issues: Issue[];
}

/** Opens and reads file by file; what is wrong with several comes as one error. A file with the content of another is not read. */
export async function readSources(files: readonly ExportFile[], context: JoinContext): Promise<Opened> {
  const opened: Opened = { sources: [], aside: [], warnings: [], issues: [] };
  const first = new Map<string, string>();
  for (const [done, file] of [...files].sort((a, b) => (a.path < b.path ? -1 : 1)).entries()) {
    context.progress?.(done / files.length, file.path);
    const twin = file.sha256 === undefined ? undefined : first.get(file.sha256);
    if (context.study.formats?.get(file.path) === NOT_READ) opened.aside.push(notRead(file.path, 'not read, as you say'));
    else if (twin !== undefined) opened.aside.push(notRead(file.path, `the same bytes as ${twin}: not read again`));
    else {
      if (file.sha256 !== undefined) first.set(file.sha256, file.path);
      await readOne(opened, file, context);
    }
  }
  if (opened.issues.length > 0) throw new InputError(opened.issues.slice(0, MOST_ISSUES));
  return opened;
}

/** Errors are kept until all files are seen. */
async function readOne(opened: Opened, file: ExportFile, context: JoinContext): Promise<void> {
  try {
    await readInto(opened.sources, file, context);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    if (!isUnknownReport(error)) opened.issues.push(...error.issues);
    else if (!context.study.skipUnknown) opened.issues.push(...error.issues.map(mayBeLeftOut));
    else {
      const [issue] = error.issues;
      opened.aside.push(notRead(file.path, 'no report that is known: left out'));
      opened.warnings.push({
        code: 'file-left-out',
        message: `The file is left out: ${issue?.opening} ${issue?.message}.`,
        place: { file: file.path },
      });
    }
  }
}

/** Every file that nobody knows may be left out: pictures and the like do not say so themselves. */
function mayBeLeftOut(issue: Issue): Issue {
  if (issue.advice.includes(NOT_READ)) return issue;
  const advice = `${issue.advice} Or leave it out: "${NOT_READ}" as its format in exports/formats.csv, or --skip-unknown with import.`;
  return { ...issue, advice };
}

const MOST_ISSUES = 20;

async function readInto(sources: Source[], file: ExportFile, context: JoinContext): Promise<void> {
  for (const reading of await context.open(file, context.study)) {
    const held = sources.reduce((sum, { claims }) => sum + claims.length, 0);
    sources.push(await readSource(reading, { ...context, index: sources.length, held }));
  }
}

function notRead(file: string, label: string): FileAccount {
  const rows = { read: 0, used: 0, inPart: 0, summed: 0, dropped: [] };
  return { file, format: '', label, rows, amounts: [] };
}
