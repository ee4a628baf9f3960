import type { AnswerRow } from '../canonical.ts';
import type { Columns } from '../columns/exportColumns.ts';
import { flagColumn } from '../columns/flagColumn.ts';
import { spansOf } from '../columns/spans.ts';
import type { MakeRow } from '../formats/exportFormat.ts';
import type { Header } from '../headers.ts';
import { channelOf } from './assistantNames.ts';

/** `Brand Mentioned (ChatGPT)`; all engines together are no answer of their own. */
const MENTIONED = /^brand mentioned ?\((?!all\b)(.+)\)$/i;

/** Whether a table has a column an engine that says whether its answer names the brand. */
export function hasEngineColumns(headers: readonly Header[]): boolean {
  return headers.some(({ text }) => MENTIONED.test(text));
}

/** Rows of a tool with a column an engine: each prompt is as many answers as it has engines that were asked. */
export function engineColumnRows(columns: Columns): MakeRow {
  const { table } = columns;
  const span = spansOf(columns);
  const [prompt, marketplace, brand] = [columns.text('prompt'), columns.marketplace(), table.context.brand ?? ''];
  const engines = table.headers.flatMap(({ text }, index) => {
    const engine = MENTIONED.exec(text)?.[1];
    if (engine === undefined) return [];
    const channel = channelOf(engine);
    const read = flagColumn({ file: table.file, index, header: text, field: 'mentioned' });
    return [{ engine, read, ...(channel === undefined ? undefined : { channel }) }];
  });
  return (cells, line): readonly AnswerRow[] | string => {
    const country = marketplace(cells);
    const shared = {
      ...{ kind: 'answer' as const, line, span: span(cells, line), prompt: prompt(cells), run: '', brand, answers: 1 },
      ...(country === undefined ? undefined : { marketplace: country }),
    };
    const rows = engines.flatMap(({ read, ...about }) => {
      const mentions = read(cells, line);
      return Number.isNaN(mentions) ? [] : [{ ...shared, ...about, mentions }];
    });
    return rows.length > 0 ? rows : 'not known whether the brand was mentioned';
  };
}
