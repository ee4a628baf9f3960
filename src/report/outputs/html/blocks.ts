import type { Block, ChartBlock, Column, EquationText, TableBlock } from '../../block.ts';
import { drawing } from './drawing.ts';
import { html, type Markup } from './markup.ts';

type Renderers = { readonly [kind in Block['kind']]: (block: Extract<Block, { kind: kind }>) => Markup };

const RENDERERS: Renderers = {
  paragraph: ({ text }) => html`<p>${text}</p>\n`,
  heading: ({ text }) => html`<h3>${text}</h3>\n`,
  note: ({ text }) => html`<p class="note">${text}</p>\n`,
  list: ({ items }) => html`<ul>\n${items.map((item) => html`<li>${item}</li>\n`)}</ul>\n`,
  orders: ({ items }) => html`<ol class="orders">\n${items.map((item) => html`<li>${item}</li>\n`)}</ol>\n`,
  terms: ({ terms }) =>
    html`<dl class="terms">\n${terms.map(([term, meaning]) => html`<div><dt>${term}</dt><dd>${meaning}</dd></div>\n`)}</dl>\n`,
  chart: chartFigure,
  table: (table) => scrollingTable(table),
  equations: ({ equations }) => html`<dl class="equations">\n${equations.map(equation)}</dl>\n`,
};

/** One block as HTML. */
export function blockHtml<Kind extends Block['kind']>(block: Extract<Block, { kind: Kind }>): Markup {
  return RENDERERS[block.kind as Kind](block);
}

function chartFigure({ id, title, caption, svg, table }: ChartBlock): Markup {
  return html`<figure id="chart-${id}">
<figcaption><strong>${title}</strong> <span>${caption}</span></figcaption>
<div class="scroll" role="region" aria-label="Chart: ${title}" tabindex="0">${drawing(svg, id)}</div>
<details><summary>The numbers behind this chart</summary>
${scrollingTable(table)}</details>
</figure>
`;
}

/** A table in its own box, so that a narrow screen scrolls the table and not the page. A cell ends where the next begins, as HTML has it: there are thousands. */
function scrollingTable({ caption, columns, rows, totals, small }: TableBlock): Markup {
  const head = columns.map((column) => html`<th scope=col${alignment(column)}>${column.title}`);
  const body = rows.map(
    (cells, index) =>
      html`<tr${totals.includes(index) ? html` class="total"` : undefined}>${cells.map((cell, place) => tableCell(cell, place, columns))}\n`,
  );
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table${small ? html` class="small"` : undefined}>
<caption><span>${caption}</span></caption>
<thead><tr>${head}
<tbody>
${body}</table></div>
`;
}

function tableCell(text: string, place: number, columns: readonly Column[]): Markup {
  const column = columns[place];
  const align = column && alignment(column);
  return place === 0 && text !== '' ? html`<th scope=row${align}>${text}` : html`<td${align}>${text}`;
}

function alignment({ align, grow }: Column): Markup | undefined {
  if (align === 'right') return html` class=n`;
  return grow > 0 ? html` class=w` : undefined;
}

function equation({ name, over, unit, about, source, equals, starts }: EquationText): Markup {
  const each = over === undefined ? undefined : html` <span>for each ${over}</span>`;
  const measure = unit === '' ? undefined : html` <span>in ${unit}</span>`;
  const opening = starts === undefined ? undefined : html`<dd><span>At the start:</span> <code>${starts}</code></dd>\n`;
  const origin = source === undefined ? undefined : html` Source: ${source}.`;
  return html`<div><dt>${name}${each}${measure}</dt>
<dd><code>${equals}</code></dd>
${opening}<dd class="about">${about}${origin}</dd></div>
`;
}
