import type { AssumptionRow } from '../core/assumption.ts';
import type { Period } from '../core/calendar.ts';
import type { Place, Warning } from '../core/error.ts';
import { type Experiment, experimentsUntil } from './experiment.ts';
import type { FileReading } from './fileReading.ts';
import type { Imported } from './imported.ts';
import { type Mark, marksUntil } from './mark.ts';

/** What a study's folder says, checked and in numbers. Frozen by convention: nobody writes to it. */
export interface Study {
  /** Name of the folder. */
  readonly name: string;
  readonly product: Product;
  readonly history?: History;
  /** In order of name. Does not contain the `hold` plan unless a file gives it. */
  readonly plans: readonly Plan[];
  /** Rows of the study's own assumptions.csv. */
  readonly overrides: readonly AssumptionRow[];
  /** What each file and column was read as, for `discovery check` and the appendix. */
  readonly readings: readonly FileReading[];
  readonly warnings: readonly Warning[];
  /** Where the history was joined from exports: what became of every row, and where every number is from. */
  readonly imported?: Imported;
}

/** product.csv: one fact a row. */
export interface Product {
  readonly file: string;
  readonly name: string;
  /** Upper case: an id of the model's marketplaces, or `*` where it has none. */
  readonly marketplace: string;
  /** ISO 4217, upper case. */
  readonly currency: string;
  /** Units of `currency` for one US dollar, where the file gives it (`usd_rate`). */
  readonly usdRate?: Fact;
  /** Every numeric fact by its field name. Shares as fractions. */
  readonly facts: ReadonlyMap<string, Fact>;
  /** Every fact in words that the file gives, by its field name. */
  readonly texts: ReadonlyMap<string, TextFact>;
}

export interface TextFact {
  readonly value: string;
  readonly note: string;
  readonly place: Place;
}

export interface Fact {
  readonly value: number;
  /** Said to be exact, however loosely such facts are known elsewhere. */
  readonly exactly?: true;
  readonly note: string;
  readonly place: Place;
}

/** history.csv, or exports joined: consecutive months, one value a month and column. */
export interface History {
  readonly file: string;
  /** Consecutive, ascending. */
  readonly months: readonly Period[];
  /** Line of each month in the file; none where the history was joined from exports. */
  readonly lines: readonly number[];
  /** By the model's column: `name`, or `name.member`. NaN is a missing cell. */
  readonly columns: ReadonlyMap<string, Float64Array>;
  /** Values that are only known to lie above a number: `>306` is NaN in `columns` and 306 here. Columns without
   * any are absent; NaN where the value is known or missing. */
  readonly limits: ReadonlyMap<string, Float64Array>;
  /** Whether the month's numbers will stay as they are; attributed sales grow for about two weeks. */
  readonly final: readonly boolean[];
  /** Months that are no measurement, and those from which another thing is measured; none where the file has no such columns. */
  readonly marks?: readonly Mark[];
  /** Tests within it, of experiments.csv. */
  readonly experiments?: readonly Experiment[];
}

/** One plan: money by line and month, in the study's currency. Where it begins after the first projected month, spending goes on as before until then. */
export interface Plan {
  /** File name without .csv, e.g. `spend-more`. */
  readonly name: string;
  readonly file: string;
  readonly months: readonly Period[];
  /** By the model's line: `name`, or `name.member`. Aligned with `months`. */
  readonly lines: ReadonlyMap<string, PlanLine>;
}

export interface PlanLine {
  readonly values: Float64Array;
  readonly place: Place;
}

/** Where a month of the history stands, the first being 0. */
export function monthPlace({ file, lines }: Pick<History, 'file' | 'lines'>, month: number): Place {
  const line = lines[month];
  return { file, ...(line === undefined ? {} : { line }) };
}

/** The history up to a month, as if it were still the end of that month: as many months are not final as are at its end now. */
export function historyUntil(history: History, last: Period): History {
  const kept = history.months.filter((month) => month <= last).length;
  const settled = kept - (history.final.length - 1 - history.final.lastIndexOf(true));
  return {
    ...history,
    months: history.months.slice(0, kept),
    lines: history.lines.slice(0, kept),
    columns: columnsUntil(history.columns, kept),
    limits: columnsUntil(history.limits, kept),
    final: history.final.slice(0, kept).map((final, month) => final && month < settled),
    ...(history.marks && { marks: marksUntil(history.marks, kept) }),
    ...(history.experiments && { experiments: experimentsUntil(history, history.months[kept - 1]) }),
  };
}

/** The first months of columns. A column without a value there is none: what is measured only later must not be known before. */
export function columnsUntil(columns: ReadonlyMap<string, Float64Array>, kept: number): Map<string, Float64Array> {
  const cut = [...columns].map(([name, values]): [string, Float64Array] => [name, values.slice(0, kept)]);
  return new Map(cut.filter(([, values]) => values.some(Number.isFinite)));
}
