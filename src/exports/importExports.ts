import type { Progress } from '../core/progress.ts';
import type { JoinedHistory } from '../study/joined.ts';
import type { Product } from '../study/study.ts';
import type { ExportFile } from '../tables/byteSource.ts';
import type { FileWords } from './fileWords.ts';
import type { ModelSide } from './join/claimOf.ts';
import { joinExports, type Open } from './join/joinExports.ts';
import { openExport } from './openExport.ts';

export interface ImportSource {
  readonly files: readonly ExportFile[];
  readonly product: Product;
  readonly model: ModelSide;
  readonly words: FileWords;
  /** What messages call the files together. */
  readonly place: string;
  /** How a file is recognised. */
  readonly open?: Open;
}

/** Exports as people download them → a monthly history, with the account of every row. */
export function importExports(
  { files, product, model, words, place, open = openExport }: ImportSource,
  progress: Progress,
): Promise<JoinedHistory> {
  const { marketplace, currency, brand, asins } = product;
  return joinExports(files, {
    study: { marketplace, currency, ...words, ...(brand === undefined ? {} : { brand }), ...(asins ? { asins } : {}) },
    ...model,
    place,
    open,
    progress: (done, file) => progress(done, `reading ${file}`),
  });
}
