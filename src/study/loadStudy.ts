import type { SourceFile } from '../core/sourceFile.ts';
import type { Model } from '../language/model.ts';
import type { JoinedHistory } from './joined.ts';
import { HOLD } from './planInputs.ts';
import { readStudy, readStudyProduct } from './readStudy.ts';
import type { RunOptions } from './runOptions.ts';
import type { Product, Study } from './study.ts';

/** The files of a study's folder → a checked study. `folder` is what error messages put before a file's name. */
export function loadStudy(
  files: readonly SourceFile[],
  model: Model,
  options: RunOptions & { readonly name: string; readonly folder: string; readonly joined?: JoinedHistory },
): Study {
  const { name, folder, from, to, toIsExplicit, asOf, plans, joined } = options;
  return readStudy(files, {
    name,
    folder,
    model,
    from,
    to,
    toIsExplicit,
    ...(asOf !== undefined && { asOf }),
    ...(plans && { plans: plans.filter((plan) => plan !== HOLD) }),
    ...(joined && { joined }),
  });
}

/** product.csv of a study that may hold nothing else. */
export function loadProduct(
  files: readonly SourceFile[],
  model: Model,
  { name, folder }: { readonly name: string; readonly folder: string },
): Product {
  return readStudyProduct(files, { name, folder, model });
}
