import { fail, type Warning } from '../core/error.ts';
import { nearest, suggest } from '../core/nearest.ts';
import { quotable } from './cell.ts';
import type { SourceFile } from './decodeText.ts';

/** The files of a study's folder, sorted by what they are. Paths are as people know them. */
export interface StudyFiles {
  readonly product: SourceFile;
  readonly history?: SourceFile;
  readonly assumptions?: SourceFile;
  /** By plan name, in order of name. */
  readonly plans: ReadonlyMap<string, SourceFile>;
  readonly warnings: readonly Warning[];
}

const KNOWN = ['product.csv', 'history.csv', 'assumptions.csv'];
/** Files that people keep beside a study and that hold nothing to read. */
const ASIDE = /(?:^|\/)\.|\.(?:md|txt|ts|xlsx|pdf)$/i;
const PLAN = /^plans\/([^/]+)\.csv$/i;

/**
 * Sorts the files of a study; `folder` is put before each name in messages.
 * Errors: no product.csv, a plan asked for that no file gives. Files that nobody reads are a warning each.
 */
export function sortStudyFiles(
  files: readonly SourceFile[],
  { name, folder, plans }: { readonly name: string; readonly folder: string; readonly plans?: readonly string[] | undefined },
): StudyFiles {
  const prefix = folder === '' || folder.endsWith('/') ? folder : `${folder}/`;
  const byPath = new Map(files.map((file) => [file.path.replaceAll('\\', '/').replace(/^\.\//, ''), file]));
  const take = (path: string): SourceFile | undefined => {
    const file = byPath.get(path);
    return file && { path: `${prefix}${path}`, bytes: file.bytes };
  };
  const product = take('product.csv');
  if (!product) {
    const place = { file: `${prefix}product.csv` };
    fail({
      opening: 'missing',
      message: 'file product.csv',
      place,
      advice: `Run "discovery new ${prefix.slice(0, -1) || name}" to get templates to fill in.`,
    });
  }
  const [history, assumptions] = [take('history.csv'), take('assumptions.csv')];
  const planned = [...byPath.keys()].flatMap((path) => {
    const plan = PLAN.exec(path)?.[1];
    const file = take(path);
    return plan === undefined || !file ? [] : [[plan, file] as const];
  });
  const unread = [...byPath.keys()].filter((path) => !KNOWN.includes(path) && !PLAN.test(path) && !ASIDE.test(path));
  return {
    product,
    ...(history ? { history } : {}),
    ...(assumptions ? { assumptions } : {}),
    plans: choosePlans(new Map(planned.sort(([a], [b]) => (a < b ? -1 : 1))), plans),
    warnings: unread.map((path) => unreadFile(path, prefix)),
  };
}

/** The plans asked for, all without a wish. `hold` is always kept, for everything is compared with it. */
function choosePlans(
  plans: ReadonlyMap<string, SourceFile>,
  wanted: readonly string[] | undefined,
): ReadonlyMap<string, SourceFile> {
  if (!wanted) return plans;
  const unknown = wanted.find((plan) => plan !== 'hold' && !plans.has(plan));
  if (unknown !== undefined) {
    fail({
      opening: 'unknown',
      message: `plan "${quotable(unknown)}" in --plans`,
      advice: suggest(unknown, ['hold', ...plans.keys()]),
    });
  }
  return new Map([...plans].filter(([plan]) => plan === 'hold' || wanted.includes(plan)));
}

function unreadFile(path: string, prefix: string): Warning {
  const close = nearest(path, KNOWN);
  const hint =
    close === undefined ? 'A study is product.csv, history.csv, plans/*.csv and assumptions.csv.' : `Did you mean ${close}?`;
  return { code: 'unknown-file', message: `The file is not read. ${hint}`, place: { file: `${prefix}${path}` } };
}
