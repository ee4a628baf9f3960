import type { TopLevelSpec } from 'vega-lite';

/** A chart before it is drawn: the specification, what it says, and its numbers as a table. */
export interface Chart {
  /** File name, kebab-case: `budget-dependent-versus-earned`. */
  readonly id: string;
  /** The finding, a sentence without a full stop. */
  readonly title: string;
  /** What the axes and colours are, for a caption. */
  readonly caption: string;
  /** For those who cannot see it. */
  readonly alt: string;
  readonly spec: TopLevelSpec;
  readonly table: ChartTable;
}

export interface ChartTable {
  readonly columns: readonly string[];
  /** Text cells, already formatted. */
  readonly rows: readonly (readonly string[])[];
}

export interface DrawnChart extends Chart {
  readonly svg: string;
}
