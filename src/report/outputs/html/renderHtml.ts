import type { Report, Section } from '../../document.ts';
import { blockHtml } from './blocks.ts';
import { chartStyle } from './chartStyle.ts';
import { html, type Markup, trusted } from './markup.ts';
import { PAGE_STYLE } from './pageStyle.ts';

export interface HtmlOptions {
  /** SHA-256 of the text as UTF-8, in base64: what the page's policy names its one style sheet by. */
  readonly sha256Base64: (text: string) => string;
  /** Web fonts of the family Source Sans 3 as base64 woff2, by weight; without them the reader's system chooses. */
  readonly fonts?: readonly { readonly weight: number; readonly base64: string }[];
}

/** The report as one HTML file: no network, no script, readable from disk. The same report gives the same text. */
export function renderHtml(report: Report, { sha256Base64, fonts = [] }: HtmlOptions): string {
  const style = `${fonts.map(fontFace).join('')}${PAGE_STYLE}${chartStyle()}`;
  const policy = `default-src 'none'; style-src 'sha256-${sha256Base64(style)}'; font-src data:; base-uri 'none'; form-action 'none'`;
  const [answer, ...others] = report.sections;
  const page = html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${report.title} ${report.subtitle}</title>
<style>${trusted(style)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the answer</a>
<header>
<p class="kicker">${report.title}</p>
<h1>${report.headline}</h1>
<p class="lead">${report.lead}</p>
<p class="facts">${report.subtitle}</p>
</header>
<main id="main">
${answer && sectionHtml(answer)}${contents(report)}${others.map(sectionHtml)}</main>
<footer><p>${report.imprint}</p></footer>
</body>
</html>
`;
  return page.markup;
}

function sectionHtml({ id, title, appendix, blocks }: Section): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-title"${appendix ? html` class="appendix"` : undefined}>
<h2 id="${id}-title">${title}</h2>
${blocks.map(blockHtml)}</section>
`;
}

function contents({ sections }: Report): Markup {
  const links = (chosen: readonly Section[]): Markup =>
    html`<ol>\n${chosen.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>\n`)}</ol>\n`;
  return html`<nav aria-labelledby="contents-title">
<h2 id="contents-title">Contents</h2>
${links(sections.filter(({ appendix }) => !appendix))}<h3>Appendices</h3>
${links(sections.filter(({ appendix }) => appendix))}</nav>
`;
}

function fontFace({ weight, base64 }: { readonly weight: number; readonly base64: string }): string {
  if (!/^[A-Za-z0-9+/=]*$/.test(base64)) throw new Error('a web font is not base64');
  return `@font-face{font-family:'Source Sans 3';font-weight:${weight};font-display:swap;src:url(data:font/woff2;base64,${base64}) format('woff2')}\n`;
}
