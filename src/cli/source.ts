import { join } from 'node:path';
import { fail } from '../core/error.ts';
import type { Decision } from '../decide/decision.ts';
import type { Study } from '../inputs/study.ts';
import { decideStudy, type LoadedModel, loadModel, loadStudy, type RunOptions, type SourceFile } from '../pipeline.ts';
import { programFolder } from './effects/program.ts';
import { readFolder } from './effects/readFolder.ts';
import type { Progress, Request } from './outcome.ts';
import { runOptions, single } from './runOptions.ts';
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
  readonly studyFiles: readonly SourceFile[];
}

/** Reads the model: the one shipped, or that of `--models`. */
export function openModel({ flags }: Request): { readonly model: LoadedModel; readonly modelFiles: readonly SourceFile[] } {
  const modelFiles = readFolder(single(flags, 'models') ?? join(programFolder(), 'models'), 'model folder');
  return { model: loadModel(modelFiles), modelFiles };
}

/** Reads model and study; `changed` are options that a command sets by itself. */
export function openStudy(request: Request, changed: Partial<RunOptions> = {}): Source {
  const options = { ...runOptions(request.flags), ...changed };
  const folder = (request.positionals.get('study') ?? '').replace(/(?<=.)[/\\]+$/, '');
  const name = studyName(folder);
  const studyFiles = readFolder(folder, 'study folder');
  const { model, modelFiles } = openModel(request);
  return {
    options,
    folder,
    name,
    model,
    modelFiles,
    study: loadStudy(studyFiles, model, { ...options, name, folder }),
    studyFiles,
  };
}

/** Fails where there is nothing to compare: every plan is measured against `hold`. */
export function decide(source: Source, progress: Progress): Decision {
  if (source.study.plans.every(({ name }) => name === 'hold')) {
    fail({
      opening: 'missing',
      message: 'plan: there is none to compare with "hold", which goes on as before',
      place: { file: join(source.folder, 'plans') },
      advice: 'Put one there, such as scale-ppc.csv, or name one of its plans: "discovery new" shows what they look like.',
    });
  }
  return decideStudy(source, progress);
}
