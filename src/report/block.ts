/** What a report is made of. All text is plain text: no markup, in any output. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | ChartBlock
  | TableBlock
  | { readonly kind: 'equations'; readonly equations: readonly EquationText[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** Numbered: what to do, in this order. */
  | { readonly kind: 'orders'; readonly items: readonly string[] }
  | { readonly kind: 'terms'; readonly terms: readonly (readonly [term: string, meaning: string])[] }
  /** Set apart: a caution or a limit of what was just shown. */
  | { readonly kind: 'note'; readonly text: string };

export interface ChartBlock {
  readonly kind: 'chart';
  readonly id: string;
  readonly title: string;
  readonly caption: string;
  readonly alt: string;
  readonly svg: string;
  readonly table: TableBlock;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  /** Rows that are totals, by index. */
  readonly totals: readonly number[];
  /** A long register: smaller print. */
  readonly small: boolean;
}

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** Part of the spare width in print; 0 takes what the text needs. */
  readonly grow: number;
}

export interface EquationText {
  readonly name: string;
  /** The dimension whose members each have the equation. */
  readonly over?: string;
  /** Empty for a plain number. */
  readonly unit: string;
  readonly about: string;
  readonly source?: string;
  readonly equals: string;
  readonly starts?: string;
  /** Typst mathematics, where a printer was given. */
  readonly math?: { readonly equals: string; readonly starts?: string };
}

/** Columns from their titles: a leading `>` aligns numbers to the right, each leading `~` takes a part of the spare width.
 * @example
 * columnsOf(['~Plan', '>NPV']) // => [{ title: 'Plan', align: 'left', grow: 1 }, { title: 'NPV', align: 'right', grow: 0 }] */
export function columnsOf(titles: readonly string[]): Column[] {
  return titles.map((text) => {
    const title = text.replace(/^[>~]+/, '');
    return { title, align: text.startsWith('>') ? 'right' : 'left', grow: text.lastIndexOf('~', text.length - title.length) + 1 };
  });
}

/** A table from titles as {@link columnsOf} reads them. */
export function tableOf(caption: string, titles: readonly string[], rows: readonly (readonly string[])[]): TableBlock {
  return { kind: 'table', caption, columns: columnsOf(titles), rows, totals: [], small: false };
}

/** Paragraphs of the sentences that are not empty. */
export function paragraphs(...texts: readonly string[]): Block[] {
  return texts.filter((text) => text !== '').map((text) => ({ kind: 'paragraph', text }));
}
