import { join } from 'node:path';
import { fail } from '../../core/error.ts';
import type { Progress } from '../../core/progress.ts';
import type { Decision } from '../../decide/decision.ts';
import { type OutputFile, renderStudy, terminalVerdict } from '../../pipeline.ts';
import type { Outcome, Request, Tell } from '../commandOutcome.ts';
import { reportState } from '../effects/ownFiles.ts';
import { readFonts, readPageProgram, sha256, sha256Base64 } from '../effects/programFiles.ts';
import { programVersion } from '../effects/programVersion.ts';
import { keepReport, type ReportKind } from '../effects/reportThere.ts';
import { mendFolder } from '../effects/staging.ts';
import { withPath } from '../effects/systemError.ts';
import { requireOutput, studyFolder } from '../folders.ts';
import { decide } from '../learn.ts';
import { openStudy, type Source } from '../openStudy.ts';
import { checkWished, optimumOf } from '../optimumOf.ts';
import { reportFormats } from '../reportFormats.ts';
import { single } from '../singleFlag.ts';
import { studyName } from '../studyName.ts';

/** The part of the work that is done when the numbers are there and the drawing starts. */
const DECIDED = 0.9;

async function withOptimum(
  decision: Decision,
  source: Source,
  { request, progress }: { readonly request: Request; readonly progress: Progress },
): Promise<Decision> {
  return { ...decision, optimum: await optimumOf(source, request, (_, step) => progress(DECIDED, step)) };
}

export async function run(request: Request, progress: Progress, tell?: Tell): Promise<Outcome> {
  if (request.flags.has('point'))
    fail({
      opening: 'invalid',
      message: '--point: a report tells how sure it is, and one path cannot',
      advice: 'Leave it out, or use it with "discovery compare".',
    });
  const folder = single(request.flags, 'out') ?? join('reports', studyName(studyFolder(request)));
  const formats = reportFormats(request);
  requireOutput(request, folder);
  withPath(folder, () => mendFolder(folder));
  const found = reportState(folder);
  const source = await openStudy(request, { progress, ...(tell && { tell }) });
  if (!request.flags.has('force')) keepReport(folder, { study: source.name, kind: kindOf(source) });
  const backtest = !request.flags.has('skip-backtest');
  checkWished(source, request);
  const decided = await decide(source, (done, step) => progress(done * DECIDED, step), { backtest });
  const decision = request.flags.has('optimise') ? await withOptimum(decided, source, { request, progress }) : decided;
  const program = { name: 'discovery', version: programVersion() };
  const files = await renderStudy(
    {
      ...{ ...source, decision, program, formats, fonts: readFonts() },
      ...{ pageProgram: readPageProgram(), sha256, sha256Base64 },
    },
    (done, step) => progress(DECIDED + done * (1 - DECIDED), step),
  );
  return {
    write: { folder, files, report: { found } },
    ...(request.flags.has('json')
      ? { data: runFile(files) }
      : { text: summary(decision, { folder, files, width: request.width }) }),
  };
}

function kindOf({ options, study }: Source): ReportKind {
  return options.priorOnly || !study.history ? 'prior only' : 'calibrated';
}

function runFile(files: readonly OutputFile[]): string {
  const content = files.find((file) => file.path === 'run.json')?.content;
  if (typeof content !== 'string') throw new Error('the report has no run.json');
  return content;
}

interface Written {
  readonly folder: string;
  readonly files: readonly OutputFile[];
  /** Of the terminal, in columns. */
  readonly width: number;
}

function summary(decision: Decision, { folder, files, width }: Written): string {
  const top = files.filter((file) => !file.path.includes('/')).map((file) => `  ${join(folder, file.path)}`);
  const below = files.length - top.length;
  const charts = below > 0 ? [`  ${join(folder, 'charts')}/ (${below} files)`] : [];
  return [terminalVerdict(decision, width).trimEnd(), '', 'Written:', ...top, ...charts, ''].join('\n');
}
