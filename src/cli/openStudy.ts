import { join, relative } from 'node:path';
import { periodsBetween } from '../core/calendar.ts';
import type { Day } from '../core/day.ts';
import type { Warning } from '../core/error.ts';
import { present } from '../core/present.ts';
import type { Progress } from '../core/progress.ts';
import type { Open } from '../exports/join/joinContext.ts';
import type { Model } from '../language/model.ts';
import {
  bytesOfDraw,
  checkRun,
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
import type { Product, Study } from '../study/study.ts';
import type { Request, Tell } from './commandOutcome.ts';
import { freeMemory } from './effects/freeMemory.ts';
import { readFolder } from './effects/readFolder.ts';
import { exampleFiles, exampleWarnings, requireOwnNumbers } from './exampleNumbers.ts';
import { modelFolder, studyFolder } from './folders.ts';
import { type KeptLessons, keptLessons } from './kept/keptLessons.ts';
import { newStudy, TEMPLATE } from './modelTemplates.ts';
import { requireMemory } from './requireMemory.ts';
import { runOptions } from './runFlags.ts';
import { EXPORTS, studyExports } from './studyExports.ts';
import { type OpenedModel, studyModel, wholeModel } from './studyModel.ts';
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
  /** What runs of the same inputs have learnt before. */
  readonly lessons: KeptLessons;
}

/** Reads the model: the one shipped, or that of `--models`. */
export function openModel(request: Request): OpenedModel {
  const modelFiles = readFolder(modelFolder(request), 'model folder', TEMPLATE);
  return { model: loadModel(modelFiles), modelFiles };
}

/** What a command sets by itself, and for tests how exports are recognised. */
export interface Opening {
  readonly changed?: Partial<RunOptions>;
  readonly open?: Open;
  readonly progress?: Progress;
  readonly tell?: Tell;
  /** The day on which exports are read, where days to come shall be told. */
  readonly today?: Day;
  /** Whether a study of example numbers may be opened, with a warning. */
  readonly mayBeExample?: true;
}

/** Reads model and study; where there is no history.csv, the history is joined from the exports. */
export async function openStudy(
  request: Request,
  { changed = {}, open, progress = () => undefined, tell = () => undefined, today, mayBeExample }: Opening = {},
): Promise<Source> {
  const opened = openModel(request);
  const { modelFiles } = opened;
  refuseFlags(request, opened);
  const whole = wholeModel(opened);
  const folder = studyFolder(request);
  const lessons = keptLessons(request, tell);
  const name = studyName(folder);
  const files = readFolder(folder, 'study folder', EXPORTS);
  const place = join(folder, EXPORTS);
  const { unread, ...exports } = await studyExports(folder);
  const hasHistory = tableNamed('history', files) !== undefined;
  const joins = !hasHistory && exports.files.length > 0;
  const product = (): Product => loadProduct(files, whole, { name, folder });
  const joined = joins
    ? await importExports(
        { ...exports, product: product(), model: whole, place, ...(open && { open }), ...(today !== undefined && { today }) },
        progress,
      )
    : undefined;
  const model = studyModel(opened, files, { name, folder, whole, ...(joined ? { joined } : {}) });
  const asked = { ...runOptions(request.flags, model), ...changed };
  const study = loadStudy(files, model, { ...asked, name, folder, ...(joined ? { joined } : {}) });
  const options = horizonOf(asked, study);
  const examples = exampleFiles(files, study, newStudy(request, study.name, model));
  if (!mayBeExample) requireOwnNumbers(examples, folder);
  checkRun({ model, study, options });
  const months = periodsBetween(options.from, options.to).length;
  const each = bytesOfDraw(model, { plans: study.plans.length, months });
  requireMemory({ draws: options.draws, each, free: freeMemory() });
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
    lessons,
  };
}

/** What is wrong with a flag is said before anything of the study is read. */
function refuseFlags({ flags }: Request, { model }: OpenedModel): void {
  runOptions(flags, model);
}

function notRead(count: number, place: string): Warning {
  const message = `history.csv is used, and the ${count} ${count === 1 ? 'export is' : 'exports are'} not read. Move history.csv away to have the history joined from them.`;
  return { code: 'exports-not-read', message, place: { file: place } };
}
