import { join, relative } from 'node:path';
import type { Backtest } from '../backtest/backtest.ts';
import { fail, type Warning } from '../core/error.ts';
import { present } from '../core/present.ts';
import type { Progress } from '../core/progress.ts';
import type { Decision, ReadingName } from '../decide/decision.ts';
import type { Open } from '../exports/join/joinExports.ts';
import type { Model } from '../language/model.ts';
import {
  backtestStudy,
  calibrateStudy,
  checkRun,
  type DecideSource,
  decideStudy,
  type Hashed,
  horizonOf,
  importExports,
  loadModel,
  loadProduct,
  loadStudy,
  type RunOptions,
  type SourceFile,
  tableNamed,
} from '../pipeline.ts';
import type { Calibration } from '../posterior/calibration.ts';
import type { Product, Study } from '../study/study.ts';
import type { Request } from './commandOutcome.ts';
import { readFolder } from './effects/readFolder.ts';
import { withSamplers } from './effects/samplingPool.ts';
import { exampleFiles, exampleWarnings, requireOwnNumbers } from './exampleNumbers.ts';
import { modelFolder, studyFolder } from './folders.ts';
import { newStudy, TEMPLATE } from './modelTemplates.ts';
import { runOptions } from './runFlags.ts';
import { EXPORTS, studyExports } from './studyExports.ts';
import { studyName } from './studyName.ts';

/** A study read and checked, with the model it is to go through. */
export interface Source {
  readonly options: RunOptions;
  /** As the user gave it. */
  readonly folder: string;
  readonly name: string;
  readonly model: Model;
  readonly modelFiles: readonly SourceFile[];
  readonly study: Study;
  readonly studyFiles: readonly Hashed[];
}

/** Reads the model: the one shipped, or that of `--models`. */
export function openModel(request: Request): { readonly model: Model; readonly modelFiles: readonly SourceFile[] } {
  const modelFiles = readFolder(modelFolder(request), 'model folder', TEMPLATE);
  return { model: loadModel(modelFiles), modelFiles };
}

/** What a command sets by itself, and for tests how exports are recognised. */
export interface Opening {
  readonly changed?: Partial<RunOptions>;
  readonly open?: Open;
  readonly progress?: Progress;
  /** Whether a study of example numbers may be opened, with a warning. */
  readonly mayBeExample?: true;
}

/** Reads model and study; where there is no history.csv, the history is joined from the exports. */
export async function openStudy(
  request: Request,
  { changed = {}, open, progress = () => undefined, mayBeExample }: Opening = {},
): Promise<Source> {
  const { model, modelFiles } = openModel(request);
  const asked = { ...runOptions(request.flags, model), ...changed };
  const folder = studyFolder(request);
  const name = studyName(folder);
  const files = readFolder(folder, 'study folder', EXPORTS);
  const place = join(folder, EXPORTS);
  const { unread, ...exports } = await studyExports(folder);
  const hasHistory = tableNamed('history', files) !== undefined;
  const joins = !hasHistory && exports.files.length > 0;
  const product = (): Product => loadProduct(files, model, { name, folder });
  const joined = joins
    ? await importExports({ ...exports, product: product(), model, place, ...(open ? { open } : {}) }, progress)
    : undefined;
  const study = loadStudy(files, model, { ...asked, name, folder, ...(joined ? { joined } : {}) });
  const options = horizonOf(asked, study);
  const examples = exampleFiles(files, study, newStudy(request, study.name, model));
  if (!mayBeExample) requireOwnNumbers(examples, folder);
  checkRun({ model, study, options });
  const passed = hasHistory && exports.files.length > 0 ? [notRead(exports.files.length, place)] : [];
  const hashed = joined
    ? exports.files.map(({ path, sha256 }) => ({
        path: relative(folder, path).replaceAll('\\', '/'),
        sha256: present(sha256, `hash of ${path}`),
      }))
    : [];
  return {
    options,
    folder,
    name,
    model,
    modelFiles,
    study: { ...study, warnings: [...exampleWarnings(examples, folder), ...study.warnings, ...passed, ...unread] },
    studyFiles: [...files, ...hashed],
  };
}

function notRead(count: number, place: string): Warning {
  const message = `history.csv is used, and the ${count} ${count === 1 ? 'export is' : 'exports are'} not read. Move history.csv away to have the history joined from them.`;
  return { code: 'exports-not-read', message, place: { file: place } };
}

/**
 * The decision, on posterior draws where there is a history, with a backtest where it is wanted. Fails where there is nothing to
 * compare: every plan is measured against `hold`.
 */
export async function decide(
  source: Source,
  progress: Progress,
  wanted: { readonly backtest: boolean } = { backtest: false },
): Promise<Decision> {
  if (source.study.plans.every(({ name }) => name === 'hold')) {
    fail({
      opening: 'missing',
      message: 'plan: there is none to compare with "hold", which goes on as before',
      place: { file: join(source.folder, 'plans') },
      advice: 'Put one there, such as scale-ppc.csv, or name one of its plans: "discovery new" shows what they look like.',
    });
  }
  if (source.options.priorOnly || !source.study.history) return decideStudy(source, progress);
  const taught = await learn(source, (done, step) => progress(done * LEARNT, step), wanted);
  return decideStudy({ ...source, ...taught }, (done, step) => progress(LEARNT + done * (1 - LEARNT), step));
}

/** Part of the work of a decision that goes into learning from the history. */
const LEARNT = 0.7;

/** The reading of the run and the one that it is compared with; the nameless one of a model that has none. */
function readingsOf({ readingNames }: Model): ReadingName[] {
  return readingNames.length === 0 ? [''] : readingNames.map(({ name }) => name);
}

/** Every reading and the backtest at the same time, over as many threads as there are. */
function learn(
  source: Source,
  progress: Progress,
  wanted: { readonly backtest: boolean },
): Promise<Pick<DecideSource, 'calibrations' | 'backtest'>> {
  const parts = new Map<string, number>();
  const watched = (name: string): Progress => {
    parts.set(name, 0);
    return (part, step) => {
      parts.set(name, part);
      progress(Math.min(...parts.values()), step);
    };
  };
  return withSamplers(source, async (sampler) => {
    const { reading: used } = source.options;
    const [backtest, ...calibrated] = await Promise.all([
      wanted.backtest ? backtestStudy(source, { reading: used, sampler }, watched('backtest')) : undefined,
      ...readingsOf(source.model).map(
        async (reading) => [reading, await calibrateStudy(source, { reading, sampler }, watched(reading))] as const,
      ),
    ]);
    return { calibrations: new Map(calibrated), ...(backtest && { backtest }) };
  });
}

/** How well the model would have forecast the past, in the reading of the run. */
export function backtestOne(source: Source, progress: Progress): Promise<Backtest> {
  const { reading } = source.options;
  return withSamplers(source, (sampler) => backtestStudy(source, { reading, sampler }, progress));
}

/** One reading's calibration. */
export function calibrateOne(source: Source, progress: Progress): Promise<Calibration> {
  const { reading } = source.options;
  return withSamplers(source, (sampler) => calibrateStudy(source, { reading, sampler }, progress));
}
