import { join, relative } from 'node:path';
import type { Backtest } from '../calibrate/backtest/backtest.ts';
import type { Calibration } from '../calibrate/calibration.ts';
import { fail, type Warning } from '../core/error.ts';
import type { Decision, ReadingName } from '../decide/decision.ts';
import type { Open } from '../inputs/exports/join/joinExports.ts';
import type { Product, Study } from '../inputs/study.ts';
import {
  backtestStudy,
  calibrateStudy,
  decideStudy,
  type Hashed,
  importExports,
  type LoadedModel,
  loadModel,
  loadProduct,
  loadStudy,
  type RunOptions,
  type Sampler,
  type SourceFile,
} from '../pipeline.ts';
import { programFolder } from './effects/program.ts';
import { readFolder } from './effects/readFolder.ts';
import { withSamplers } from './effects/samplingPool.ts';
import type { Progress, Request } from './outcome.ts';
import { runOptions, single } from './runOptions.ts';
import { EXPORTS, studyExports } from './studyExports.ts';
import { studyName } from './studyName.ts';

/** A study read and checked, with the model it is to go through. */
export interface Source {
  readonly options: RunOptions;
  /** As the user gave it. */
  readonly folder: string;
  readonly name: string;
  readonly model: LoadedModel;
  readonly modelFiles: readonly SourceFile[];
  readonly study: Study;
  readonly studyFiles: readonly Hashed[];
}

/** Reads the model: the one shipped, or that of `--models`. */
export function openModel({ flags }: Request): { readonly model: LoadedModel; readonly modelFiles: readonly SourceFile[] } {
  const modelFiles = readFolder(single(flags, 'models') ?? join(programFolder(), 'models'), 'model folder');
  return { model: loadModel(modelFiles), modelFiles };
}

/** What a command sets by itself, and for tests how exports are recognised. */
export interface Opening {
  readonly changed?: Partial<RunOptions>;
  readonly open?: Open;
  readonly progress?: Progress;
}

/** Reads model and study; where there is no history.csv, the history is joined from the exports. */
export async function openStudy(
  request: Request,
  { changed = {}, open, progress = () => undefined }: Opening = {},
): Promise<Source> {
  const options = { ...runOptions(request.flags), ...changed };
  const folder = (request.positionals.get('study') ?? '').replace(/(?<=.)[/\\]+$/, '');
  const name = studyName(folder);
  const files = readFolder(folder, 'study folder', EXPORTS);
  const { model, modelFiles } = openModel(request);
  const place = join(folder, EXPORTS);
  const exports = await studyExports(folder);
  const hasHistory = files.some(({ path }) => path.toLowerCase() === 'history.csv');
  const joins = !hasHistory && exports.files.length > 0;
  const product = (): Product => loadProduct(files, model, { name, folder });
  const joined = joins
    ? await importExports({ ...exports, product: product(), model, place, ...(open ? { open } : {}) }, progress)
    : undefined;
  const study = loadStudy(files, model, { ...options, name, folder, ...(joined ? { joined } : {}) });
  const unread = hasHistory && exports.files.length > 0 ? [notRead(exports.files.length, place)] : [];
  const hashed = joined
    ? exports.files.map(({ path, sha256 = '' }) => ({ path: relative(folder, path).replaceAll('\\', '/'), sha256 }))
    : [];
  return {
    options,
    folder,
    name,
    model,
    modelFiles,
    study: { ...study, warnings: [...study.warnings, ...unread] },
    studyFiles: [...files, ...hashed],
  };
}

function notRead(count: number, place: string): Warning {
  const message = `history.csv is used, and the ${count} ${count === 1 ? 'export is' : 'exports are'} not read. Move history.csv away to have the history joined from them.`;
  return { code: 'exports-not-read', message, place: { file: place } };
}

/** The decision, on posterior draws where there is a history. Fails where there is nothing to compare: every plan is measured against `hold`. */
export async function decide(source: Source & { readonly backtest?: Backtest }, progress: Progress): Promise<Decision> {
  if (source.study.plans.every(({ name }) => name === 'hold')) {
    fail({
      opening: 'missing',
      message: 'plan: there is none to compare with "hold", which goes on as before',
      place: { file: join(source.folder, 'plans') },
      advice: 'Put one there, such as scale-ppc.csv, or name one of its plans: "discovery new" shows what they look like.',
    });
  }
  if (source.options.priorOnly || !source.study.history) return decideStudy(source, progress);
  const calibrations = await calibrateReadings(source, (done, step) => progress(done * CALIBRATED, step));
  return decideStudy({ ...source, calibrations }, (done, step) => progress(CALIBRATED + done * (1 - CALIBRATED), step));
}

/** Part of the work of a decision that goes into its calibrations. */
const CALIBRATED = 0.7;

const READINGS: readonly ReadingName[] = ['article', 'evidence'];

/** Both readings at the same time, over as many threads as there are. */
function calibrateReadings(source: Source, progress: Progress): Promise<ReadonlyMap<ReadingName, Calibration>> {
  const done = new Map(READINGS.map((reading) => [reading, 0]));
  const calibrated = async (reading: ReadingName, sampler: Sampler) => {
    const calibration = await calibrateStudy(source, { reading, sampler }, (part, step) => {
      done.set(reading, part);
      progress(Math.min(...done.values()), step);
    });
    return [reading, calibration] as const;
  };
  return withSamplers(
    source,
    async (sampler) => new Map(await Promise.all(READINGS.map((reading) => calibrated(reading, sampler)))),
  );
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
