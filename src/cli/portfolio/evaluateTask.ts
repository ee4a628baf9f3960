import { join } from 'node:path';
import { InputError } from '../../core/error.ts';
import {
  type Evaluation,
  evaluateProduct,
  importExports,
  loadModel,
  loadProduct,
  type Model,
  membersChosen,
  type ProductRecord,
  type ProductTask,
  type SourceFile,
} from '../../pipeline.ts';
import { EXPORTS, studyExports } from '../studyExports.ts';
import { wholeModel } from '../studyModel.ts';

/** What a thread is started with. Plain data. */
export interface ThreadSource {
  readonly evaluation: Evaluation;
  readonly modelFiles: readonly SourceFile[];
}

/** Evaluates products one after the other. The model is built once for each set of members that products tell apart, and so are its programs. */
export function openEvaluation({
  evaluation,
  modelFiles,
}: ThreadSource): (task: ProductTask, changed: Partial<Evaluation>) => Promise<ProductRecord> {
  const { model } = evaluation;
  const whole = wholeModel({ model, modelFiles });
  const models = new Map<string, Model>();
  const modelOf = (task: ProductTask): Model => {
    const { files, id: name, folder, joined } = task;
    const chosen = membersChosen(files, { name, folder, whole, ...(joined && { joined }) });
    const key = JSON.stringify([...chosen]);
    const known = models.get(key) ?? (chosen.size === 0 ? model : loadModel(modelFiles, chosen));
    models.set(key, known);
    return known;
  };
  return async (task, changed) => {
    try {
      const joined = await joinedTask(task, whole);
      return await evaluateProduct(joined, { ...evaluation, ...changed, model: modelOf(joined) });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const { index, id, category } = task;
      return { kind: 'left out', index, id, category, issues: error.issues };
    }
  };
}

/** The task with its history joined from its exports, where those are all that it has. */
async function joinedTask(task: ProductTask, model: Model): Promise<ProductTask> {
  if (!task.fromExports) return task;
  const { folder, files, id: name } = task;
  const { unread: _, ...exports } = await studyExports(folder);
  if (exports.files.length === 0) return task;
  const product = loadProduct(files, model, { name, folder });
  return { ...task, joined: await importExports({ ...exports, product, model, place: join(folder, EXPORTS) }, () => undefined) };
}
