import { fail, type Warning } from '../core/error.ts';
import { nearest, suggest } from '../core/nearest.ts';
import { quotable } from '../tables/cell.ts';
import { nameKey } from '../tables/fieldWords.ts';
import type { TableFile } from '../tables/table.ts';

/** The files of a study's folder, sorted by what they are. Paths are as people know them. */
export interface StudyFiles {
  readonly product: TableFile;
  readonly history?: TableFile;
  readonly assumptions?: TableFile;
  /** By plan name, in order of name. */
  readonly plans: ReadonlyMap<string, TableFile>;
  readonly warnings: readonly Warning[];
}

const KNOWN = ['product.csv', 'history.csv', 'assumptions.csv'];
/** Files that people keep beside a study and that hold nothing to read; templates are there to be copied. */
const ASIDE = /(?:^|\/)\.|^templates\/|\.(?:md|txt|ts|xlsx|pdf)$/i;
const PLAN = /^plans\/([^/]+)\.csv$/i;

/**
 * Sorts the files of a study; `folder` is put before each name in messages.
 * Errors: no product.csv, a plan asked for that no file gives. Files that nobody reads are a warning each.
 */
export function sortStudyFiles(
  files: readonly TableFile[],
  { name, folder, plans }: { readonly name: string; readonly folder: string; readonly plans?: readonly string[] | undefined },
): StudyFiles {
  const prefix = folder === '' || folder.endsWith('/') ? folder : `${folder}/`;
  const byPath = new Map(files.map((file) => [file.path.replaceAll('\\', '/').replace(/^\.\//, ''), file]));
  const take = (path: string): TableFile | undefined => {
    const found = byPath.has(path) ? path : [...byPath.keys()].find((other) => other.toLowerCase() === path);
    const file = found === undefined ? undefined : byPath.get(found);
    return file && { path: `${prefix}${found}`, bytes: file.bytes };
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
    const name = PLAN.exec(path)?.[1];
    const file = take(path);
    return name === undefined || !file ? [] : [{ name: planName(name, file.path), file }];
  });
  checkDistinct(planned);
  const unread = [...byPath.keys()].filter(
    (path) => !KNOWN.includes(path.toLowerCase()) && !PLAN.test(path) && !ASIDE.test(path),
  );
  return {
    product,
    ...(history ? { history } : {}),
    ...(assumptions ? { assumptions } : {}),
    plans: choosePlans(new Map(inOrder(planned).map(({ name, file }) => [name, file])), plans),
    warnings: unread.map((path) => unreadFile(path, prefix)),
  };
}

interface NamedPlan {
  readonly name: string;
  readonly file: TableFile;
}

function inOrder(plans: readonly NamedPlan[]): NamedPlan[] {
  return [...plans].sort((a, b) => (a.name < b.name ? -1 : 1));
}

const LONGEST_NAME = 60;

/** The name of a plan, as it goes into flags, tables and charts. `Hold.csv` is `hold`. Errors: one that nobody could write there. */
function planName(name: string, file: string): string {
  if (nameKey(name) === 'hold') return 'hold';
  if (nameKey(name) !== '' && !/[\p{C},]/u.test(name) && name.length <= LONGEST_NAME) return name;
  return fail({
    opening: 'invalid',
    message: `plan name "${quotable(name)}"`,
    place: { file },
    advice: `Rename the file: letters and digits, no commas, at most ${LONGEST_NAME} characters.`,
  });
}

/** Refuses plans whose names a reader could not tell apart: `scale-ppc` and `Scale PPC`. */
function checkDistinct(plans: readonly NamedPlan[]): void {
  const first = new Map<string, NamedPlan>();
  for (const plan of inOrder(plans)) {
    const key = nameKey(plan.name);
    const twin = first.get(key);
    if (twin) {
      const message = `plan name "${plan.name}": ${twin.file.path} is called the same`;
      fail({ opening: 'invalid', message, place: { file: plan.file.path }, advice: 'Rename one of the two files.' });
    }
    first.set(key, plan);
  }
}

/** The plans asked for, all without a wish. `hold` is always kept, for everything is compared with it. */
function choosePlans(
  plans: ReadonlyMap<string, TableFile>,
  wanted: readonly string[] | undefined,
): ReadonlyMap<string, TableFile> {
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
