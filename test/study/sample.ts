import { monthOf } from '../../src/core/calendar.ts';
import { InputError, type Issue } from '../../src/core/error.ts';
import { readStudy, type StudyOptions } from '../../src/study/readStudy.ts';
import type { Study } from '../../src/study/study.ts';

import { parseTable } from '../../src/tables/parseTable.ts';
import type { Table, TableFile } from '../../src/tables/table.ts';
import { shippedModel } from '../helpers/shipped.ts';

/** The model that ships. */
export const MODEL = shippedModel();
export const SIGNALS = ['listing_specificity', 'qa_coverage', 'reviews', 'community', 'editorial', 'review_platforms'];
export const CHANNELS = ['amazon_search', 'alexa_for_shopping', 'external_ai'];

export const OPTIONS: StudyOptions = {
  name: 'demo',
  folder: 'inputs/demo',
  model: MODEL,
  from: monthOf(2026, 1),
  to: monthOf(2026, 6),
  toIsExplicit: false,
};

/** A small study that reads without a word; months 2026-01 to 2026-03, plan 2026-04 to 2026-06. */
export const SAMPLE: Readonly<Record<string, string>> = {
  'product.csv': `field,value,note
product,Pan,
marketplace,US,
currency,USD,
price,$40.00,list
margin,35%,
conversion_rate,0.1,
return_rate,6%,
repeat_rate,15%,
discount_rate,10%,
category_discoveries,400000,
`,
  'history.csv': `month,ad_spend,acos,organic_rank,content_spend
2026-01,1000,25%,12,100
2026-02,1100,26%,13,100
2026-03,1200,27%,14,100
`,
  'plans/a.csv': 'line,2026-04,2026-05,2026-06\nad_spend,1200,1200,1200\nbuild.reviews,10,20,30\n',
};

export function file(path: string, text: string): TableFile {
  return { path, bytes: new TextEncoder().encode(text) };
}

export function table(text: string, path = 'a.csv'): Table {
  return parseTable(file(path, text));
}

/** The sample study with some files replaced, or left out where the text is undefined. */
export function sampleFiles(changes: Readonly<Record<string, string | undefined>> = {}): TableFile[] {
  return Object.entries({ ...SAMPLE, ...changes }).flatMap(([path, text]) => (text === undefined ? [] : [file(path, text)]));
}

export function read(changes: Readonly<Record<string, string | undefined>> = {}, options: Partial<StudyOptions> = {}): Study {
  return readStudy(sampleFiles(changes), { ...OPTIONS, ...options });
}

/** The issues of what `run` refuses. */
export function issuesOf(run: () => unknown): readonly Issue[] {
  try {
    run();
  } catch (error) {
    if (error instanceof InputError) return error.issues;
    throw error;
  }
  throw new Error('Nothing was refused.');
}

/** The whole text that a user would see. */
export function refusal(run: () => unknown): string {
  return new InputError(issuesOf(run)).message;
}
