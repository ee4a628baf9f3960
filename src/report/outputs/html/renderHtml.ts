import { base64 } from '../../../tables/deflate.ts';
import type { Report, Section } from '../../document.ts';
import type { PageFace } from '../../fonts/pageFaces.ts';
import { subsetFace } from '../../fonts/subsetFace.ts';
import { blockHtml } from './blocks.ts';
import { chartStyle } from './chartStyle.ts';
import type { LivePart } from './live/livePart.ts';
import { LIVE_STYLE } from './live/liveStyle.ts';
import { html, type Markup, trusted } from './markup.ts';
import { PAGE_STYLE } from './pageStyle.ts';

export interface HtmlOptions {
  /** SHA-256 of the text as UTF-8, in base64: what the page's policy names its one style sheet by. */
  readonly sha256Base64: (text: string) => string;
  /** Faces of the family Source Sans 3 as TrueType, by weight: what of them the page needs is put into it. Without them the reader's system chooses. */
  readonly faces?: readonly PageFace[];
  /** The part that recomputes; without it nothing in the page runs. */
  readonly live?: LivePart;
}

/**
 * The report as one HTML file: no network, no script but that of the part that recomputes, readable from disk and without it. The same
 * report gives the same text.
 */
export function renderHtml(report: Report, { sha256Base64, faces = [], live }: HtmlOptions): string {
  const body = bodyOf(report, live);
  const letters = lettersOf(body.markup);
  const style = `${faces.map((face) => fontFace(face, letters)).join('')}${PAGE_STYLE}${live ? LIVE_STYLE : ''}${chartStyle()}`;
  const hashed = (texts: readonly string[]): string => texts.map((text) => ` 'sha256-${sha256Base64(text)}'`).join('');
  const scripts = live ? `script-src${hashed(live.scripts)}; ` : '';
  const policy = `default-src 'none'; ${scripts}style-src${hashed([style])}; font-src data:; base-uri 'none'; form-action 'none'`;
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
${body}</html>
`;
  return page.markup;
}

/** All that is seen of the page, and what it computes with. */
function bodyOf(report: Report, live: LivePart | undefined): Markup {
  const [answer, ...others] = report.sections;
  return html`<body>
<a class="skip" href="#main">Skip to the answer</a>
<header>
<p class="kicker">${report.title}</p>
<h1>${report.headline}</h1>
<p class="lead">${report.lead}</p>
<p class="facts">${report.subtitle}</p>
${live?.jump}</header>
<main id="main">
${answer && sectionHtml(answer)}${live?.section}${contents(report)}${others.map(sectionHtml)}</main>
<footer><p>${report.imprint}</p></footer>
${live?.data}${live?.scripts.map((script) => html`<script>${trusted(script)}</script>\n`)}</body>
`;
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

/** Every letter that a page may show: its script may write words that the report has not. */
function lettersOf(markup: string): ReadonlySet<string> {
  const letters = new Set(markup);
  for (let code = 32; code < 127; code++) letters.add(String.fromCharCode(code));
  return letters;
}

function fontFace(
  { weight, bytes }: { readonly weight: number; readonly bytes: Uint8Array },
  letters: ReadonlySet<string>,
): string {
  const woff = base64(subsetFace(bytes, letters));
  return `@font-face{font-family:'Source Sans 3';font-weight:${weight};font-display:swap;src:url(data:font/woff;base64,${woff}) format('woff')}\n`;
}
