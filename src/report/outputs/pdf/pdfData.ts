import type { Block, TableBlock } from '../../block.ts';
import type { Report, Section } from '../../document.ts';
import { shorten, visible } from '../../format.ts';

/** The longest table that print carries whole; what is longer is cut, and says so. */
const MOST_ROWS = 300;

/** Whether a PDF is the whole report, with its contents and the numbers behind its charts. */
export interface PdfKind {
  readonly whole: boolean;
}

/** The report as the page design reads it: drawings apart, charts' numbers in an appendix of their own. */
export function pdfData(
  report: Report,
  { whole }: PdfKind = { whole: true },
): { readonly json: string; readonly drawings: ReadonlyMap<string, string> } {
  const [answer, ...sections] = report.sections;
  const charts = report.sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'chart'));
  const numbers: Section = {
    id: 'numbers',
    title: 'The numbers behind the charts',
    appendix: true,
    blocks: charts.map(({ table }) => table),
  };
  const printed = [...sections, ...(whole && charts.length > 0 ? [numbers] : [])].map((section) => ({
    ...section,
    blocks: section.blocks.map(printable),
  }));
  const { title, product, subtitle, headline, lead, imprint } = report;
  return {
    json: textOf({
      running: [shorten(title, 70), shorten(product, 70)],
      title,
      subtitle,
      headline,
      lead,
      imprint,
      whole,
      answer: answer?.blocks.map(printable) ?? [],
      sections: printed,
    }),
    drawings: new Map(charts.map(({ id, svg }) => [id, svg])),
  };
}

/** JSON without what XML and fonts cannot carry: control characters and halves of letters. */
function textOf(value: object): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' ? visible(part) : part));
}

function printable(block: Block): object {
  if (block.kind === 'chart') {
    const { kind, id, title, caption, alt } = block;
    return { kind, id, title, caption, alt };
  }
  return block.kind === 'table' && block.rows.length > MOST_ROWS ? cut(block) : block;
}

function cut(table: TableBlock): TableBlock {
  const caption = `${table.caption} (the first ${MOST_ROWS} of ${table.rows.length} rows; report.html has them all)`;
  return { ...table, caption, rows: table.rows.slice(0, MOST_ROWS) };
}
