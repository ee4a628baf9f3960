import type { Decision } from '../decide/decision.ts';
import type { Expression } from '../language/expression.ts';
import type { FileReading } from '../study/fileReading.ts';
import type { Imported } from '../study/imported.ts';
import type { DrawnChart } from './charts/chart.ts';

export interface Program {
  readonly name: string;
  readonly version: string;
}

/** What a report is written from. */
export interface ReportSource {
  readonly decision: Decision;
  readonly charts: readonly DrawnChart[];
  readonly readings: readonly FileReading[];
  /** Where the history was joined from exports. */
  readonly imported?: Imported;
  readonly program: Program;
  /** Prints an equation as Typst mathematics; without it the PDF shows equations as text. */
  readonly typeset?: (expression: Expression) => string;
}
