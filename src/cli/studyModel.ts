import { type JoinedHistory, loadModel, type Model, membersChosen, type SourceFile } from '../pipeline.ts';

/** A model as its folder gives it, without the dimensions whose members a study chooses. */
export interface OpenedModel {
  readonly model: Model;
  readonly modelFiles: readonly SourceFile[];
}

/** The same with every member of those dimensions: what files of a study are read with. */
export function wholeModel({ model, modelFiles }: OpenedModel): Model {
  if (model.open.length === 0) return model;
  return loadModel(modelFiles, new Map(model.open.map(({ name, members }) => [name, members.map(({ id }) => id)])));
}

/** The same with the members that the study's history tells apart. */
export function studyModel(
  opened: OpenedModel,
  files: readonly SourceFile[],
  from: { readonly name: string; readonly folder: string; readonly whole: Model; readonly joined?: JoinedHistory },
): Model {
  const chosen = membersChosen(files, from);
  return chosen.size === 0 ? opened.model : loadModel(opened.modelFiles, chosen);
}
