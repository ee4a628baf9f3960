import type { AnswerRow } from '../canonical.ts';
import type { Columns } from '../columns/exportColumns.ts';
import { spansOf } from '../columns/spans.ts';
import type { MakeRow } from '../formats/exportFormat.ts';
import { channelOf } from './assistantNames.ts';

/** Rows of an AI-visibility tool: one answer each, or several counted together. */
export function answerRows(columns: Columns): MakeRow {
  const span = spansOf(columns);
  const marketplace = columns.marketplace();
  const [engine, prompt, run] = [columns.text('engine'), columns.text('prompt', 'promptId'), columns.text('run')];
  const [brand, whole] = [columns.text('brand'), columns.table.context.brand ?? ''];
  const [answers, mentions] = countsOf(columns);
  return (cells, line): AnswerRow | string => {
    const [asked, named] = [answers(cells, line), mentions(cells, line)];
    if (Number.isNaN(named) || Number.isNaN(asked)) return 'not known whether the brand was mentioned';
    const [assistant, country] = [engine(cells), marketplace(cells)];
    const channel = channelOf(assistant);
    if (named > asked) columns.missing(`answers: ${named} mentions in ${asked} answers`, line);
    return {
      kind: 'answer',
      line,
      span: span(cells, line),
      engine: assistant,
      prompt: prompt(cells),
      run: run(cells),
      brand: brand(cells) || whole,
      answers: asked,
      mentions: named,
      ...(channel === undefined ? undefined : { channel }),
      ...(country === undefined ? undefined : { marketplace: country }),
    };
  };
}

function countsOf(columns: Columns) {
  if (columns.has('mentioned')) return [() => 1, columns.number('mentioned')] as const;
  return [columns.number('answers'), columns.number('mentions')] as const;
}
