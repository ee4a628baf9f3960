import { join } from 'node:path';
import type { Request } from './commandOutcome.ts';
import { programFolder } from './effects/programVersion.ts';
import { requireNoInputs, requireOutside, requireWritable } from './effects/requirePlace.ts';
import type { FlagName } from './flags.ts';
import { single } from './singleFlag.ts';

/** A positional that the command cannot do without. Throws where the parser let it go missing. */
export function positional({ command, positionals }: Request, name: string): string {
  const value = positionals.get(name);
  if (value === undefined) throw new Error(`${command} was run without <${name}>`);
  return value;
}

/** A folder as the user gave it, without slashes at its end. */
export function withoutSlash(folder: string): string {
  return folder.replace(/(?<=.)[/\\]+$/, '');
}

export function studyFolder(request: Request): string {
  return withoutSlash(positional(request, 'study'));
}

/** The folder of the model: the one shipped, or that of `--models`. */
export function modelFolder({ flags }: Request): string {
  return single(flags, 'models') ?? join(programFolder(), 'models', 'discovery');
}

/** The folder that an output goes into where it is no folder itself, and the flag that names it. */
interface OutputPlace {
  readonly folder?: string;
  readonly flag?: FlagName;
}

/**
 * Fails before anything is read where `output` could not be written into `folder`: no right to it, a file in its place, or among
 * the files of the study or the model.
 */
export function requireOutput(request: Request, output: string, { folder = output, flag = 'out' }: OutputPlace = {}): void {
  const study = studyFolder(request);
  for (const inputs of [study, join(study, 'exports')]) requireOutside(output, { name: 'the study', folder: inputs, flag });
  requireOutside(output, { name: 'the model', folder: modelFolder(request), flag });
  requireNoInputs(output, flag);
  requireWritable(folder, flag);
}
