import type { Model } from '../../../language/model.ts';
import { explainMarkdown } from './explainMarkdown.ts';
import { explainText } from './explainText.ts';
import { type Explanation, explanationOf, type Reads } from './explanation.ts';

export interface ExplainSource {
  readonly model: Model;
  readonly format: 'text' | 'md' | 'json';
  /** A variable, parameter, input, dated table or dimension; absent for all of the model. */
  readonly name?: string;
  /** Whether a row of readings.csv is the one that a channel's cell is read by. */
  readonly reads: Reads;
  /** Columns of a line of text. */
  readonly width: number;
}

/**
 * The model for people: every equation with its unit, words and source, every assumption with its quantiles and grade,
 * the channel table with what each word was read as in both readings. An unknown name is an error that offers the nearest.
 */
export function explainModel({ model, format, name, reads, width }: ExplainSource): string {
  return FORMATS[format](explanationOf(model, reads, name), name === undefined, width);
}

const FORMATS: Readonly<Record<ExplainSource['format'], (explanation: Explanation, whole: boolean, width: number) => string>> = {
  text: explainText,
  md: explainMarkdown,
  json: (explanation) => `${JSON.stringify(explanation, null, 2)}\n`,
};
