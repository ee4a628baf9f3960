import { join } from 'node:path';
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

export function decide(source: Source, progress: Progress): Decision {
  return decideStudy(source, progress);
}
