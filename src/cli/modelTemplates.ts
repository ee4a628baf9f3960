import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Model, studyTemplates, type TemplateFile } from '../pipeline.ts';
import type { Request } from './commandOutcome.ts';
import { readFolder } from './effects/readFolder.ts';
import { modelFolder } from './folders.ts';

/** The folder of a model in which the first files of a study are. */
export const TEMPLATE = 'template';

/** What `discovery new` writes for a study of this name. */
export function newStudy(request: Request, name: string, model: Model): readonly TemplateFile[] {
  const folder = join(modelFolder(request), TEMPLATE);
  return studyTemplates(existsSync(folder) ? readFolder(folder, 'template of the model') : [], { name, model });
}
