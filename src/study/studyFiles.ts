import { fail, type Warning } from '../core/error.ts';
import { nearest, suggest } from '../core/nearest.ts';
import { shownName } from '../core/shownName.ts';
import { quotable } from '../tables/cell.ts';
import { nameKey } from '../tables/fieldWords.ts';
import type { TableFile } from '../tables/table.ts';

/** The files of a study's folder, sorted by what they are. Paths are as people know them. */
export interface StudyFiles {
  readonly product: TableFile;
  readonly history?: TableFile;
  readonly assumptions?: TableFile;
  readonly experiments?: TableFile;
  /** By plan name, in order of name. */
  readonly plans: ReadonlyMap<string, TableFile>;
  readonly warnings: readonly Warning[];
}

const KNOWN = ['product', 'history', 'assumptions', 'experiments'] as const;
const ENDINGS = ['.csv', '.tsv', '.xlsx'];
const PLAN = /^plans\/([^/]+)\.(?:csv|tsv|xlsx)$/i;
/** What the system puts beside files, the reader's own README and templates, which are there to be copied. */
const ASIDE = /(?:^|\/)(?:\.|~\$|readme\.md$|thumbs\.db$|desktop\.ini$)|^templates\//i;

/**
 * Sorts the files of a study; `folder` is put before each name in messages.
 * Errors: no product.csv, a plan asked for that no file gives, two tables of the same name, such as a CSV and a workbook. Every file that is not read is
 * a warning.
 */
export function sortStudyFiles(
  files: readonly TableFile[],
  { name, folder, plans }: { readonly name: string; readonly folder: string; readonly plans?: readonly string[] | undefined },
): StudyFiles {
  const prefix = folder === '' || folder.endsWith('/') ? folder : `${folder}/`;
  const shown = files.map(({ path, bytes }) => ({ path: `${prefix}${path.replaceAll('\\', '/').replace(/^\.\//, '')}`, bytes }));
  const [product, history, assumptions, experiments] = KNOWN.map((table) => tableNamed(table, shown, prefix));
  if (!product) {
    const place = { file: `${prefix}product.csv` };
    fail({
      opening: 'missing',
      message: 'file product.csv',
      place,
      advice: `Run "discovery new ${prefix.slice(0, -1) || name}" to get templates to fill in.`,
    });
  }
  const planned = shown.flatMap((file) => {
    const name = PLAN.exec(file.path.slice(prefix.length))?.[1];
    return name === undefined ? [] : [{ name: planName(name, file.path), file }];
  });
  checkDistinct(planned);
  const read = new Set([product, history, assumptions, experiments, ...planned.map(({ file }) => file)]);
  const unread = shown.filter((file) => !read.has(file)).map(({ path }) => path.slice(prefix.length));
  return {
    product,
    ...(history ? { history } : {}),
    ...(assumptions ? { assumptions } : {}),
    ...(experiments ? { experiments } : {}),
    plans: choosePlans(new Map(inOrder(planned).map(({ name, file }) => [name, file])), plans),
    warnings: unread.filter((path) => !ASIDE.test(path)).map((path) => unreadFile(path, prefix)),
  };
}

/** The table of that name in a folder (with its slash), among files, as CSV, TSV or a workbook, in any case of letters. Errors: two of them are there. */
export function tableNamed<File extends { readonly path: string }>(
  name: string,
  files: readonly File[],
  folder = '',
): File | undefined {
  const [found, other] = ENDINGS.flatMap((ending) => {
    const path = `${folder}${name}${ending}`;
    return files.find((file) => file.path === path) ?? files.find((file) => file.path.toLowerCase() === path.toLowerCase()) ?? [];
  });
  if (found && other) twice(found.path, other.path);
  return found;
}

function twice(first: string, second: string): never {
  fail({
    opening: 'invalid',
    message: `files: ${first} and ${second} are the same table twice`,
    place: { file: second },
    advice: `Remove one of the two: ${first} or ${second}.`,
  });
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
    message: `plan name "${quotable(shownName(name))}"`,
    place: { file },
    advice: `Rename the file: letters and digits, no commas, no line feeds or signs without a shape, at most ${LONGEST_NAME} characters.`,
  });
}

/** Refuses plans whose names a reader could not tell apart: `spend-more` and `Spend More`. */
function checkDistinct(plans: readonly NamedPlan[]): void {
  const first = new Map<string, NamedPlan>();
  for (const plan of inOrder(plans)) {
    const key = nameKey(plan.name);
    const twin = first.get(key);
    if (twin && baseOf(twin) === baseOf(plan)) twice(...([twin.file.path, plan.file.path].sort() as [string, string]));
    if (twin) {
      const message = `plan name "${plan.name}": ${twin.file.path} is called the same`;
      fail({ opening: 'invalid', message, place: { file: plan.file.path }, advice: 'Rename one of the two files.' });
    }
    first.set(key, plan);
  }
}

function baseOf({ file }: NamedPlan): string {
  return file.path.replace(/\.[^.]*$/, '');
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
  return { code: 'unknown-file', message: `The file is not read. ${hintFor(path)}`, place: { file: `${prefix}${path}` } };
}

function hintFor(path: string): string {
  if (/^plans\//i.test(path)) return 'A plan is a .csv, .tsv or .xlsx file in plans/ itself.';
  const close = nearest(
    path,
    KNOWN.flatMap((name) => ENDINGS.map((ending) => `${name}${ending}`)),
  );
  return close === undefined
    ? 'A study is product.csv, history.csv, plans/*.csv, assumptions.csv and experiments.csv, each of which may be a workbook (.xlsx).'
    : `Did you mean ${close}?`;
}
